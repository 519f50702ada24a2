"""What to look at fits the very program: never the half of an advice that would lead to the next error."""

from importlib import import_module

import pytest

from runner.diagnosis import modules
from runner.diagnosis.attributes import TURTLE
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import Program
from tests.runner.diagnosis.told import found

PROGRAMS = {
    "a sum with a text of words": ("year = 2024\nprint(year + ' is a leap year.')\n", "f-string", "int()"),
    "a sum with a text of digits": ("price = '2'\nprint(3 + price)\n", "int()", "f-string"),
    "a sum between the brackets of ord": (
        "letter = 'a'\nplace = ord(letter + 3)\n",
        "In line 2, what comes first: `ord()`, or the `+`?",
        "become a text",
    ),
    "two texts of digits, put together": ("age = '11'\nlater = age + 5\n", "int()", "str()"),
    "nothing of a module looks like it": ("import math\nprint(math.roundup(2.5))\n", "`ceil`, `floor`", "other words"),
    "nothing of a module of ours": ("import textwrap\ntextwrap.beautiful('a')\n", "`print(dir(textwrap))`", "Among"),
    "chance of another name": ("import random\nrandom.round(1, 6)\n", "`randint`", "needs no module"),
    "it looks alike and takes nothing": ("import random\nrandom.rand(1, 6)\n", "`randint`", "letter by letter"),
    "it looks alike": ("import random\nrandom.rando()\n", "letter by letter", "`randint`"),
    "an except for another kind": (
        "n = 1\ntry:\n    n = int('many')\nexcept TypeError:\n    n = 0\n",
        "line 3 `ValueError`: for which kind does the `except` in line 4 wait?",
        "Where",
    ),
    "the try around it catches it": (
        "try:\n    try:\n        n = int('')\n    finally:\n        print(1)\nexcept TypeError:\n    n = 0\n",
        "in line 6 wait?",
        "Enter",
    ),
    "an empty text that stands there": (
        "b = int('')\na = input('? ')\n",
        "between the quotes in line 1",
        "Enter",
    ),
    "it needs no module": ("import math\nprint(math.round(2.5))\n", "needs no module", "Among"),
    "it is of another module": ("import random\nrandom.sqrt(4)\n", "called `math`", "Among"),
    "a return without a function": ("a = 1\nreturn a\n", "the value behind `return`", "line 1"),
    "a return below its function": ("def f():\n    a = 1\nreturn 2\n", "the `def` in line 1", "the value behind"),
    "a function that should not call itself": (
        "def hi():\n    print(1)\n    hi()\nhi()\n",
        "below the function",
        "stop",
    ),
    "it calls itself with what it got": (
        "def hi(name):\n    hi(name)\n    print(name)\nhi('Ada')\n",
        "Does line 2 belong into the function `hi`",
        "stop",
    ),
    "an end is missing": (
        "def f(n):\n    print(n)\n    f(n - 1)\nf(3)\n",
        "When should `f` stop",
        "below the function",
    ),
    "an end that is passed by": (
        "def f(n):\n    if n == 0:\n        return\n    f(n - 2)\nf(3)\n",
        "For which value",
        "How",
    ),
    "an end that is never reached": ("def f(n):\n    if n == 0:\n        return\n    f(n)\nf(3)\n", "change", "stop"),
    "misspelled, and asked for": ("names = ['Ada']\nnames.remove('Adda')\n", "Where do `'Adda'` and `'Ada'`", "`in`"),
    "asked for in an empty list": ("names = []\nnames.remove('Ada')\n", "What is in `names`", "differ"),
    "counted before there is anything": ("votes = {}\nvotes['cat'] += 1\n", "at first", "which keys"),
    "a key that is not there": ("ages = {}\nprint(ages['cat'])\n", "Which keys", "at first"),
    "a row has a name": (
        "grid = [['a', 'b', 'c']]\nfor row, bed in grid:\n    print(' '.join(bed))\n",
        "one value, or a row?",
        "How many",
    ),
    "parts have names": ("pairs = [(1, 2, 3)]\nfor x, y in pairs:\n    print(x + y)\n", "How many values", "a row"),
    "a value too few": ("point = (3, 4)\nx, y, z = point\n", "gets no value from `point`?", "How many"),
    "a thing with a part too few": ("for x, y in [(1,)]:\n    print(x, y)\n", "after `for` gets no value", "How many"),
    "a value too many": ("point = (3, 4, 5)\nx, y = point\n", "How many values are in `point`?", "no value"),
    "range forgotten": ("for n in 3:\n    print(n)\n", "should `range()` count", "How often"),
    "a number in quotes": ("pets = ['cat']\nprint(pets['0'])\n", "What makes `'0'` a text", "place"),
    "a thing in quotes": (
        "pets = ['cat']\nprint(pets['cat'])\n",
        "At which place of `pets` is `'cat'`",
        "that you want",
    ),
    "a word in quotes": ("pets = ['cat']\nprint(pets['first'])\n", "the thing of `pets` that you want", "`'first'`"),
    "sorted and used at once": ("a = [2, 1]\nfor n in a.sort():\n    print(n)\n", "is the sorted list?", "give back"),
    "printed and used at once": ("print(print(2) + 1)\n", "the value that you want to use", "`print()` give back"),
    "one kind of bracket": ("pets = [1, 2]\nprint(pets[0]]\n", "the partner of the `(` in line 2?", "kind"),
    "a bracket over two lines": ("pets = {\n    'cat': 1,\n]\n", "the partner of the `{` in line 1?", "kind"),
    "a function with another bracket": ("print[3)\n", "belongs behind `print`?", "partner"),
    "no return at all": ("def f():\n    pass\nprint(f() + 1)\n", "Which value should `f` give back", "case"),
    "it is given back": (
        "def f():\n    a = 1\n    return a\nf()\nprint(a)\n",
        "What does `f` give back with `return` in line 3?",
        "outside of",
    ),
    "it should be given back": ("def f():\n    a = 1\nf()\nprint(a)\n", "What does `f` give back", "outside of"),
    "something else is given back": (
        "def f(n):\n    a = n + 1\n    return a % 2\nb = f(3)\nprint(a, b)\n",
        "In which lines does `a` have a value?",
        "`return`",
    ),
    "what is given back has a name": (
        "def f():\n    a = 1\n    return a\nb = f()\nprint(a + b)\n",
        "Which name outside of `f` holds what line 5 needs?",
        "`return`",
    ),
    "the text says which name is meant": (
        "word = 'hi'\ndef f(text):\n    a = text + '!'\n    return a.upper()\nprint('The word:', a, f(word))\n",
        "Which name outside of `f` holds what line 5 needs?",
        "`return`",
    ),
    "it cannot be called yet": (
        "print(a)\ndef f():\n    a = 1\n    return a\n",
        "In which lines does `a` have a value?",
        "`return`",
    ),
    "it is handed in": (
        "def f(a):\n    print(a)\nf(1)\nprint(a)\n",
        "Which value does the call of `f` hand in",
        "lines",
    ),
    "a return that is not reached": (
        "def f(n):\n    if n:\n        return 1\nprint(f(0) + 1)\n",
        "In which case",
        "Which value",
    ),
}


@pytest.fixture(scope="module")
def looks() -> dict[str, str]:
    programs = [Program("x", 1, files={"main.py": text}) for text, _, _ in PROGRAMS.values()]
    ended = zip(programs, running.endings(programs), strict=True)
    return dict(zip(PROGRAMS, [found(program, ending)[0].look for program, ending in ended], strict=True))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_advice_fits_the_program(looks, name):
    _text, said, unsaid = PROGRAMS[name]
    assert said in looks[name]
    assert unsaid not in looks[name]


# Their second sentence may be said alone.
ALONE = {
    "an argument too many": ("print(abs(1, 2))\n", "Line 1 gives `abs` 2 values, but `abs` takes one value."),
    "nothing of that name": (
        "from math import roundup\n",
        "Line 1 imports `roundup` from `math`. `math` has no `roundup`.",
    ),
    "almost the same": (
        "import random\nrandom.randit(1, 6)\n",
        "Line 2 wants `randit` of the module `random`. `random` has no `randit`, but `random` has `randint`.",
    ),
    "another bracket": (
        "print('a']\n",
        "Line 1 opens a bracket with `(` and closes it with `]`. A bracket must be closed by one of its own kind.",
    ),
    "an empty text": ("print(int(''))\n", "Line 1 makes a number of a text with int(), but int() gets an empty text."),
    "too big for a decimal number": (
        "print(2.0 ** 9999)\n",
        "Line 1 computes a number that is too big for Python's decimal numbers.",
    ),
    "too big for a length": ("dots = '.' * 10 ** 30\n", "Line 1 uses a whole number that is far too big there."),
}


def test_what_is_said_stands_alone():
    programs = [Program("x", 1, files={"main.py": text}) for text, _ in ALONE.values()]
    ended = zip(programs, running.endings(programs), strict=True)
    said = [found(program, ending)[0].sentence for program, ending in ended]
    assert dict(zip(ALONE, said, strict=True)) == {name: sentence for name, (_, sentence) in ALONE.items()}


@pytest.mark.parametrize("module", [name for name in modules.NAMES if name != "matplotlib.pyplot"])
def test_the_names_of_modules_are_theirs(module):
    known = TURTLE if module == "turtle" else vars(import_module(module))  # no screen here
    assert [name for name in modules.NAMES[module] if name not in known] == []


# What tells one shape of a mistake from another, for the example beside it.
SHAPES = {
    "a row has a name": ("row", "bed"),
    "parts have names": ("looped", "pairs"),
    "it calls itself with what it got": ("outside", "hi"),
    "an end is missing": ("outside", ""),
    "a function with another bracket": ("called", "print"),
    "one kind of bracket": ("called", ""),
    "what is given back has a name": ("instead", "b"),
}


def test_a_finding_says_of_which_shape_it_is():
    programs = [Program("x", 1, files={"main.py": PROGRAMS[name][0]}) for name in SHAPES]
    ended = zip(programs, running.endings(programs), strict=True)
    names = [found(program, ending)[0].names for program, ending in ended]
    said = [facts[key] for facts, (key, _) in zip(names, SHAPES.values(), strict=True)]
    assert dict(zip(SHAPES, said, strict=True)) == {name: value for name, (_, value) in SHAPES.items()}
