"""Why a loop did not end: whichever of its lines the program was stopped in, the same is said."""

import pytest

from runner.diagnosis.silent import why_endless
from runner.diagnosis.sources import read_sources

LOOPS = {
    "never-changes": ("count = 1\nwhile count < 5:\n    print(count)\n", (2, 3), 2, "never changes"),
    "wrong way": ("n = 5\nwhile n > 0:\n    print(n)\n    n += 1\n", (2, 3, 4), 4, "larger"),
    "wrong way, written out": ("n = 5\nwhile 0 < n and n < 9:\n    n = n - 1\n", (2, 3), 3, "smaller"),
    "no way out": ("while True:\n    x = 1\n", (1, 2), 1, "no way out"),
    "jumps over": ("n = 0\nwhile n != 7:\n    n += 2\n", (2, 3), 2, "0, 2, 4"),
    "under an if": ("n = 0\nd = 1\nwhile n < 9:\n    if d == 2:\n        n += 1\n", (3, 4), 5, "`d == 2`"),
    "skipped": ("n = 0\nwhile n < 9:\n    if n == 3:\n        continue\n    n += 1\n", (2, 3, 4), 4, "line 5"),
    "break under what stays": (
        "n = 0\nm = 0\nwhile True:\n    m += 1\n    if n == 3:\n        break\n",
        (4, 5),
        5,
        "`n`",
    ),
    "in a function it calls": (
        "def show(n):\n    print(n)\n\nn = 1\nwhile n < 3:\n    show(n)\n",
        (2, 5, 6),
        5,
        "never changes",
    ),
}


@pytest.mark.parametrize(("text", "stopped", "line", "words"), LOOPS.values(), ids=LOOPS)
def test_the_reason_is_found_from_any_line_of_the_loop(text, stopped, line, words):
    source = read_sources({"main.py": text.encode()})["main.py"]

    for place in stopped:
        finding = why_endless(source, place)
        assert finding is not None, place
        assert (finding.line, words in finding.sentence) == (line, True), finding


@pytest.mark.parametrize(
    "text",
    [
        "n = 0\nwhile n != 6:\n    n += 2\n",
        "import random\nn = 0\nwhile n != 6:\n    n = random.randint(1, 6)\n",
        "n = 100\nwhile n > 1:\n    n = n // 2\n",
        "while True:\n    if input() == 'stop':\n        break\n",
        "for n in range(9):\n    print(n)\n",
        "not Python (",
    ],
)
def test_a_loop_that_ends_one_day_is_not_called_endless(text):
    source = read_sources({"main.py": text.encode()})["main.py"]

    assert [why_endless(source, line) for line in range(1, 6)] == [None] * 5
