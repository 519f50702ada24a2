# attack: sixty busy processes, each in a session of its own, which some machines give an equal share of the processors; and its own share made larger
# limit: 10
# ends: done, killed or interrupted
import os, time
for n in range(40):
    if os.fork():
        continue
    try:
        os.setsid()
    except OSError:
        pass
    for path in ("/proc/self/autogroup", "/proc/1/autogroup"):
        try:
            open(path, "w").write("0")
        except OSError:
            pass
    end = time.time() + 3
    while time.time() < end:
        pass
    os._exit(0)
time.sleep(3.5)
print("done")
