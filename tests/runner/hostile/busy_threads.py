# attack: threads that never end, after the program has
# limit: 4
# ends: killed, interrupted or finished (each of its threads may meet the memory limit by itself)
import threading
made = 0
try:
    for n in range(500):
        threading.Thread(target=lambda: [None for _ in iter(int, 1)]).start()
        made += 1
except RuntimeError as e:
    print(e)
if made > 100:
    print("ESCAPED: made", made, "threads")
