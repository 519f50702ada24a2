# attack: become somebody else, get capabilities back, lift the limits, go before the others on the processor
# limit: 15
# ends: done
import ctypes, os, resource, shutil, subprocess
libc = ctypes.CDLL(None, use_errno=True)
def hole(what, attempt):
    try:
        attempt()
    except (OSError, ValueError, subprocess.SubprocessError) as e:
        print(what, e)
    else:
        print("ESCAPED:", what)
def zero(result):
    if result != 0:
        raise OSError(ctypes.get_errno(), "refused")
hole("setuid", lambda: os.setuid(0))
hole("setgid", lambda: os.setgid(0))
hole("setresuid", lambda: os.setresuid(0, 0, 0))
hole("setgroups", lambda: os.setgroups([0]))
hole("another user", lambda: os.setuid(210001))
class Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]
class Data(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]
hole("capset", lambda: zero(libc.capset(ctypes.byref(Header(0x20080522, 0)), (Data * 2)(Data(0xffffffff, 0xffffffff, 0), Data(0xff, 0xff, 0)))))
hole("ambient", lambda: zero(libc.prctl(47, 2, 21, 0, 0)))
for name in ("RLIMIT_NPROC", "RLIMIT_AS", "RLIMIT_DATA", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE", "RLIMIT_CPU"):
    number = getattr(resource, name)
    if resource.getrlimit(number)[1] == resource.RLIM_INFINITY:
        print("ESCAPED: no limit", name)
    hole("raise " + name, lambda: resource.setrlimit(number, (resource.RLIM_INFINITY, resource.RLIM_INFINITY)))
hole("nice", lambda: os.nice(-15))
hole("setpriority", lambda: os.setpriority(os.PRIO_PROCESS, 0, -5))
hole("real time", lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)))
hole("round robin", lambda: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1)))
hole("first at the disk", lambda: zero(libc.syscall(251, 1, 0, (1 << 13) | 0)))
hole("device", lambda: os.mknod("/tmp/null", 0o20666, os.makedev(1, 3)))
hole("host name", lambda: zero(libc.sethostname(b"mine", 4)))
for program in ("su", "mount", "newgrp", "passwd", "chsh", "sudo", "ping", "newuidmap", "bwrap"):
    if shutil.which(program):
        asked = [program, "--ro-bind", "/", "/", "id"] if program == "bwrap" else [program, "-c", "id"]
        told = subprocess.run(asked, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5).stdout
        if "uid=0" in told:
            print("ESCAPED:", program, told)
shutil.copy("/usr/bin/id", "/tmp/id")
os.chmod("/tmp/id", 0o6755)
if "uid=0" in subprocess.run(["/tmp/id"], capture_output=True, text=True).stdout:
    print("ESCAPED: set-user-id")
print("done")
