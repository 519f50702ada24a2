"""The steps of a run whose program does what it can against being watched, and steps that are lies."""

import json
import time

import pytest

from runner import messages
from runner.limits import LIMITS, Limits
from runner.messages import Steps
from runner.untrusted.outputs import Reader
from runner.untrusted.tracing import MIME, MOST_BYTES, Tracing
from tests.runner.real import patience
from tests.runner.steps import seen, steps_of, told

FRAME = [-1, 1, 2, [[0, "x", "1"]], ["frame", "<module>", "main.py"]]
STEP = [1, "line", [FRAME], [-1], [0, 0, 0], ""]


def read(tracing: Tracing | None, *pieces: object) -> list:
    reader = Reader(LIMITS, tracing)
    written = [piece if isinstance(piece, str) else json.dumps(piece) for piece in pieces]
    return [event for text in written for event in reader.read("display_data", {"data": {MIME: text}})]


def lost(events: list) -> bool:
    return [(event.steps, event.done) for event in events] == [([], True)] and bool(events[0].cut)


# ── What comes out of a kernel is a claim ──


def test_steps_are_taken_in_order_and_counted():
    first, second = read(Tracing({"main.py": b"x = 1"}), {"steps": [STEP]}, {"steps": [STEP, STEP], "done": True})
    assert (first.first, len(first.steps), first.done, first.texts) == (0, 1, False, {"main.py": "x = 1"})
    assert (second.first, len(second.steps), second.done, second.texts) == (1, 2, True, {})
    assert messages.decode_event(messages.encode(second)) == second


def test_a_run_that_is_not_watched_takes_no_steps():
    assert read(None, {"steps": [STEP], "done": True}) == []


def test_after_the_last_nothing_more_is_taken():
    tracing = Tracing({})
    events = read(tracing, {"steps": [STEP], "done": True}, {"steps": [STEP], "done": True})
    assert [event.done for event in events] == [True]
    assert tracing.rest() == []


LIES = {
    "no JSON": "{",
    "another shape": [1, 2],
    "an unknown event": {"steps": [[1, "<script>", []]]},
    "a line below 0": {"steps": [[-1, "line", []]]},
    "a line that is huge": {"steps": [[10**9, "line", []]]},
    "a part beyond the end": {"steps": [[1, "line", [[1, 1, 1, [[1, "x"]], ["list", "list"]]]]]},
    "a place that is a word": {"steps": [[1, "line", [[1, 1, 1, [["0", "x"]], ["list", "list"]]]]]},
    "a place below 0": {"steps": [[1, "line", [[1, 1, 1, [[-1, "x"]], ["list", "list"]]]]]},
    "a thing with a million parts": {"steps": [[1, "line", [[1, 10**6, 10**6, [[0, "x"]], ["list", "list"]]]]]},
    "words without end": {"steps": [[1, "line", [[1, 1, 1, [[0, "x" * 201]], ["list", "list"]]]]]},
    "terminal codes": {"steps": [[1, "error", [], [], None, "\x1b[2J"]]},
    "words that turn round": {"steps": [[1, "error", [], [], None, "\u202egnp.exe"]]},
    "half a character": '{"steps": [[1, "error", [], [], null, "\\ud800"]]}',
    "a list as a part": {"steps": [[1, "line", [[1, 1, 1, [[0, ["x"]]], ["list", "list"]]]]]},
    "deep brackets": '{"steps": ' + "[" * 100_000,
    "a stack without end": {"steps": [[1, "line", [], [-1] * 1_000]]},
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_ends_the_recording(name):
    tracing = Tracing({"main.py": b""})
    assert lost(read(tracing, LIES[name]))
    assert read(tracing, {"steps": [STEP]}) == []


def test_more_steps_than_there_may_be_are_cut():
    events = read(Tracing({}), *[{"steps": [STEP] * 1_000}] * 7)
    assert sum(len(event.steps) for event in events) == 5_001
    assert events[-1].done
    assert events[-1].cut.startswith("Only the first 5,000 steps are kept.")


def test_pieces_without_steps_are_no_news():
    tracing = Tracing({"main.py": b"x = 1"})
    assert read(tracing, *[{"steps": []}] * 1_000) == []
    (event,) = read(tracing, {"steps": [STEP], "done": True})
    assert (event.first, event.texts) == (0, {"main.py": "x = 1"})


def test_more_bytes_than_there_may_be_are_cut():
    heavy = [1, "line", [[n, 90, 90, [[0, *["x" * 190] * 90]], ["list", "list"]] for n in range(1, 20)]]
    events = read(Tracing({"main.py": b"#" * 90_000, "big.py": b"#" * 90_000}), *[{"steps": [heavy]}] * 20)
    assert sum(len(messages.encode(event)) for event in events) < MOST_BYTES + 5_000
    assert events[-1].done
    assert events[-1].cut


def test_a_sentence_of_their_own_does_not_reach_the_page():
    (event,) = read(Tracing({}), {"steps": [STEP], "done": True, "cut": "You owe me ten marks."})
    assert event.cut == ""


# ── Programs ──


def watched(kernels, text: str, **how):
    before = time.monotonic()
    ran = kernels.run(text, trace=True, **how)
    pieces = ran.all(Steps)
    assert [piece.done for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    assert sum(len(messages.encode(piece)) for piece in pieces) < 2_100_000
    assert time.monotonic() - before < 60 * patience()
    return ran


def cut(ran) -> str:
    return ran.all(Steps)[-1].cut


TOUCHED = """
class Evil:
    def boom(self, *a, **k):
        print('TOUCHED')
        raise RuntimeError
    __repr__ = __str__ = __eq__ = __len__ = __iter__ = __bool__ = __getattribute__ = __getattr__ = __call__ = boom
    __hash__ = None
    @property
    def __class__(self):
        print('TOUCHED')
        while True: pass
    @property
    def __dict__(self):
        print('TOUCHED')
        while True: pass
    @property
    def value(self):
        print('TOUCHED')
        while True: pass

class Meta(type):
    def boom(cls, *a):
        print('TOUCHED')
        raise RuntimeError
    __hash__ = __eq__ = __instancecheck__ = __subclasscheck__ = __repr__ = boom
    __name__ = __mro__ = __module__ = property(boom)

class OfMeta(metaclass=Meta):
    x = 1

class Items(list):
    def __iter__(self):
        print('TOUCHED')
        while True: pass
    __len__ = __getitem__ = __repr__ = __eq__ = __iter__

class Pairs(dict):
    def items(self):
        print('TOUCHED')
        while True: pass
    __len__ = __getitem__ = __iter__ = __repr__ = keys = values = items

class Word(str):
    def __repr__(self):
        print('TOUCHED')
    __str__ = __len__ = __getitem__ = isascii = encode = __repr__

class Number(int):
    def __repr__(self):
        print('TOUCHED')
        return 'x'
    __str__ = __repr__
    def bit_length(self):
        print('TOUCHED')
        while True: pass

class Broken(Exception):
    def __str__(self):
        print('TOUCHED')
        while True: pass
    __repr__ = __str__

one = Evil()
two = OfMeta()
three = Items([1, 2])
four = Pairs(a=1)
five = Word('word')
six = Number(7)
seven = [Evil(), {1: Evil()}]
try:
    raise Broken(Evil(), 'x')
except Broken as error:
    eight = error
print('done')
"""


@pytest.mark.kernel
def test_nothing_of_the_program_runs_because_it_is_watched(kernels):
    ran = watched(kernels, TOUCHED)
    assert ran.printed == "done\n"
    last = seen(ran)[-1]
    assert last["three"] == ("Items", ["1", "2"])
    assert last["four"] == ("Pairs", {"'a'": "1"})
    assert last["one"][0] == "Evil"
    assert cut(ran) == ""


ENDS = {
    "recursion without end": ("def f(n):\n    return f(n + 1)\nf(0)\n", "failed"),
    "more steps than are kept": ("n = 0\nwhile n < 100_000:\n    n += 1\n", "finished"),
    "printing without end": ("while True:\n    print('again ' * 100)\n", "limit"),
    "a loop without end": ("while True:\n    pass\n", "limit"),
    "huge structures": (
        "a = [[str(i) * 50 for i in range(1000)] for _ in range(1000)]\nb = list(a)\nb[0] = 1\n",
        "finished",
    ),
    "a deep structure": ("a = []\nfor _ in range(100_000):\n    a = [a]\nprint('deep')\n", "finished"),
    "a new heavy thing at every step": (
        "for i in range(3000):\n    a = [str(j + i) * 30 for j in range(100)]\n",
        "finished",
    ),
    "switching it off": (
        "import sys\nsys.settrace(None)\ndel sys.settrace\ndef f():\n    pass\nf()\nx = 1\n",
        "finished",
    ),
    "leaving at once": ("import os\nx = 1\nos._exit(0)\n", "failed"),
    "being killed": ("import os, signal\nx = 1\nos.kill(os.getpid(), signal.SIGKILL)\n", "failed"),
}


@pytest.mark.some(2)
@pytest.mark.kernel
@pytest.mark.parametrize("name", ENDS)
def test_a_program_that_cannot_be_watched_to_its_end(kernels, name):
    text, outcome = ENDS[name]
    ran = watched(kernels, text, limits=Limits(seconds=3 if outcome == "limit" else 12 * patience()))
    assert ran.finished.outcome == outcome
    if name not in ("recursion without end", "huge structures", "being killed"):
        assert len(steps_of(ran)) >= 2
    if name not in ("recursion without end", "huge structures", "a new heavy thing at every step"):
        assert cut(ran) or steps_of(ran)[-1].event in ("broke", "end")


@pytest.mark.kernel
def test_only_the_first_steps_are_kept_and_the_program_goes_on_quickly(kernels):
    ran = watched(kernels, "n = 0\nwhile n < 1_000_000:\n    n += 1\nprint(n)\n")
    assert ran.printed == "1000000\n"
    assert cut(ran).startswith("Only the first 5,000 steps")


@pytest.mark.kernel
def test_the_step_that_broke_is_there_also_after_the_kept_ones(kernels):
    ran = watched(kernels, "n = 0\nwhile n < 9_000:\n    n += 1\nprint(m)\n")
    last = seen(ran)[-1]
    assert (last.line, last.event, last["n"]) == (4, "broke", "9000")
    assert cut(ran).startswith("Only the first 5,000 steps")


@pytest.mark.kernel
def test_stopping_shows_where_it_was(kernels):
    ran = watched(kernels, "def wait():\n    while True:\n        pass\nwait()\n", limits=Limits(seconds=1.5))
    last = seen(ran)[-1]
    assert (last.event, last.text, last.functions) == ("broke", "KeyboardInterrupt", ["<module>", "wait"])


@pytest.mark.kernel
def test_a_child_process_is_not_watched(kernels):
    text = (
        "import os\nx = 1\npid = os.fork()\nif pid == 0:\n    for i in range(100):\n        x += 1\n    os._exit(0)\n"
    )
    ran = watched(kernels, text + "os.waitpid(pid, 0)\nprint(x)\n")
    assert ran.printed == "1\n"
    assert [line.split()[0] for line in told(ran)] == ["1", "2", "3", "4", "8", "9", "9"]


@pytest.mark.kernel
def test_only_the_main_thread_is_watched(kernels):
    text = "import threading\ndone = []\ndef work():\n    for i in range(50):\n        done.append(i)\n"
    ran = watched(kernels, text + "t = threading.Thread(target=work)\nt.start()\nt.join()\nprint(len(done))\n")
    assert ran.printed == "50\n"
    assert {step.functions[-1] for step in seen(ran)} == {"<module>"}


@pytest.mark.kernel
def test_a_program_that_sends_steps_of_its_own_spoils_only_its_own(kernels):
    text = (
        "from IPython.display import publish_display_data as send\n"
        f'send({{\'{MIME}\': \'{{"steps": [[1, "line", [], [-5, 3, -5]]], "done": true, "cut": "<b>lies</b>"}}\'}})\n'
        "print('on')\n"
    )
    ran = watched(kernels, text)
    assert ran.printed == "on\n"
    assert cut(ran) == ""
    assert ran.finished.outcome == "finished"


@pytest.mark.kernel
def test_when_things_die_is_not_changed(kernels):
    text = "class D:\n    def __del__(self):\n        print('gone')\nd = D()\nd = None\nprint('after')\n"
    assert watched(kernels, text).printed == "gone\nafter\n"
