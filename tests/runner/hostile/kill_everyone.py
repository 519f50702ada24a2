# attack: signals to everything there is
# limit: 8
# ends: killed or interrupted
import json, os, signal
CFG = json.load(open("attack.json"))
for pid in (CFG["victim_pid"], -CFG["victim_pid"]):
    try:
        os.kill(pid, signal.SIGKILL)
        print("ESCAPED: ended the victim")
    except OSError as e:
        print(e)
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGKILL):
    for pid in (0, -1, 1):
        try:
            os.kill(pid, number)
        except OSError as e:
            print(number, pid, e)
while True:
    os.kill(-1, signal.SIGKILL)
