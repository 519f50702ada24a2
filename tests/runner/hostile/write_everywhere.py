# attack: change the system, the shared Python, our own code or the kernel's settings
# limit: 15
# ends: done
import ctypes, glob, os, sys
libc = ctypes.CDLL(None, use_errno=True)
def hole(what, attempt):
    try:
        attempt()
    except (OSError, ValueError) as e:
        print(what, e)
    else:
        print("ESCAPED:", what)
for folder in ("/", "/usr", "/usr/bin", "/usr/local", "/etc", "/learners", "/learners/bin", "/inside", "/inside/buildalong_inside", "/dev", "/dev/pts",
               "/home", "/proc", "/sys", "/bin", "/lib", "/opt", "/mnt", "/srv", "/var", "/root", os.path.dirname(os.__file__)):
    if os.path.isdir(folder):
        hole("write into " + folder, lambda: open(os.path.join(folder, "mine"), "w"))
        hole("rename " + folder, lambda: os.rename(folder, "/tmp/taken"))
for path in ("/etc/passwd", "/etc/hosts", "/etc/group", "/usr/bin/env", "/learners/pyvenv.cfg", os.__file__, sys.executable, *glob.glob("/inside/*/*.py")):
    hole("change " + path, lambda: open(path, "a"))
    hole("delete " + path, lambda: os.unlink(path))
    hole("permit " + path, lambda: os.chmod(path, 0o777))
    hole("date " + path, lambda: os.utime(path))
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/ns_last_pid", "/proc/sys/net/ipv4/ip_forward", "/proc/sysrq-trigger", "/proc/self/uid_map",
             "/proc/self/gid_map", "/proc/self/setgroups", "/proc/1/uid_map", "/proc/irq/0/smp_affinity", "/proc/acpi/wakeup", "/proc/bus/pci/00/00.0",
             "/proc/kmsg", "/proc/kcore", "/proc/timer_list", "/dev/console", "/dev/mem", "/dev/port", "/dev/kvm", "/dev/net/tun", "/dev/loop-control"):
    hole("open " + path, lambda: os.write(os.open(path, os.O_RDWR), b"0 0 1"))
for path in (b"/", b"/usr", b"/learners", b"/dev", b"/proc/sys"):
    hole("remount %r" % path, lambda: 1 / 0 if libc.mount(None, path, None, 32 | 4096, None) == 0 else open("/nowhere"))
print("done")
