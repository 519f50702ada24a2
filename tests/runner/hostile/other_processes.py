# attack: read, trace, stop or change the first process of the sandbox, or any process outside it
# limit: 15
# ends: done
import ctypes, json, os, resource, signal
CFG = json.load(open("attack.json"))
libc = ctypes.CDLL(None, use_errno=True)
def hole(what, attempt):
    try:
        attempt()
    except (OSError, ValueError) as e:
        print(what, e)
    else:
        print("ESCAPED:", what)
def call(*arguments):
    if libc.syscall(*map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
for pid in (1, CFG["victim_pid"], os.getppid()):
    if pid < 1:
        continue
    hole("attach to %d" % pid, lambda: call(101, 16, pid, 0, 0))
    hole("seize %d" % pid, lambda: call(101, 0x4206, pid, 0, 0))
    hole("read memory of %d" % pid, lambda: call(310, pid, 0, 0, 0, 0, 0))
    hole("save %d from the memory limit" % pid, lambda: open("/proc/%d/oom_score_adj" % pid, "wb", 0).write(b"-1000"))
for path in ("environ", "mem", "cwd/x", "limits"):
    hole("open %s of the victim" % path, lambda: open("/proc/%d/%s" % (CFG["victim_pid"], path)))
# The first process is our own user, so its memory may be written; then it must have no more rights than we have.
for name in ("NPROC", "AS", "DATA", "FSIZE", "NOFILE", "CORE", "CPU"):
    number = getattr(resource, "RLIMIT_" + name)
    if resource.prlimit(1, number)[1] != resource.getrlimit(number)[1]:
        print("ESCAPED: the first process has its own limit", name, resource.prlimit(1, number))
hole("see the victim", lambda: os.kill(CFG["victim_pid"], 0))
me = os.getpid()
family = {int(p) for p in os.listdir("/proc") if p.isdigit()}
for pid in range(2, 70000):
    if pid in family:
        continue
    try:
        os.kill(pid, 0)
    except OSError:
        continue
    if not any(os.path.exists("/proc/%d/task/%d" % (f, pid)) for f in family):
        print("ESCAPED: reaches process", pid)
for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGSEGV, signal.SIGUSR1):
    try:
        os.kill(1, number)
    except OSError as e:
        print("signal", number, e.strerror)
print("done")
