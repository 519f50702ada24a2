"""`import turtle`: Python's own module, drawing in the page instead of a window.

The standard module is loaded as it is, so its numbers, words and mistakes are the real ones; only what it would ask of
Tk is exchanged for commands that the page draws.
"""

import functools
import importlib.abc
import importlib.machinery
import sys
import sysconfig
import types

from buildalong_inside import turtle_screen
from buildalong_inside.turtle_events import Happenings
from buildalong_inside.turtle_pad import Pad
from buildalong_inside.turtle_screen import Canvas
from buildalong_inside.turtle_strokes import Strokes

NO_CANVAS = (
    "Here turtles draw in the page, so there is no Tk canvas to take hold of. Draw with the turtle's own functions."
)
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
    tk.TclError = type("TclError", (Exception,), {})

    def refuse(self, *arguments, **options):
        raise tk.TclError(NO_CANVAS)

    tk.Frame, tk.Canvas, tk.Tk = (type(name, (), {"__init__": refuse}) for name in ("Frame", "Canvas", "Tk"))
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

    def setup(self, width=0.5, height=0.75, startx=None, starty=None):
        whole = turtle_screen.PRETENDED
        sides = [
            side * all_of_it if isinstance(side, float) and 0 <= side <= 1 else side
            for side, all_of_it in zip((width, height), whole, strict=False)
        ]
        self._window = [min(max(int(side), 1), turtle_screen.LARGEST) for side in sides]
        pad.add(["size", *self._window])
        self.update()

    def title(self, titlestring):
        pad.add(["title", str(titlestring)[:100]])

    def destroy(self):
        module.Turtle._pen = module.Turtle._screen = module._Screen._canvas = None
        module.TurtleScreen._RUNNING = False

    for function in (setup, title):
        function.__doc__ = getattr(module._Screen, function.__name__).__doc__
        setattr(module._Screen, function.__name__, function)
    module._Screen.__init__, module._Screen._destroy = begin, destroy
    module.TurtleScreenBase._tk_error = module.TK.TclError
    module._CFG["using_IDLE"] = False
    wrap(module.TurtleScreen, "tracer", after=lambda screen: pad.add(["live" if screen._tracing == 1 else "hold"]))
    wrap(module.RawTurtle, "begin_fill", after=lambda turtle: pad.add(["b", turtle._fillitem]))
    explain(module)


def wrap(owner, name, *, after):
    """`after(self)` follows each call."""
    method = getattr(owner, name)

    @functools.wraps(method)
    def wrapped(self, *arguments, **options):
        result = method(self, *arguments, **options)
        after(self)
        return result

    setattr(owner, name, wrapped)


def explain(module):
    """What cannot be without a window of one's own says so."""

    def no_canvas(self):
        raise module.TurtleGraphicsError(NO_CANVAS)

    class ScrolledCanvas:
        def __init__(self, *arguments, **options):
            raise module.TurtleGraphicsError(NO_CANVAS)

    module.TurtleScreen.getcanvas = no_canvas
    module.ScrolledCanvas = ScrolledCanvas
