"""Runs many small programs in one box, a fork for each. The box's own Python runs it; nothing of the site is here.

It finds `asked.json`, [{"source", "answers", "beside"}], there, and leaves `endings.json`, how each ended, in order.
"""

import builtins
import contextlib
import json
import os
import pathlib
import shutil
import signal
import sys

from buildalong_inside import failure, program

COMPUTED_SECONDS = 0.3  # of its own: a loop that has not ended by then has no end
SECONDS = 20  # a backstop, where the machine is busy
PRINTED = 2_000  # characters, the last ones


class Printed:
    """Where a program prints to."""

    encoding = "utf-8"

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text = (self.text + text)[-PRINTED:] if len(self.text) > 50 * PRINTED else self.text + text
        return len(text)

    def writable(self):
        return True

    def isatty(self):
        return False

    def flush(self):
        pass


def ended(asked):
    """Run it, in a process of its own."""
    out, left = Printed(), list(asked["answers"])
    is_asked_in_vain = False

    def answered(*prompts, **named):
        nonlocal is_asked_in_vain
        if named:  # as Python's own says it, and the one of the site
            raise TypeError("input() takes no keyword arguments")
        if len(prompts) > 1:
            raise TypeError(f"input expected at most 1 argument, got {len(prompts)}")
        out.write(f"{prompts[0] if prompts else ''}\n")
        if not left:
            is_asked_in_vain = True
            raise EOFError("EOF when reading a line")
        return left.pop(0)

    builtins.input, sys.stdout, sys.stderr = answered, out, Printed()
    path = program.HOME / "main.py"
    path.write_text(asked["source"], encoding="utf-8")
    for name, text in asked["beside"]:
        (program.HOME / name).write_text(text, encoding="utf-8")
    module = program.fresh_main("main.py")
    program.forget_shadowed([name for name, _text in asked["beside"]])
    limit()
    how = told_of(path, module)
    how.pop("text", None)
    return {**how, "printed": out.text[-PRINTED:], "wanted_more": is_asked_in_vain}


def told_of(path, module):
    try:
        try:
            program.execute(path, module.__dict__)
        except SystemExit as leaving:
            program.say_farewell(leaving)
    except KeyboardInterrupt as stopped:
        return {"how": "interrupted", **failure.describe(stopped)}
    except BaseException as error:
        return {"how": "failed", **failure.describe(error)}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return {"how": "finished"}


def limit():
    """Interrupted as the Stop button does; whoever does not listen is ended."""

    def interrupt(number, frame):
        signal.signal(signal.SIGPROF, lambda number, frame: os._exit(1))
        raise KeyboardInterrupt

    signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, COMPUTED_SECONDS, COMPUTED_SECONDS)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(SECONDS)


def forked(asked):
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with contextlib.suppress(BaseException):
            told = json.dumps(ended(asked)).encode()
            with open(writing, "wb") as pipe:
                pipe.write(told)
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return json.loads(told) if told else {"how": "died"}


def cleared():
    """Each finds an empty folder."""
    for path in pathlib.Path(program.HOME).iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def load_plots():
    """Once for all of them: a program's own seconds are too few for it. Nobody looks at what they draw."""
    os.environ["MPLBACKEND"] = "agg"
    import matplotlib.pyplot as plt

    plt.close(plt.figure())


def main():
    asked = json.loads((program.HOME / "asked.json").read_bytes())
    if any("matplotlib" in each["source"] for each in asked):
        load_plots()
    endings = []
    for each in asked:
        cleared()
        endings.append(forked(each))
    cleared()
    (program.HOME / "endings.json").write_text(json.dumps(endings))


if __name__ == "__main__":
    main()
