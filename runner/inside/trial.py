"""A program tried out: chance, time and drawing are as a check needs them; afterwards it is looked into.

Whatever is here can be taken over by the program: nothing but what it may know comes in, and what goes out is its word.
"""

import signal
import sys
import time

from buildalong_inside import chance, failure, plain

is_on = False
reads_plots = False
really_sleep = time.sleep
_skipped = 0.0  # seconds that were slept through


def begin(told):
    """`told` is {"seed": …, "picks": […], "plots": bool}; for the whole life of this process."""
    global is_on, reads_plots
    is_on, reads_plots = True, told["plots"]
    chance.settle(told["seed"], told["picks"])
    skip_sleep()


def skip_sleep():
    """Sleep is over at once, and every clock says that it was slept."""
    time.sleep = sleep
    for name in ("time", "monotonic", "perf_counter"):
        setattr(time, name, later(getattr(time, name)))


def sleep(seconds):
    global _skipped
    try:
        is_long = seconds > 0
    except TypeError:
        is_long = False
    really_sleep(0 if is_long else seconds)  # its mistakes are the real ones
    if is_long:
        _skipped += seconds


def later(clock):
    return lambda: clock() + _skipped


def look(name):
    """A variable of the program, after it has run."""
    names = vars(sys.modules["__main__"])
    if name not in names:
        return {"how": "missing"}
    return {"how": "finished", **described(names[name])}


def call(name, arguments):
    """Call one of its functions, in the process in which it ran."""
    names = vars(sys.modules["__main__"])
    if name not in names:
        return {"how": "missing"}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return {"how": "finished", **described(names[name](*arguments))}
    except KeyboardInterrupt:
        return {"how": "interrupted"}
    except BaseException as error:
        return {"how": "failed", **failure.describe(error)}
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def described(value):
    return {"type": type(value).__name__[:100], "value": plain.tagged(value)}
