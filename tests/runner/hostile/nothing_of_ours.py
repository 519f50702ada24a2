# attack: what the processes, descriptors and mounts inside say of the site: its folders, environment, arguments
# limit: 15
# ends: done
import glob, json, os, re
CFG = json.load(open("attack.json"))
ours = re.compile("|".join(map(re.escape, [CFG["secret_word"], os.path.dirname(CFG["secret_file"]), "DJANGO", "SECRET", "REDIS",
                                            "DATABASE", "celery", "valkey", "manage.py", "launcher.py", "pytest", "/srv/", "/root"])))
for path in glob.glob("/proc/[0-9]*/*") + glob.glob("/proc/[0-9]*/task/*/*"):
    if os.path.basename(path) not in ("environ", "cmdline", "comm", "maps", "mountinfo", "stat", "status", "cwd", "root", "exe"):
        continue
    try:
        told = os.readlink(path) if os.path.islink(path) else open(path, errors="replace").read()
    except OSError:
        continue
    if found := ours.search(told):
        print("ESCAPED:", path, "says", found.group())
for path in glob.glob("/proc/[0-9]*/fd/*"):
    try:
        target = os.readlink(path)
    except OSError:
        continue
    if "memfd" in target or target.startswith("/") and not target.startswith(("/dev/null", "/dev/pts", "/home/me", "/proc", "/tmp")):
        print("ESCAPED:", path, "is", target)
pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
if len(pids) > 8 or max(pids) > 200:
    print("ESCAPED: sees processes", pids)
for pid in pids:
    status = dict(line.split(":", 1) for line in open("/proc/%d/status" % pid).read().splitlines())
    for name, want in (("NoNewPrivs", 1), ("Seccomp", 2), ("CapEff", 0), ("CapPrm", 0), ("CapBnd", 0), ("CapAmb", 0), ("CapInh", 0)):
        if int(status[name], 16) != want:
            print("ESCAPED:", pid, name, status[name])
    if status["Uid"].split() != ["1000"] * 4:
        print("ESCAPED:", pid, "is", status["Uid"])
if set(os.environ) & {"OLDPWD", "SHELL", "LOGNAME", "SSH_CONNECTION", "VIRTUAL_ENV"}:
    print("ESCAPED: environment", sorted(os.environ))
import socket
if socket.gethostname() != "buildalong":
    print("ESCAPED: host name", socket.gethostname())
for mount in open("/proc/self/mountinfo").read().splitlines():
    fields = mount.split()
    place, options = fields[4], fields[5].split(",")
    if "rw" in options and not place.startswith(("/home/me", "/tmp", "/run", "/dev", "/proc")):
        print("ESCAPED: writable mount", mount)
    if "nosuid" not in options and place.startswith(("/home", "/tmp", "/run", "/dev")):
        print("ESCAPED: set-user-id programs work in", place)
print("done")
