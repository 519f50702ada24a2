"""The system calls a learner's program never needs, as a filter for bwrap.

A deny list: Python with numpy needs many calls, and the namespaces already fence what the rest can reach. What is
denied either reaches outside them (keys, io_uring, some socket families), escapes the memory count (memfd, SysV
shared memory), takes what the machine has only once (places for asynchronous reads, watches on files), or has a
history of holes (namespaces in namespaces, bpf, userfaultfd). Source: seccomp(2).
"""

import errno
import socket
import tempfile
from typing import IO

import pyseccomp

DENIED = """
    mount umount2 pivot_root move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr chroot
    ptrace process_vm_readv process_vm_writev kcmp process_madvise pidfd_getfd
    add_key request_key keyctl
    bpf perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register
    memfd_create memfd_secret shmget shmat shmctl shmdt msgget msgsnd msgrcv msgctl semget semop semctl semtimedop
    io_setup io_submit io_cancel io_getevents io_pgetevents io_destroy inotify_init inotify_init1
    mq_open open_by_handle_at name_to_handle_at fanotify_init
    unshare setns kexec_load kexec_file_load init_module finit_module delete_module reboot swapon swapoff
    acct quotactl syslog settimeofday clock_settime clock_adjtime adjtimex iopl ioperm modify_ldt uselib
    personality lookup_dcookie nfsservctl vhangup sethostname setdomainname landlock_create_ruleset
""".split()
# Done without a word, for there is nothing to do: their files are all in memory, but the machine's would go to disk;
# and each new session would get as large a share of the processors as the site (sched(7), autogroup).
IDLE = "sync syncfs setsid".split()

FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)
NETLINK, NETLINK_ROUTE = 16, 0
NEW_NAMESPACES = 0x7E020000  # every CLONE_NEW* flag of clone(2)
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
RAW = 3
RLIMIT_CORE = 4


def filter_file() -> IO[bytes]:
    """The compiled filter in an open file, for `bwrap --seccomp FD`. Raises RuntimeError without libseccomp."""
    rules = pyseccomp.SyscallFilter(defaction=pyseccomp.ALLOW)
    refuse = pyseccomp.ERRNO(errno.EPERM)
    for name in DENIED:
        try:
            rules.add_rule(refuse, name)
        except (RuntimeError, OSError, ValueError):
            continue  # not known on this processor or to this libseccomp
    for name in IDLE:
        rules.add_rule(pyseccomp.ERRNO(0), name)
    arg = pyseccomp.Arg
    # clone3 hides its flags behind a pointer; told it does not exist, the C library falls back to clone.
    rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "clone3")
    for bit in range(7, 32):
        if NEW_NAMESPACES & (1 << bit):
            rules.add_rule(refuse, "clone", arg(0, pyseccomp.MASKED_EQ, 1 << bit, 1 << bit))
    for request in (TIOCSTI, TIOCLINUX):
        rules.add_rule(refuse, "ioctl", arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, request))
    fence_sockets(rules)
    fence_dumps(rules)
    compiled = tempfile.TemporaryFile()  # noqa: SIM115 - handed to the sandbox
    rules.export_bpf(compiled)
    compiled.seek(0)
    return compiled


def fence_sockets(rules: "pyseccomp.SyscallFilter") -> None:
    arg, refuse = pyseccomp.Arg, pyseccomp.ERRNO(errno.EPERM)
    # libzmq aborts on EPERM from netlink, and takes EOPNOTSUPP.
    unsupported = pyseccomp.ERRNO(errno.EOPNOTSUPP)
    for name in ("socket", "socketpair"):
        for family in range(0, 64):
            if family not in (*FAMILIES, NETLINK):
                rules.add_rule(refuse, name, arg(0, pyseccomp.EQ, family))
        rules.add_rule(refuse, name, arg(0, pyseccomp.GT, 63))
    for protocol in range(1, 32):
        # The kernel looks at the lower half of the number only, so the filter may not look at more.
        wanted = arg(2, pyseccomp.MASKED_EQ, 0xFFFFFFFF, protocol)
        rules.add_rule(unsupported, "socket", arg(0, pyseccomp.EQ, NETLINK), wanted)
    for family in (socket.AF_INET, socket.AF_INET6):
        rules.add_rule(refuse, "socket", arg(0, pyseccomp.EQ, family), arg(1, pyseccomp.MASKED_EQ, 0xF, RAW))


def fence_dumps(rules: "pyseccomp.SyscallFilter") -> None:
    """The launcher has set the one limit, 1, with which nobody is told of a crash; 0 would still call a helper of the
    machine's, outside. Source: core(5), fs/coredump.c.
    """
    arg, refuse = pyseccomp.Arg, pyseccomp.ERRNO(errno.EPERM)
    rules.add_rule(refuse, "setrlimit", arg(0, pyseccomp.MASKED_EQ, 0xFFFFFFFF, RLIMIT_CORE))
    # To be set, not only read: there is a new value.
    set_anew = arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, RLIMIT_CORE), arg(2, pyseccomp.NE, 0)
    # Our own half sets it for the first process too, which has it already.
    rules.add_rule(pyseccomp.ERRNO(0), "prlimit64", arg(0, pyseccomp.EQ, 1), *set_anew)
    rules.add_rule(refuse, "prlimit64", arg(0, pyseccomp.NE, 1), *set_anew)
