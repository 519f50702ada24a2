# the module in which functions are looked for is another one, whose names are all there and do nothing good
import sys
class Names(dict):
    def __contains__(self, name): return True
    def __getitem__(self, name): return lambda *arguments: None
class Main:
    __dict__ = Names()
    def __getattr__(self, name): raise KeyboardInterrupt
sys.modules["__main__"] = Main()
import signal
signal.signal(signal.SIGINT, signal.SIG_IGN)
