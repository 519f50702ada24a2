"""What to look at fits the very program: never the half of an advice that would lead to the next error."""

import pytest

from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import Program
from tests.runner.diagnosis.told import found

PROGRAMS = {
    "a sum with a text of words": ("year = 2024\nprint(year + ' is a leap year.')\n", "f-string", "int()"),
    "a sum with a text of digits": ("price = '2'\nprint(3 + price)\n", "int()", "f-string"),
    "two texts of digits, put together": ("age = '11'\nlater = age + 5\n", "int()", "str()"),
    "nothing of a module looks like it": ("import math\nprint(math.roundup(2.5))\n", "in other words", "spelled"),
    "it is of another module": ("import random\nrandom.sqrt(4)\n", "called `math`", "in other words"),
    "a return without a function": ("a = 1\nreturn a\n", "the value behind `return`", "line 1"),
    "a return below its function": ("def f():\n    a = 1\nreturn 2\n", "the `def` in line 1", "the value behind"),
    "a function that should not call itself": ("def hi():\n    print(1)\n    hi()\nhi()\n", "inside the `def`", "stop"),
    "an end that is never reached": ("def f(n):\n    if n == 0:\n        return\n    f(n)\nf(3)\n", "change", "stop"),
    "misspelled, and asked for": ("names = ['Ada']\nnames.remove('Adda')\n", "Where do `'Adda'` and `'Ada'`", "`in`"),
    "asked for in an empty list": ("names = []\nnames.remove('Ada')\n", "What is in `names`", "differ"),
    "counted before there is anything": ("votes = {}\nvotes['cat'] += 1\n", "at first", "which keys"),
    "a key that is not there": ("ages = {}\nprint(ages['cat'])\n", "Which keys", "at first"),
    "no return at all": ("def f():\n    pass\nprint(f() + 1)\n", "Which value should `f` give back", "case"),
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
