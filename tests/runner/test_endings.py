"""How a run ended, as a sentence."""

import pytest

from runner import endings
from runner.endings import Place
from runner.limits import Limits

NESTED = b"""
for a in range(3):
    x = 1
    while True:
        y = [
            n for n in range(3)
        ]
    z = 2
print("after")

def f():
    while x:
        pass
"""


@pytest.mark.parametrize(("line", "loop"), [(1, 0), (2, 2), (3, 2), (4, 4), (6, 4), (8, 2), (9, 0), (13, 12), (99, 0)])
def test_the_innermost_loop_around_a_line(line, loop):
    assert endings.innermost_loop(NESTED, line) == loop


@pytest.mark.parametrize(
    "source", [b"while True:\n  x = (", b"\xff\xfe", b"\x00", b"(" * 5_000, b"-" * 200_000 + b"1", b""]
)
def test_a_source_that_cannot_be_read_has_no_loop(source):
    assert endings.innermost_loop(source, 1) == 0


def told(reason, place=endings.NOWHERE, **limits):
    return endings.finished(reason, place=place, files={"main.py": NESTED}, seconds=1.23456, limits=Limits(**limits))


def test_a_calm_end_needs_no_words():
    for reason in ("finished", "failed"):
        ended = told(reason)
        assert (ended.outcome, ended.text, ended.seconds) == (reason, "", 1.235)


@pytest.mark.parametrize("reason", endings.SENTENCES)
def test_every_other_end_is_a_sentence(reason):
    ended = told(reason, Place("main.py", 9))
    assert ended.text[0].isupper()
    assert ended.text.endswith(".")
    assert "{" not in ended.text
    assert ".." not in ended.text


def test_the_loop_is_named_in_the_main_file_without_its_file():
    assert "it was in the loop on line 4." in told("time", Place("main.py", 6)).text
    assert "it was on line 9." in told("time", Place("main.py", 9)).text


def test_the_loop_is_named_in_another_file_with_its_file():
    assert "it was on line 3 of other.py." in told("time", Place("other.py", 3)).text


def test_a_limit_names_its_number():
    assert "ran for 2.5 seconds" in told("time", seconds=2.5).text
    assert "(64 MB)" in told("memory", memory_bytes=64 << 20).text
    assert "3 million" in told("printed", printed_chars=3_000_000).text
    assert "300,000 characters" in told("printed", printed_chars=300_000).text
