"""Run a program as `python main.py` would, and say how it ended."""

import ast
import atexit
import base64
import builtins
import contextlib
import importlib
import io
import linecache
import os
import signal
import sys
import threading
import types
from pathlib import Path

from buildalong_inside import failure, shows, tracer, trial

HOME = Path("/home/me")


def run(files, entry, *, kernel, trace=False, trying=None):
    """Write `files` (name -> base64), run `entry`, and give `{"how": "finished" | "failed" | "interrupted", …}`."""
    lay_out(files)
    if trying is not None:
        trial.begin(trying)
    module = fresh_main(entry)
    forget_shadowed(files)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threads_before = set(threading.enumerate())
    atexit._clear()  # what was registered so far is the kernel's, which never comes to its end
    try:
        try:
            with tracer.Tracer(kernel, files, module.__dict__) if trace else contextlib.nullcontext():
                execute(HOME / entry, module.__dict__)
        except SystemExit as leaving:
            say_farewell(leaving)
        wait_for_threads(threads_before)
        shows.show_open_figures()
        atexit._run_exitfuncs()
    except KeyboardInterrupt as stopped:
        return {"how": "interrupted", **failure.describe(stopped)}
    except BaseException as error:
        return {"how": "failed", **failure.describe(error)}
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        shows.finish_drawing()
        flush_open_files()
    return {"how": "finished"}


def fetch(modules):
    """Import what a program will want, before it is there."""
    for name in modules:
        importlib.import_module(name)
    return {"how": "finished"}


def lay_out(files):
    for name, content in files.items():
        path = HOME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(content))


def fresh_main(entry):
    os.chdir(HOME)
    sys.argv = [entry]
    sys.path[:] = [str(HOME), *(p for p in sys.path if p not in ("", str(HOME)))]
    module = types.ModuleType("__main__")
    module.__dict__.update(__file__=str(HOME / entry), __builtins__=builtins)
    sys.modules["__main__"] = module
    return module


def forget_shadowed(files):
    """A file called random.py is what `import random` finds, as in any Python; so ours must not be loaded already."""
    for name in files:
        stem, _, ending = name.partition(".")
        if ending == "py" and stem not in sys.builtin_module_names:
            for loaded in [module for module in sys.modules if module == stem or module.startswith(f"{stem}.")]:
                del sys.modules[loaded]


def execute(path, namespace):
    """Run the file; if its last line is an expression whose value can be shown, show it."""
    source = path.read_bytes()
    if b"\0" in source:
        line = source[: source.index(b"\0")].count(b"\n") + 1
        raise SyntaxError("source code cannot contain null bytes", (str(path), line, 1, ""))
    tree = ast.parse(source, str(path))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    code = compile(tree, str(path), "exec", dont_inherit=True)
    final = None
    if last is not None:
        future = code.co_flags & ~0xFFF  # `from __future__` lines count for the last line too
        final = compile(ast.Expression(last.value), str(path), "eval", flags=future, dont_inherit=True)
    exec(code, namespace)
    if final is not None:
        shows.show_if_rich(eval(final, namespace))


def wait_for_threads(before):
    """Python waits at its end for threads that are not daemons, and tells those of a thread pool to end first."""
    for tell_to_end in reversed(threading._threading_atexits):
        tell_to_end()
    while True:
        waiting = [t for t in threading.enumerate() if t not in before and not t.daemon and t.is_alive()]
        if not waiting:
            return
        waiting[0].join(0.05)


def say_farewell(leaving):
    """`sys.exit("words")` prints the words."""
    if isinstance(leaving.code, str):
        print(leaving.code, file=sys.stderr)


def flush_open_files():
    """A file that was never closed still gets its text, as at the end of any Python."""
    try:
        if not any(is_ours(fd) for fd in os.listdir("/proc/self/fd")):
            return
        import gc

        for thing in gc.get_objects():
            if type(thing) not in (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom) or thing.closed:
                continue
            if is_ours(str(thing.fileno())):
                thing.flush()
    except Exception:
        return  # a best effort in a process that is about to end


def is_ours(fd):
    try:
        return os.readlink(f"/proc/self/fd/{fd}").startswith(f"{HOME}/")
    except OSError:
        return False


def rehearse():
    """Walk the whole way once with a program of our own."""
    path = HOME / "rehearsal.py"
    path.write_text("1 / 0\n")
    try:
        execute(path, {})
    except ZeroDivisionError as error:
        failure.describe(error)
    path.unlink()
    linecache.clearcache()
