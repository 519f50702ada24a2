# attack: the program takes Python apart under the kernel: built-ins, modules, output, tracing, exits
# limit: 3
# ends: killed, interrupted or failed
import atexit, builtins, gc, os, sys, threading
print("done", flush=True)
def for_ever(*_):
    while True:
        pass
atexit.register(for_ever)
threading.Thread(target=for_ever, daemon=True).start()
sys.excepthook = sys.unraisablehook = threading.excepthook = for_ever
class Trap:
    def __del__(self):
        raise SystemExit("from a destructor")
    def __str__(self):
        raise RuntimeError("from str")
    __repr__ = __str__
gc.callbacks.append(lambda *_: None)
trap = Trap()
sys.settrace(lambda *_: None)
sys.setprofile(lambda *_: None)
sys.path[:] = []
sys.meta_path[:] = []
sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None
for name in ("isinstance", "len", "open", "type", "str", "getattr", "print", "Exception", "KeyboardInterrupt"):
    setattr(builtins, name, Trap)
sys.modules.clear()
raise ValueError(trap)
