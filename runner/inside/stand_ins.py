"""Things of Python's that work another way here: input(), exit(), turtle, tkinter, sys.stdin, Image.show()."""

import builtins
import importlib.abc
import importlib.machinery
import importlib.util
import io
import sys

from buildalong_inside import tracer

NO_WINDOWS = (
    "Windows of one's own (tkinter) cannot open inside the browser. "
    "Ask with input() and show with print(), or draw with turtle or matplotlib."
)


def prepare(kernel):
    shell = kernel.shell
    builtins.get_ipython = lambda: shell
    restore_exit()
    leave_words_behind()
    sys.meta_path.insert(0, DrawsInThePage(kernel))
    sys.meta_path.insert(0, PillowShows())
    sys.stdin = AskedLines(kernel)


def asking(kernel):
    """`input`, which says what Python's own says where it is called wrongly."""

    def ask(*prompts, **named):
        if named:
            raise TypeError("input() takes no keyword arguments")
        if len(prompts) > 1:
            raise TypeError(f"input expected at most 1 argument, got {len(prompts)}")
        return kernel.raw_input(*prompts)

    ask.__name__ = ask.__qualname__ = "input"
    return ask


def restore_exit():
    """IPython's exit() ends the kernel; a program's ends the program."""

    class Quitter:
        def __init__(self, name):
            self.name = name

        def __repr__(self):
            return f"Use {self.name}() to end the program."

        def __call__(self, code=None):
            raise SystemExit(code)

    builtins.exit, builtins.quit = Quitter("exit"), Quitter("quit")


def leave_words_behind():
    """os._exit ends the process at once; what it printed before should still arrive."""
    import os
    from time import sleep

    end, first = os._exit, os.getpid()

    def end_after_sending(status=0):
        if os.getpid() == first:
            tracer.send_rest()
            sys.stdout.flush()
            sys.stderr.flush()
            sleep(0.05)
        end(status)

    os._exit = end_after_sending


class DrawsInThePage(importlib.abc.MetaPathFinder):
    """`import turtle` draws in the page, tkinter says that it cannot; a learner's own file of that name comes first."""

    def __init__(self, kernel):
        self.kernel = kernel

    def find_spec(self, name, path, target=None):
        root = name.partition(".")[0]
        if path is not None or root not in ("turtle", "tkinter") or own_file(root):
            return None
        if root == "tkinter":
            raise ImportError(NO_WINDOWS, name=name)
        from buildalong_inside.turtle import TurtleLoader

        return importlib.machinery.ModuleSpec(name, TurtleLoader(self.kernel))


def own_file(module):
    from pathlib import Path

    return Path("/home/me", module + ".py").exists()


class PillowShows(importlib.abc.MetaPathFinder):
    """`image.show()` shows the image in the page: Pillow asks its viewers, and we add one when it loads."""

    def find_spec(self, name, path, target=None):
        if name != "PIL.ImageShow":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def load_and_register(module):
            load(module)
            module.register(page_viewer(module.Viewer), order=0)

        spec.loader.exec_module = load_and_register
        return spec


def page_viewer(viewer):
    class PageViewer(viewer):
        def show(self, image, **options):
            from IPython.display import display

            display(image)
            return True

    return PageViewer


class AskedLines(io.TextIOBase):
    """sys.stdin: each line is asked for at the console, as input() does."""

    def __init__(self, kernel):
        self.kernel = kernel

    def readable(self):
        return True

    def readline(self, size=-1):
        try:
            return self.kernel.raw_input("") + "\n"
        except EOFError:
            return ""

    def read(self, size=-1):
        return "".join(iter(self.readline, ""))

    def isatty(self):
        return True
