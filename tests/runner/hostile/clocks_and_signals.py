# attack: thousands of timers and signals that wait, and a signal for every moment; interrupts that are caught, blocked and handed on
# limit: 5
# ends: killed
import ctypes, os, signal, threading, time
libc = ctypes.CDLL(None, use_errno=True)
timer = ctypes.c_void_p()
made = 0
while made < 200_000 and libc.timer_create(1, None, ctypes.byref(timer)) == 0:
    made += 1
print("timers", made, flush=True)
for n in range(10_000):
    libc.sigqueue(os.getpid(), 40, ctypes.c_void_p(n))
signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
signal.signal(signal.SIGALRM, lambda *_: None)
signal.signal(signal.SIGINT, lambda *_: None)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
class Again(threading.Thread):
    def run(self):
        while True:
            try:
                time.sleep(0.001)
                threading.Thread(target=lambda: None).start()
            except BaseException:
                pass
Again(daemon=True).start()
while True:
    try:
        time.sleep(0.01)
    except BaseException:
        pass
