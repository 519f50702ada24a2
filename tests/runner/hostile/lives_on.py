# attack: processes that leave their session, ignore every signal, stop each other and go on when the program has ended
# limit: 15
# ends: done
import json, os, signal, time
CFG = json.load(open("attack.json"))
for n in range(12):
    if os.fork():
        continue
    os.setsid()
    if os.fork():
        os._exit(0)
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    if n % 3 == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
    if n % 3 == 1:
        os.closerange(0, 256)
    end = time.time() + 60
    while time.time() < end:
        time.sleep(0.2)
        try:
            open(CFG["marker"], "w").write("still here")
        except OSError:
            pass
    os._exit(0)
time.sleep(0.3)
print("done")
