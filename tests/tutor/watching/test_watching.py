"""Programs that want to trick the watcher or break it, and moments in which nothing may be told."""

import json

import pytest

from tutor.watching import names, reading, record, telling

pytestmark = pytest.mark.kernel

TRICKS = [
    "import sys\nsys.settrace(None)\nn = 3\n",
    "import json\njson.dump = None\nn = 3\n",
    "import sys\nsys.stdout = None\nn = 3\n",
    "import os\nos._exit(0)\n",
    "import os\nfor name in os.listdir('.'):\n    open(name, 'w').write('[]')\nn = 3\n",
    "class Loud(str):\n    def __repr__(self):\n        raise SystemExit\nn = Loud('x')\n",
    "n = 10 ** 10_000\n",
    "n = []\nn.append(n)\n",
    "n = '\\ud800'\n",
    "def f():\n    return f()\nf()\n",
    "import threading\nthreading.Thread(target=print).start()\nn = 3\n",
    "n = 'x' * 10_000_000\n",
    "globals().clear()\nn = 3\n",
    "__builtins__.clear() if isinstance(__builtins__, dict) else vars(__builtins__).clear()\nn = 3\n",
    "raise KeyboardInterrupt\n",
    "n = 1\n" * 20_000,
]


@pytest.mark.parametrize("program", TRICKS)
async def test_no_program_breaks_it(watched, program):
    """It sees something or nothing, and what it tells has a name of the program and a short value."""
    seen = await watched(program)
    for line in range(1, 5):
        assert seen is None or len(telling.of_line(*seen, line)) < 300
    assert seen is None or len(names.of_name(*seen, "n")) < 300


async def test_a_file_that_is_written_and_pictures_and_chance_do_not_matter(watched):
    program = (
        "import random\nimport turtle\n\nturtle.forward(random.randint(1, 9))\n"
        "with open('a.txt', 'w') as file:\n    file.write('hello')\nn = len(open('a.txt').read())\n"
    )
    assert names.of_name(*await watched(program), "n") == "`n` got the value `5` in line 7, and no other."


@pytest.mark.parametrize("where", ["greeting-card/5-ask", "tic-tac-toe/7-game", ""])
async def test_where_something_is_built_it_is_watched(watched, where):
    assert await watched("name = 'Ada'\n", where=where) is not None


async def test_where_a_step_asks_what_a_program_does_nothing_is_run(watched, asking_steps):
    assert len(asking_steps) > 5
    for where in asking_steps:
        assert await watched("name = 'Ada'\n", where=where) is None


async def test_a_password_is_not_known_so_nothing_is_run(watched):
    assert await watched("word = input()\n", "••••") is None
    assert await watched("word = input()\n", "abcd") is not None


@pytest.mark.parametrize("program", ["", "  \n", "print(\n", "x = 1\n" * 9_000])
async def test_what_cannot_be_read_is_not_run(watched, program):
    assert await watched(program) is None


WHOLE = {"how": "ended", "counts": [[1, 1]], "ways": [[1, 0, 1]], "values": [], "looks": []}


NO_RECORDS = [
    *("", "[]", "{}", "null", "[" * 10_000),
    *map(json.dumps, ({**WHOLE, "how": "won"}, {**WHOLE, "counts": 1})),
]


@pytest.mark.parametrize("written", NO_RECORDS)
def test_what_is_no_record_is_none(written):
    assert record.read(written) is None


def test_values_that_are_not_plain_are_not_told():
    forged = ["<script>alert(1)</script>", "__import__('os')", "x" * 90, "1 + 1"]
    program = reading.read("n = 1\nif n > 1:\n    print(n)\n")
    for value in forged:
        values, looks = {"count": 1, "kept": [[1, value]]}, {"count": 1, "kept": [[0, {"n": value}]]}
        told = {"how": "ended", "counts": [[1, 1], [2, 1]], "ways": [[2, 0, 1]]}
        told |= {"values": [["", "n", values]], "looks": [[2, looks]]}
        seen = record.read(json.dumps(told))
        assert names.of_name(program, seen, "n") == ""
        assert value not in telling.of_line(program, seen, 2)
