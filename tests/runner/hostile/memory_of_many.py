# attack: memory that no single process holds: children, and what lies unread in pipes and sockets
# limit: 12
# ends: done, killed or interrupted
import json, os, socket, time
CFG = json.load(open("attack.json"))
for n in range(10):
    if os.fork() == 0:
        kept, total = [], 0
        for _ in range(100):
            a, b = socket.socketpair()
            a.setblocking(False)
            kept += [a, b]
            try:
                while True:
                    total += a.send(b"x" * 65536)
            except OSError:
                pass
        block = bytearray(100 << 20)
        for at in range(0, len(block), 4096):
            block[at] = 1
        open("held_%d" % n, "w").write(str((total + len(block)) >> 20))
        time.sleep(60)
        os._exit(0)
time.sleep(5)
held = sum(int(open("held_%d" % n).read() or 0) for n in range(10) if os.path.exists("held_%d" % n))
if held > CFG["memory_limit_mib"]:
    print("ESCAPED: holds", held, "MiB")
print("done")
