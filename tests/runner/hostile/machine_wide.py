# attack: what a machine has only once: places for asynchronous reads, watches on files, its disks, a helper that is called for each crash
# limit: 15
# ends: done
import ctypes, os, platform, resource, signal, time
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    return libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
context = ctypes.c_ulong(0)
if platform.machine() == "x86_64":
    if call(206, 60_000, ctypes.byref(context)) == 0:
        print("ESCAPED: took the machine's places for asynchronous reads")
    if call(294, 0) >= 0 or call(253) >= 0:
        print("ESCAPED: may watch files")
began = time.monotonic()
for _ in range(200):
    os.sync()
print("sync", round(time.monotonic() - began, 3))
for limit in (0, resource.RLIM_INFINITY):
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
        print("ESCAPED: a crash would be told to the machine")
    except (OSError, ValueError) as e:
        print(e)
before = os.getsid(0)
os.setsid()
if os.getsid(0) != before:
    print("ESCAPED: has a session, and a share of the processors, of its own")
dumped = 0
for n in range(60):
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), (signal.SIGSEGV, signal.SIGABRT, signal.SIGQUIT)[n % 3])
        os._exit(0)
    dumped += bool(os.waitpid(pid, 0)[1] & 0x80)
if dumped:
    print("ESCAPED:", dumped, "memory images were written")
print("done")
