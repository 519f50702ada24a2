# attack: the wire's own commands, of no length, without end: they are no messages, so nobody counts them; a neighbour still gets its turn
# limit: 4
# ends: done, killed or interrupted
import os, socket, threading, time
def pour(wire, parts):
    wire.setblocking(True)
    while True:
        wire.sendall(parts)
out = []
for name in os.listdir("/proc/self/fd"):
    try:
        wire = socket.socket(fileno=os.dup(int(name)))
        if wire.getsockname() in ("/run/k-2", "/run/k-3", "/run/k-1") and wire.getpeername() == "":
            out.append(wire)
    except OSError:
        continue
for wire in out:
    threading.Thread(target=pour, args=(wire, b"\x04\x00" * 60_000), daemon=True).start()
time.sleep(8)
print("done")
