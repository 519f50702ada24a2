"""Watches the learner's own lines while the program runs, and sends what each step changed.

A step is the moment before a line runs, or a call, a return, an error: the line, the frames, what their variables hold.
Only the main thread and only files of the learner are watched; a child process is not.
"""

import contextlib
import os
import sys
import types
from json import dumps
from opcode import opmap
from os import getpid

# Held by name: the program may do with the modules what it likes.
from sys import getrecursionlimit, gettrace, setrecursionlimit, settrace
from time import perf_counter

from buildalong_inside.heap import Heap
from buildalong_inside.values import Kinds, clean, own_modules, short, words_of_error
from IPython.display import publish_display_data

MIME = "application/vnd.buildalong.steps+json"
HOME = "/home/me/"
MOST_STEPS = 5_000
MOST_BYTES = 1_700_000
MOST_SECONDS = 8.0  # of watching
MOST_NAMES = 40  # of one frame
FRAMES_FIRST, FRAMES_LAST = 4, 16
PIECE_BYTES, PIECE_STEPS = 60_000, 500
ROOM = 200  # calls more than the program may be deep, for us
FUNCTION, GENERATOR = 0x02, 0x20 | 0x80 | 0x200  # flags of code
YIELD = opmap["YIELD_VALUE"]
SILENT = (StopIteration, StopAsyncIteration, GeneratorExit, SystemExit)  # ways to end, and no mistakes

watching = None  # the tracer of this process's program


def send_rest():
    """The process is about to end without its program coming to an end."""
    if watching is not None and getpid() == watching.process:
        watching.send()


class Tracer:
    """A context: the learner's code that is called in it is watched."""

    def __init__(self, kernel, files, namespace):
        self.kernel = kernel
        self.namespace = namespace  # of the program itself
        self.heap = Heap(Kinds(own_modules(files)))
        self.process = getpid()
        self.hook = self.enter
        self.streams = sys.stdout, sys.stderr
        self.frames = {}  # id of a frame -> its number (below 0), of the last step
        self.frame_count = 0
        self.stack, self.printed = None, None  # as told last
        self.held = None  # the last step, not written yet
        self.place = None  # (file, line) of it
        self.last_line = 0  # at the program's own level
        self.steps, self.bytes, self.spent = 0, 0, 0.0
        self.piece, self.piece_bytes = [], 0
        self.cut = ""
        self.depth = 0  # how many calls deep the last step was
        self.is_done = False
        self.flying = self.raised_in = 0  # an error on its way out, and the frame it is leaving

    def __enter__(self):
        global watching
        watching = self
        self.base = sys._getframe(1)
        os.register_at_fork(after_in_child=self.stop)
        settrace(self.hook)

    def __exit__(self, kind, error, trace):
        was_on = gettrace() == self.hook
        settrace(None)
        if getpid() != self.process:
            return
        if not (was_on or self.cut or error):
            self.cut = "deep" if self.depth > getrecursionlimit() * 0.8 else "off"
        self.is_done = True
        with contextlib.suppress(Exception):
            if error is None or isinstance(error, SystemExit):
                self.note_end()
            else:
                self.note_broken(error, trace)
        self.send(is_last=True)

    def stop(self):
        self.is_done = True
        settrace(None)

    # ── What Python calls ──

    def enter(self, frame, event, argument):
        if self.is_done or not frame.f_code.co_filename.startswith(HOME):
            return None
        if frame.f_code.co_flags & FUNCTION:
            self.frames.pop(id(frame), None)  # another frame was at this address before
            self.take(frame, "call")
        return self.within

    def within(self, frame, event, argument):
        if self.is_done:
            return None
        if event == "line":
            self.flying = self.raised_in = 0
            if frame.f_globals is self.namespace and not frame.f_code.co_flags & FUNCTION:
                self.last_line = frame.f_lineno
            if frame.f_lineno:
                self.take(frame, "line")
        elif event == "exception":
            self.notice_error(frame, argument[1])
        elif event == "return" and frame.f_code.co_flags & FUNCTION and self.raised_in != id(frame):
            self.take(frame, *self.way_out(frame, argument))
        return self.within

    def notice_error(self, frame, error):
        is_new = id(error) != self.flying
        self.flying, self.raised_in = id(error), id(frame)
        if is_new and not isinstance_exactly(error, SILENT):
            self.take(frame, "error", text=words_of_error(error))

    def way_out(self, frame, value):
        code = frame.f_code
        if code.co_flags & GENERATOR and code.co_code[frame.f_lasti] == YIELD:
            return "yield", value
        return "return", value

    # ── Steps ──

    def take(self, frame, event, value=None, text=""):
        began, limit = perf_counter(), getrecursionlimit()
        setrecursionlimit(limit + ROOM)
        try:
            if self.steps >= MOST_STEPS:
                self.end("steps")
            elif self.bytes > MOST_BYTES:
                self.end("size")
            elif self.spent > MOST_SECONDS:
                self.end("time")
            else:
                self.note(event, frame.f_lineno, self.own_frames(frame), value, text)
        except (RecursionError, MemoryError):
            pass  # too little room is left to look; the program goes on to its own end
        except Exception:
            self.end("lost")
        finally:
            setrecursionlimit(limit)
        self.spent += perf_counter() - began

    def end(self, why):
        self.cut = why
        self.stop()

    def own_frames(self, frame):
        """(frame, its code, its variables), outermost first."""
        found = []
        while frame is not None and frame is not self.base:
            if frame.f_code.co_filename.startswith(HOME):
                found.append(frame)
            frame = frame.f_back
        found.reverse()
        return found

    def note(self, event, line, frames, value=None, text=""):
        """One step. `frames` are the learner's own, outermost first."""
        self.depth = len(frames)
        hidden = len(frames) - FRAMES_FIRST - FRAMES_LAST
        if hidden > 0:
            frames = frames[:FRAMES_FIRST] + frames[-FRAMES_LAST:]
        numbers = {key_of(frame): self.number_of(frame) for frame in frames}
        stack = list(numbers.values())
        looked_at = [(numbers[key_of(frame)], *self.described(frame)) for frame in frames]
        if event in ("return", "yield"):
            looked_at[-1][2].append((event, value))
        if hidden > 0:
            stack.insert(FRAMES_FIRST, hidden)
        self.write(event, line, stack, looked_at, text)
        self.frames = numbers
        self.place = (frames[-1].f_code.co_filename, line) if frames else None

    def write(self, event, line, stack, looked_at, text):
        changes = self.heap.look(looked_at)
        printed = [*(getattr(stream, "written", 0) for stream in self.streams), self.kernel.answered]
        step = [
            line or 0,
            event,
            changes,
            None if stack == self.stack else stack,
            None if printed == self.printed else printed,
            text,
        ]
        self.let_go()
        self.heap.keep()
        self.held, self.stack, self.printed = step, stack, printed
        self.steps += 1

    def number_of(self, frame):
        number = self.frames.get(key_of(frame))
        if number is None:
            self.frame_count += 1
            number = -self.frame_count
        return number

    def described(self, frame):
        code = frame.f_code
        what = ["frame", short(clean(code.co_name)), short(clean(code.co_filename.removeprefix(HOME)))]
        names = self.names_in(frame.f_locals)
        return what, names[:MOST_NAMES], len(names)

    def names_in(self, namespace):
        if not is_mapping(namespace):
            return []
        return [
            (short(clean(name)), value)
            for name, value in list(dict.items(namespace))
            if type(name) is str and not name.startswith((".", "__"))
            if not self.heap.kinds.is_named_so(name, value)
        ]

    def note_end(self):
        """After the last line: what all of it came to."""
        code = types.SimpleNamespace(co_name="<module>", co_filename=self.namespace["__file__"])
        module = types.SimpleNamespace(f_code=code, f_locals=self.namespace, f_globals=self.namespace)
        self.note("end", self.last_line, [module])

    def note_broken(self, error, trace):
        """The step at which an error ended the program, also where the steps before it were not kept."""
        found, line = [], 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename.startswith(HOME):
                found.append(trace.tb_frame)
                line = trace.tb_lineno
            trace = trace.tb_next
        if not found:
            return
        if self.held and self.held[1] == "error" and self.place == (found[-1].f_code.co_filename, line):
            self.held[1] = "broke"
        else:
            self.note("broke", line, found, text=words_of_error(error))

    # ── Sending ──

    def let_go(self):
        """The last step is as it will stay."""
        if self.held is None:
            return
        written = dumps(self.held, separators=(",", ":"))
        self.held = None
        self.piece.append(written)
        self.piece_bytes += len(written) + 1
        self.bytes += len(written) + 1
        if self.piece_bytes > PIECE_BYTES or len(self.piece) >= PIECE_STEPS:
            self.send_piece()

    def send_piece(self, **rest):
        steps, self.piece, self.piece_bytes = ",".join(self.piece), [], 0
        about = "".join(f',"{name}":{dumps(value)}' for name, value in rest.items())
        publish_display_data({MIME: f'{{"steps":[{steps}]{about}}}'})

    def send(self, is_last=False):
        self.let_go()
        self.send_piece(done=is_last, cut=self.cut)


def key_of(frame):
    """The program's own level is one frame, though its last line is run by itself."""
    return id(frame.f_globals) if frame.f_code.co_name == "<module>" else id(frame)


def isinstance_exactly(error, kinds):
    """Not by `isinstance`, which asks the object what it is."""
    return any(base in kinds for base in type.__dict__["__mro__"].__get__(type(error)))


def is_mapping(namespace):
    return any(base is dict for base in type.__dict__["__mro__"].__get__(type(namespace)))
