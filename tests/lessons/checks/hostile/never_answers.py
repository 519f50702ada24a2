# each call keeps its kernel busy in a way that cannot be interrupted, or hands the answer to somebody else
import ctypes, os, signal, threading
def add(a, b):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    ctypes.CDLL(None).sleep(60)
def is_prime(n):
    os.execv("/bin/sleep", ["sleep", "60"])
