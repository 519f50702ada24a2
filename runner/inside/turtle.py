"""`import turtle`: Python's own module, drawing in the page instead of a window.

The standard module is loaded as it is, so its numbers, words and mistakes are the real ones; only what it would ask of
Tk is exchanged for commands that the page draws.
"""

import importlib.abc
import importlib.machinery
import sys
import sysconfig
import types

from buildalong_inside.turtle_events import Happenings
from buildalong_inside.turtle_pad import Pad
from buildalong_inside.turtle_screen import Canvas
from buildalong_inside.turtle_strokes import Strokes

MISSING = "This Python has no turtle. Whoever runs this site can add it: apt install python3-tk, or python3-tkinter."


class TurtleLoader(importlib.abc.Loader):
    def __init__(self, kernel):
        self.kernel = kernel

    def exec_module(self, module):
        spec = importlib.machinery.PathFinder.find_spec("turtle", [sysconfig.get_path("stdlib")])
        if spec is None or spec.loader is None:
            raise ImportError(MISSING, name="turtle")
        stands_in = {"tkinter": pretended_tk()}
        stands_in["tkinter.simpledialog"] = stands_in["tkinter"].simpledialog
        before = {name: sys.modules.get(name) for name in stands_in}
        sys.modules.update(stands_in)
        try:
            spec.loader.exec_module(module)
        finally:
            for name, former in before.items():
                sys.modules.pop(name)
                if former is not None:
                    sys.modules[name] = former
        exchange(module, Pad(self.kernel))


def pretended_tk():
    """As much of tkinter as the standard module names while it loads."""
    tk = types.ModuleType("tkinter")
    tk.Frame, tk.Canvas, tk.Tk = (type(name, (), {}) for name in ("Frame", "Canvas", "Tk"))
    tk.TclError = type("TclError", (Exception,), {})
    tk.simpledialog = types.ModuleType("tkinter.simpledialog")
    return tk


def exchange(module, pad):
    """Put our way to the page in the place of Tk."""
    module.TurtleScreenBase._pad = pad
    for ours, theirs in (
        (Canvas, module.TurtleScreenBase),
        (Happenings, module.TurtleScreenBase),
        (Strokes, module.RawTurtle),
    ):
        for name, method in vars(ours).items():
            if name not in ("__module__", "__doc__", "__dict__", "__weakref__", "__qualname__"):
                setattr(theirs, name, method)
    exchange_window(module, pad)


def exchange_window(module, pad):
    def begin(self):
        if module._Screen._canvas is None:
            module._Screen._canvas = pad
            module.TurtleScreen.__init__(self, pad)

    module._Screen.__init__ = begin
    begin_filling = module.RawTurtle.begin_fill

    def begin_fill(self):
        if not self.filling():
            begin_filling(self)
            pad.add(["b", self._fillitem])
        else:
            begin_filling(self)

    begin_fill.__doc__ = begin_filling.__doc__
    module.RawTurtle.begin_fill = begin_fill
