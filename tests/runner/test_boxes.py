"""Programs tried out in real boxes: what they are given, and what is seen of them."""

import asyncio
import dataclasses

import pytest

from runner import boxes
from runner.boxes import Call, Said, Trial, try_all, try_out
from tests.runner.real import patience

pytestmark = pytest.mark.kernel


@pytest.fixture
def tried(kernels):
    """Tries a program out with what is given, and says what was seen."""

    def try_one(program: str, files: dict | None = None, **given):
        trial = Trial({"main.py": program.encode(), **(files or {})}, **given)
        return kernels.do(try_out(kernels, trial))

    return try_one


def test_answers_are_typed_in_turn(tried):
    seen = tried('name = input("Name? ")\nprint("Hello", name)\nage = input()\nprint(age + "!")', answers=("Ada", "12"))

    assert seen.talk == (
        Said("asked", "Name? "),
        Said("answered", "Ada"),
        Said("printed", "Hello Ada\n"),
        Said("asked", ""),
        Said("answered", "12"),
        Said("printed", "12!\n"),
    )
    assert seen.printed == "Name? \nHello Ada\n\n12!\n"
    assert (seen.finished.outcome, seen.failed, seen.wanted_more) == ("finished", None, False)


def test_after_the_last_answer_input_ends(tried):
    seen = tried("input()\ninput()", answers=("one",))

    assert seen.wanted_more
    assert seen.failed.kind == "EOFError"


def test_who_goes_on_asking_is_stopped(tried):
    seen = tried("while True:\n    try:\n        input()\n    except:\n        print('again')")

    assert seen.wanted_more
    assert seen.finished.reason == "stopped"
    assert seen.printed.count("again") < 30


RANDOM = {
    "randint(1, 100)": "7",
    "randrange(10)": "7",
    "uniform(1, 9)": "7",
    "choice([1, 7, 3])": "7",
    "choice((1, 7))": "7",
    "choice(range(8))": "7",
    "choices([1, 7], k=3)": "[7, 7, 7]",
    "sample([1, 2, 7], 2)": "[7, 1]",
    "sample(range(9), k=1)": "[7]",
}


@pytest.mark.parametrize("way", ["import random", "from random import *", "r = Random()", "r = SystemRandom()"])
def test_random_gives_what_was_picked(tried, way):
    prefix = {"import random": "random.", "from random import *": ""}.get(way, "r.")
    lines = [way if way.startswith(("import", "from")) else f"from random import *\n{way}"]
    lines += [f"print({prefix}{call})" for call in RANDOM]

    seen = tried("\n".join(lines), picks=(7,))

    assert seen.printed.splitlines() == list(RANDOM.values())


def test_picks_come_in_turn_to_whom_they_fit(tried):
    program = """
import random
print(random.choice(["Rock", "Paper"]), random.randint(1, 6), random.choice(["a", "b"]) in "ab", random.random() < 1)
places, ends = [("q", "a"), ("r", "b")], [1, 2, 3]
print(random.choice(places), random.randint(1, 6), random.randint(1, 6))
random.shuffle(ends)
print(ends)
"""
    seen = tried(program, picks=(3, "paper", ["r", "b"], 5))

    assert seen.printed.splitlines() == ["Paper 3 True True", "('r', 'b') 5 5", "[1, 2, 3]"]


def test_mistakes_with_random_stay_the_real_ones(tried):
    program = """
import random
for attempt in ("random.randint(5, 1)", "random.choice([])", "random.randint(1, '5')", "random.shuffle('abc')"):
    try:
        eval(attempt)
    except Exception as error:
        print(type(error).__name__)
"""
    assert tried(program, picks=(7,)).printed.split() == ["ValueError", "IndexError", "TypeError", "TypeError"]


def test_a_seed_draws_as_anywhere(tried):
    import random

    expected = random.Random(4)
    numbers = [expected.randint(1, 100), expected.choice("abcdef"), expected.random()]

    program = "from random import randint, choice, random\nprint([randint(1, 100), choice('abcdef'), random()])"

    assert tried(program, seed=4).printed == f"{numbers}\n"
    again = "import random\nprint(random.Random().random(), random.SystemRandom().random())"
    assert tried(again, seed=4).printed == tried(again, seed=4).printed


def test_sleep_takes_no_time_and_clocks_know(tried):
    seen = tried("import time\nbegan = time.time()\ntime.sleep(100)\nprint(time.time() - began > 99)\ntime.sleep(-1)")

    assert seen.printed == "True\n"
    assert seen.failed.kind == "ValueError"
    assert seen.finished.seconds < 2


def test_a_drawing_ends_by_itself(tried):
    program = """
import turtle
t = turtle.Turtle()
steps = []
def on():
    steps.append(1)
    t.forward(10)
    turtle.ontimer(on, 1000)
for side in range(4):
    t.forward(100)
    t.left(90)
on()
turtle.onkey(on, "Up")
turtle.listen()
turtle.done()
print(len(steps))
"""
    seen = tried(program)

    assert seen.finished.outcome == "finished"
    assert int(seen.printed) > 100
    assert seen.finished.seconds < 3
    assert len(seen.sheet.points) >= 1


@pytest.mark.parametrize("end", ["turtle.mainloop()", "turtle.exitonclick()", "turtle.Screen().mainloop()"])
def test_every_way_to_wait_for_a_click_returns(tried, end):
    seen = tried(f"import turtle\nturtle.forward(50)\n{end}\nprint('on')")

    assert (seen.printed, seen.finished.outcome) == ("on\n", "finished")


VALUES = [
    "True", "1", "1.0", "None", "''", "'ü\\n'", "b'\\xff'", "10 ** 50", "-0.0", "float('inf')",
    "[1, (2, {3}), {'a': [None]}]", "()", "{}", "set()", "{(1, 2): 'x', 3: {}}",
]  # fmt: skip


def test_plain_values_come_out_as_they_are(tried):
    names = {f"v{number}": text for number, text in enumerate(VALUES)}
    seen = tried("\n".join(f"{name} = {text}" for name, text in names.items()), looks=tuple(names))

    for name, text in names.items():
        expected = eval(text)
        assert seen.values[name].is_plain, text
        assert repr(seen.values[name].plain) == repr(expected)
        assert type(seen.values[name].plain) is type(expected)
        assert seen.values[name].type_name == type(expected).__name__


NOT_PLAIN = [
    "type('int2', (int,), {'__eq__': lambda *a: True})(3)", "type('d', (dict,), {})()", "object()", "print",
    "[[] for x in range(20000)]", "'x' * 100_000", "10 ** 5000", "'\\ud800'", "[object()]", "iter([])", "frozenset()",
    "1j", "range(3)", "eval('[' * 30 + ']' * 30)",
]  # fmt: skip


def test_of_all_else_only_the_type_is_told(tried):
    names = {f"v{number}": text for number, text in enumerate(NOT_PLAIN)}
    seen = tried("\n".join(f"{name} = {text}" for name, text in names.items()), looks=(*names, "nothing"))

    for name, text in names.items():
        assert (seen.values[name].is_there, seen.values[name].is_plain) == (True, False), text
        assert seen.values[name].type_name
    assert not seen.values["nothing"].is_there


def test_numbers_of_numpy_count_as_numbers(tried):
    seen = tried("import numpy as np\na = np.int64(3)\nb = np.array([[1.5, 2], [3, 4]])", looks=("a", "b"))

    assert [seen.values[name].plain for name in "ab"] == [3, [[1.5, 2.0], [3.0, 4.0]]]


FUNCTIONS = """
def add(a, b):
    print("adding", a)
    return a + b
def ask():
    return input("Really? ") + input()
def fail():
    return 1 / 0
def forever():
    while True:
        pass
number = 3
"""


def test_functions_are_called_after_the_program_has_run(tried, monkeypatch):
    monkeypatch.setattr(boxes, "CALLS_SECONDS", boxes.CALLS_SECONDS * patience())
    calls = (
        Call("add", [2, 3]),
        Call("add", ["a", [1]]),
        Call("ask", [], ["yes", "no"]),
        Call("ask"),
        Call("fail"),
        Call("forever"),
        Call("nobody"),
        Call("number"),
        Call("add", [1.5, 1]),
    )
    seen = tried(FUNCTIONS, calls=calls)

    added, broke, asked, ended, failed, endless, nobody, number, last = seen.calls
    assert (added.plain, added.printed, added.type_name) == (5, "adding 2\n", "int")
    assert (broke.failed.kind, broke.failed.line, broke.printed) == ("TypeError", 4, "adding a\n")
    assert (asked.plain, asked.printed) == ("yesno", "Really? ")
    assert ended.failed.kind == "EOFError"
    assert failed.failed.kind == "ZeroDivisionError"
    assert endless.is_late
    assert not nobody.is_there
    assert number.failed.kind == "TypeError"
    assert last.plain == 2.5
    assert seen.printed == ""


def test_what_is_left_of_a_failed_program_is_seen(tried):
    seen = tried("score = 3\nopen('a.txt', 'w').write('hi')\n1 / 0", looks=("score",))

    assert (seen.failed.kind, seen.failed.line) == ("ZeroDivisionError", 3)
    assert seen.values["score"].plain == 3
    assert seen.written == {"a.txt": b"hi"}


ENDS = {
    "while True:\n    pass": ("limit", "time"),
    "while True:\n    print('again' * 100)": ("limit", "printed"),
    "big = []\nwhile True:\n    big.append('x' * 10_000_000)": ("failed", ""),
    "import os\nos._exit(0)": ("failed", "died"),
    "import os\nos.kill(os.getpid(), 9)": ("failed", "died"),
    "import os\nos.kill(os.getpid(), 19)": ("limit", "time"),
    "import os\nos.closerange(0, 256)\nprint(1)": ("failed", "died"),
    "import os\nwhile True:\n    os.fork()": ("failed", ""),
    "import turtle\nwhile True:\n    turtle.left(1)": ("limit", "computed or open"),  # open where others compute
}


@pytest.mark.some(1)
@pytest.mark.parametrize("program", ENDS, ids=lambda program: program[-20:])
def test_whatever_a_program_does_is_seen_and_never_raised(tried, program):
    seen = tried(program, looks=("x",), calls=(Call("y"),))

    outcome, reason = ENDS[program]
    assert seen.finished.outcome == outcome
    assert seen.finished.reason == reason or seen.finished.reason in reason.split(" or ")
    assert len(seen.printed) < 60_000


def test_several_are_tried_out_in_order_two_at_once(kernels):
    programs = ["import time\nfor i in range(2_000_000): pass\nprint(1)", "print(2)", "print(3)", "1 / 0"]
    trials = [Trial({"main.py": program.encode()}) for program in programs]

    async def all_of_them():
        return [seen async for seen in try_all(kernels, trials)]

    seen = kernels.do(all_of_them())

    assert [one.printed for one in seen] == ["1\n", "2\n", "3\n", ""]


def test_who_loses_interest_stops_the_others(kernels):
    trials = [Trial({"main.py": b"print(1)"}), *[Trial({"main.py": b"while True: pass"})] * 3]

    async def the_first():
        seen = try_all(kernels, trials)
        async for one in seen:
            began = asyncio.get_running_loop().time()
            await seen.aclose()
            return one, asyncio.get_running_loop().time() - began

    one, seconds = kernels.do(the_first())

    assert one.printed == "1\n"
    assert seconds < 3 * patience()


def test_files_of_the_trial_lie_there(tried):
    trial = tried("print(open('data.txt').read())", files={"data.txt": b"of the check"})

    assert trial.printed == "of the check\n"
    assert dataclasses.is_dataclass(trial)
