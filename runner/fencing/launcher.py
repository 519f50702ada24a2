"""Started by the worker for each sandbox, as a script: becomes the learner's user, mounts the one tmpfs, becomes bwrap.

Its arguments are three descriptors: a socket to the worker, the system call filter, and where bwrap reports. It reads
one JSON line from the socket (so that nothing stands in its arguments or environment, which can be read from inside),
answers there with a descriptor of the tmpfs, and is gone. Standard library only.
"""

import contextlib
import ctypes
import json
import os
import resource
import socket
import sys

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
MS_NOSUID, MS_NODEV, MS_NOSYMFOLLOW, MS_REC, MS_PRIVATE = 2, 4, 256, 0x4000, 1 << 18
PR_SET_PDEATHSIG, PR_SET_DUMPABLE = 1, 4

libc = ctypes.CDLL(None, use_errno=True)


def main():
    wire_number, filter_number, info_number = map(int, sys.argv[1:])
    wire = socket.socket(fileno=wire_number)
    order = json.loads(wire.makefile("rb").readline())
    become(order["uid"])
    enter_namespaces(os.geteuid(), os.getegid())
    folder = mount_stage(order)
    socket.send_fds(wire, [b"stage"], [folder])
    os.close(folder)
    arguments = arguments_file(order["bwrap"])
    os.set_inheritable(wire_number, False)
    descriptors = {"--args": arguments, "--seccomp": filter_number, "--info-fd": info_number}
    words = [word for option, number in descriptors.items() for word in (option, str(number))]
    os.execve(order["program"], ["bwrap", *words, "--", *order["command"]], {})  # noqa: S606


def become(uid):
    """Root may not be inside: where the worker is root, each sandbox has a user of its own."""
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    if os.geteuid() == 0:
        sys.exit("The sandbox refuses to start as root.")
    libc.prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0)
    with contextlib.suppress(ValueError):  # none may be had here at all
        resource.setrlimit(resource.RLIMIT_CORE, (1, 1))  # see syscalls.fence_dumps


def enter_namespaces(uid, gid):
    call(libc.unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare")
    write("/proc/self/setgroups", "deny")
    write("/proc/self/uid_map", f"0 {uid} 1")
    write("/proc/self/gid_map", f"0 {gid} 1")
    call(libc.mount(b"none", b"/", None, MS_REC | MS_PRIVATE, None), "make private")


def mount_stage(order):
    """One tmpfs for home, /tmp, /run and /dev/shm: its size and number of files are limited.

    `nosymfollow` binds us, who look at it from outside: a link in it leads nowhere.
    """
    stage, options = order["stage"].encode(), order["options"].encode()
    call(libc.mount(b"tmpfs", stage, b"tmpfs", MS_NOSUID | MS_NODEV | MS_NOSYMFOLLOW, options), "mount tmpfs")
    for name in ("home", "tmp", "run", "shm"):
        os.mkdir(f"{order['stage']}/{name}", 0o700)
    with open(f"{order['stage']}/run/kernel.json", "w") as connection:
        json.dump(order["connection"], connection)
    return os.open(order["stage"], os.O_RDONLY | os.O_DIRECTORY)


def arguments_file(words):
    reader = os.memfd_create("arguments", 0)
    os.write(reader, b"".join(word.encode() + b"\0" for word in words))
    os.lseek(reader, 0, os.SEEK_SET)
    return reader


def write(path, text):
    with open(path, "w") as target:
        target.write(text)


def call(result, what):
    if result != 0:
        sys.exit(f"{what}: {os.strerror(ctypes.get_errno())}")


if __name__ == "__main__":
    main()
