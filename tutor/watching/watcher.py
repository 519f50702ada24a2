"""Runs in a box around a learner's program: how often each line ran, where it went on from there, what names held.

The text of this file is what is run there, with a call of `watch` behind it. What it writes is a stranger's word.
"""

import json
import sys
import types

MOST_LINES = 30_000  # after so many it has seen enough
MOST_KEPT = 6  # values of a name: the first ones, and as many of the last
MOST_LOOKS = 4  # the same of what a condition was asked with
MOST_CHARS = 60
MOST_PARTS, DEEPEST, MOST_BITS = 30, 3, 128


class Enough(BaseException):
    pass


class Mute:
    """Nobody reads what it prints this time."""

    encoding = "utf-8"

    def write(self, text):
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


class FirstAndLast:
    """The first of many, and the last ones."""

    def __init__(self, most):
        self.most = most
        self.count = 0
        self.first, self.last = [], []

    def add(self, thing):
        self.count += 1
        if len(self.first) < self.most:
            self.first.append(thing)
        else:
            self.last = [*self.last, thing][-self.most :]

    def told(self):
        return {"count": self.count, "kept": self.first + self.last}


class Watcher:
    """By lines: the names they may give a value to, what their condition looks at, and where the body of a loop is."""

    def __init__(self, path, out, stores, tests, bodies):
        self.path, self.out, self.stores, self.bodies = path, out, stores, bodies
        self.tests = {
            line: {each: compile(each, "", "eval") for each in looked_at} for line, looked_at in tests.items()
        }
        self.left, self.is_written = MOST_LINES, False
        self.counts, self.ways = {}, {}
        self.values, self.looks = {}, {}

    def enter(self, frame, event, argument):
        code = frame.f_code
        if code.co_filename != self.path or (code.co_name.startswith("<") and code.co_name != "<module>"):
            return None
        scope = "" if code.co_name == "<module>" else code.co_name
        for name in code.co_varnames[: code.co_argcount] if scope else ():
            self.hold(scope, name, code.co_firstlineno, frame.f_locals.get(name))
        last, looked, has_raised = 0, None, False

        def local(frame, event, argument):
            nonlocal last, looked, has_raised
            if event not in ("line", "return"):
                has_raised = has_raised or event == "exception"
                return local
            line = frame.f_lineno if event == "line" else 0
            if last and not has_raised:
                self.leave(scope, frame, last, line, looked)
            last, looked, has_raised = line, None, False
            if line:
                self.come(line)
                looked = self.look(frame, line) if line in self.tests else None
            return local

        return local

    def come(self, line):
        self.counts[line] = self.counts.get(line, 0) + 1
        self.left -= 1
        if self.left < 0:
            self.write("enough")  # the program may catch what is raised, and go on for ever
            raise Enough

    def look(self, frame, line):
        """What is in the two sides of a condition while it is asked."""
        return {written: worked_out(frame, code) for written, code in self.tests[line].items()}

    def leave(self, scope, frame, line, to, looked):
        """It was done to its end."""
        self.ways[line, to] = self.ways.get((line, to), 0) + 1
        if looked is not None:
            self.looks.setdefault(line, FirstAndLast(MOST_LOOKS)).add([to, looked])
        first, last = self.bodies.get(line, (to, to))
        for name in self.stores.get(line, ()) if first <= to <= last else ():  # a loop that is over gives no value
            is_of_all = name not in frame.f_code.co_varnames and name not in frame.f_code.co_cellvars
            self.hold("" if is_of_all else scope, name, line, found(frame, name))

    def hold(self, scope, name, line, value):
        self.values.setdefault((scope, name), FirstAndLast(MOST_KEPT)).add([line, plain(value)])

    def write(self, how):
        if not self.is_written:
            self.is_written = True
            with open(self.out, "w", encoding="utf-8") as file:
                json.dump(self.told(how), file)

    def told(self, how):
        return {
            "how": how,
            "counts": [[line, count] for line, count in self.counts.items()],
            "ways": [[line, to, count] for (line, to), count in self.ways.items()],
            "values": [[scope, name, kept.told()] for (scope, name), kept in self.values.items()],
            "looks": [[line, kept.told()] for line, kept in self.looks.items()],
        }


def worked_out(frame, code):
    try:
        return plain(eval(code, frame.f_globals, frame.f_locals))  # noqa: S307 — in the box
    except Exception:
        return ""


def found(frame, name):
    return frame.f_locals.get(name, frame.f_globals.get(name, Watcher))


def plain(value):
    """As Python writes it; "" for what is not plain, or long. Exact types: what a subclass shows may be anything."""
    return repr(value) if is_plain(value, DEEPEST) and len(repr(value)) <= MOST_CHARS else ""


def is_plain(value, depth):
    kind = type(value)
    if kind in (list, tuple, set, dict):
        parts = [*value.items()] if kind is dict else [*value]
        return depth > 0 and len(parts) <= MOST_PARTS and all(is_plain(part, depth - 1) for part in parts)
    if kind is int:
        return value.bit_length() <= MOST_BITS
    return value is None or kind in (bool, float) or (kind is str and len(value) <= MOST_CHARS)


def watch(entry, out, *known):
    """Run the file `entry`, and write what was seen into the file `out`, however it ends."""
    path = f"/home/me/{entry}"
    with open(path, encoding="utf-8") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    module = types.ModuleType("__main__")  # where nothing of ours is
    module.__file__ = path
    sys.modules["__main__"], sys.stdout = module, Mute()
    watcher = Watcher(path, f"/home/me/{out}", *known)
    watcher.write(how_it_ended(code, vars(module), watcher))


def how_it_ended(code, names, watcher):
    sys.settrace(watcher.enter)
    try:
        exec(code, names)  # noqa: S102 — in the box
    except SystemExit:
        return "left"
    except EOFError:
        return "asked"
    except BaseException:
        return "failed"
    finally:
        sys.settrace(None)
    return "ended"
