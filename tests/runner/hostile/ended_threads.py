# attack: goes on after its end: threads, exit functions, children and finalizers that print, ask, draw and write files when it is over
# limit: 10
# ends: finished, killed, interrupted or failed
import atexit, os, sys, threading, time, weakref
from IPython.display import HTML, display
def later(n):
    time.sleep(0.05 * n)
    for _ in range(2000):
        print("after the end", n)
        display(HTML("<b>after</b>"))
        try:
            input("still there? ")
        except BaseException:
            pass
for n in range(20):
    threading.Thread(target=later, args=(n,), daemon=True).start()
class Last:
    pass
last = Last()
weakref.finalize(last, print, "finalizer")
atexit.register(lambda: [print("at exit"), open("late.txt", "w").write("late"), threading.Thread(target=later, args=(1,)).start()])
threading._register_atexit(lambda: print("threads end"))
if os.fork() == 0:
    time.sleep(0.5)
    for n in range(100):
        os.write(1, b"child\n")
        try:
            open("child_%d.txt" % n, "w").write("x" * 1000)
        except OSError:
            pass
    os._exit(0)
print("done", flush=True)
