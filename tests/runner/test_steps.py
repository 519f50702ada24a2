"""What going through a program step by step shows: programs through real kernels, and the steps they make."""

import textwrap

import pytest

from runner.messages import Steps
from tests.runner.steps import seen, steps_of, told

pytestmark = pytest.mark.kernel


def traced(kernels, text: str, **how):
    files = {"main.py": textwrap.dedent(text).lstrip("\n"), **how.pop("files", {})}
    return kernels.run(files, trace=True, **how)


def lines(ran) -> list[str]:
    """Without the name of the program's own level."""
    return [line.removesuffix(" <module>") for line in told(ran)]


STORIES = {
    "a loop": (
        "total = 0\nfor n in (3, 4):\n    total += n\nprint(total)\n",
        ["1 line", "2 line", "3 line", "2 line", "3 line", "2 line", "4 line", "4 end"],
    ),
    "a call and what it gives back": (
        "def add(a, b):\n    return a + b\nx = add(1, 2)\n",
        ["1 line", "3 line", "1 call add", "2 line add", "2 return add", "3 end"],
    ),
    "recursion": (
        "def down(n):\n    return n and down(n - 1)\ndown(1)\n",
        [
            "1 line",
            "3 line",
            "1 call down",
            "2 line down",
            "1 call down",
            "2 line down",
            "2 return down",
            "2 return down",
            "3 end",
        ],
    ),
    "an error that is caught": (
        "try:\n    int('x')\nexcept ValueError:\n    print('no')\n",
        ["1 line", "2 line", "2 error", "3 line", "4 line", "4 end"],
    ),
    "an error that ends it": (
        "def f():\n    return 1 / 0\nf()\n",
        ["1 line", "3 line", "1 call f", "2 line f", "2 broke f"],
    ),
    "a generator": (
        "def two():\n    yield 1\n    yield 2\nfor n in two():\n    n\n",
        [
            "1 line",
            "4 line",
            "1 call two",
            "2 line two",
            "2 yield two",
            "5 line",
            "4 line",
            "2 call two",
            "3 line two",
            "3 yield two",
            "5 line",
            "4 line",
            "3 call two",
            "3 return two",
            "4 end",
        ],
    ),
    "a class": (
        "class Dog:\n    legs = 4\n    def __init__(self):\n        self.fed = False\nrex = Dog()\n",
        [
            "1 line",
            "1 line Dog",
            "2 line Dog",
            "3 line Dog",
            "5 line",
            "3 call __init__",
            "4 line __init__",
            "4 return __init__",
            "5 end",
        ],
    ),
    "sys.exit is an end like another": ("import sys\nsys.exit()\n", ["1 line", "2 line", "2 end"]),
    "a program that cannot be read has no steps": ("print(\n", []),
    "nothing at all": ("", ["0 end"]),
}


@pytest.mark.some(1)
@pytest.mark.parametrize("name", STORIES)
def test_the_steps_of_a_program(kernels, name):
    text, expected = STORIES[name]
    ran = traced(kernels, text)
    assert lines(ran) == expected
    assert [event.done for event in ran.all(Steps)] == [False] * (len(ran.all(Steps)) - 1) + [True]
    assert ran.all(Steps)[-1].cut == ""


def test_a_plain_run_has_no_steps(kernels):
    assert kernels.run("x = 1\n").all(Steps) == []


def test_the_program_as_it_ran_comes_with_its_steps(kernels):
    ran = traced(kernels, "import helper\n", files={"helper.py": "x = 1\n", "data.txt": "no program"})
    assert ran.all(Steps)[0].texts == {"main.py": "import helper\n", "helper.py": "x = 1\n"}
    assert told(ran) == ["1 line <module>", "1 line <module>", "1 end <module>"]


VALUES = {
    "numbers and words": (
        "x = 1\ny = 2.5\nz = 'it\\'s'\nn = None\nt = True\nb = b'a'",
        {"x": "1", "y": "2.5", "z": '"it\'s"', "n": "None", "t": "True", "b": "b'a'"},
    ),
    "long ones are cut": (
        "x = 10 ** 500\ny = 'a' * 1000 + 'z'",
        {"x": "a number of about 501 digits", "y": "'" + "a" * 69 + "…" + "a" * 23 + "z' (1,001 characters)"},
    ),
    "what cannot be seen": (
        "x = 'a\\n\\x1b\\u202e'\ny = '\\U000e0001' * 100\nz = type('A\\nB', (), {})()\nsetattr(z, 'c\\rd', 1)",
        {"x": "'a\\n\\x1b\\u202e'", "z": ("A\\nB", {"c\\rd": "1"})},
    ),
    "lists in lists": ("x = [1, [2, (3,)]]", {"x": ("list", ["1", ("list", ["2", ("tuple", ["3"])])])}),
    "dicts": ("x = {'a': 1, (1, 2): None}\nkeys = 1", {"keys": "1"}),
    "sets": ("x = {1}\ny = frozenset([2])", {"x": ("set", ["1"]), "y": ("frozenset", ["2"])}),
    "objects": (
        "class P:\n    def __init__(self):\n        self.x = [1]\np = P()",
        {"p": ("P", {"x": ("list", ["1"])})},
    ),
    "slots": ("class P:\n    __slots__ = 'x', 'y'\np = P()\np.x = 3", {"p": ("P", {"x": "3"})}),
    "what a class keeps for all its objects": ("class P:\n    n = 3", {"P": ("P", {"n": "3"})}),
    "a named tuple": (
        "from collections import namedtuple\nP = namedtuple('P', 'x y')\np = P(1, 2)",
        {"p": ("P", {"x": "1", "y": "2"})},
    ),
    "one of an Enum": ("import enum\nclass C(enum.Enum):\n    RED = 1\nc = C.RED", {"c": "C.RED"}),
    "functions under another name": (
        "def f():\n    pass\ng = f\np = print",
        {"g": "function f", "p": "function print"},
    ),
    "things of libraries": (
        "import datetime, random, re\nd = datetime.date(2026, 1, 2)\nr = random.Random()\nm = re.match('a', 'a')",
        {"d": "2026-01-02", "r": "Random", "m": "Match"},
    ),
    "an array": ("import numpy\na = numpy.arange(3)\ni = a[1]", {"a": "array of 3 int64: [0, 1, 2]", "i": "1"}),
    "an error": (
        "try:\n    {}['k']\nexcept KeyError as e:\n    kept = e",
        {"kept": "KeyError: 'k'"},
    ),
}


@pytest.mark.some(6)
@pytest.mark.parametrize("name", VALUES)
def test_what_the_variables_hold(kernels, name):
    text, expected = VALUES[name]
    last = seen(traced(kernels, text))[-1]
    assert last.event == "end"
    assert {name: last[name] for name in expected} == expected


def test_what_import_and_def_name_is_no_variable(kernels):
    last = seen(traced(kernels, "import math\nfrom math import sin\ndef f():\n    pass\nclass C:\n    pass\nx = 1\n"))[
        -1
    ]
    assert last.values[-1] == {"x": "1"}


def test_two_names_for_one_list_point_to_one_thing(kernels):
    ran = traced(kernels, "a = [1]\nb = a\nc = [1]\nb.append(2)\n")
    last = seen(ran)[-1].values[-1]
    assert last["a"] == last["b"] != last["c"]
    (change,) = steps_of(ran)[-1].changes
    assert (change.total, change.patches) == (2, [[1, "2"]]), "only what is new is told"


def test_a_list_may_hold_itself(kernels):
    last = seen(traced(kernels, "a = [1]\na.append(a)\nb = {}\nb['me'] = b\n"))[-1]
    number = last.values[-1]["a"]
    assert last.things[number] == ("list", "list", 2, ("1", number))


def test_every_frame_has_its_own_variables(kernels):
    ran = traced(kernels, "def f(n):\n    m = n * 2\n    return g(m)\ndef g(k):\n    return k\nx = 1\nf(x)\n")
    deepest = next(step for step in seen(ran) if step.functions[-1] == "g")
    assert deepest.functions == ["<module>", "f", "g"]
    assert deepest.values == [{"x": "1"}, {"n": "1", "m": "2"}, {"k": "2"}]


def test_what_a_call_gives_back_is_seen(kernels):
    ran = traced(kernels, "def f():\n    return [1]\nx = f()\n")
    back = next(step for step in seen(ran) if step.event == "return")
    assert back["return"] == ("list", ["1"])


def test_how_much_was_printed_is_counted(kernels):
    ran = traced(kernels, "print('ab')\nname = input('? ')\nimport sys\nprint('!', file=sys.stderr)\n", answers=["Ada"])
    assert [step.printed for step in seen(ran)] == [[0, 0, 0], [3, 0, 0], [3, 0, 1], [3, 0, 1], [3, 2, 1]]
    assert seen(ran)[-1]["name"] == "'Ada'"


def test_the_text_of_an_error_comes_with_it(kernels):
    ran = traced(kernels, "x = 1\nprint(y)\n")
    assert seen(ran)[-1].text == "NameError: name 'y' is not defined"
    assert ran.failed.message == "name 'y' is not defined"
