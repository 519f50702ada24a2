"""Texts and the words that they should have."""

import time

import pytest

from learn.lessons.checks import words
from learn.lessons.format import Words

TEXT = "Your name? \n\x1b[91mHello,   Ada!\x1b[0m\nYou are 12.\n\n  It’s “fun”.\n"

YES = [
    "hello, ada",
    "",
    Words(has=["ada", "12"]),
    Words(has='it\'s "fun"'),
    Words(any=["nobody", "ADA"]),
    Words(order=["name", "hello", "12"]),
    Words(lacks=["Bob", "13"]),
    Words(least_lines=4),
    Words(count={"you": 2, "ada": 1}),
    Words(pattern=r"hello,\s+\w+!"),
    Words(pattern=r"^you are \d+\.$"),
    Words(lacks_pattern=r"\b13\b|hello!"),
    Words(equals=' your name? hello, ada! you are 12. it\'s "fun".'),
    Words(has="Hello,   Ada!", exactly=True),
    Words(pattern=r"Hello,   Ada!$", exactly=True),
    Words(equals="Your name? \nHello,   Ada!\nYou are 12.\n\n  It’s “fun”.", exactly=True),
    Words(),
]
NO = [
    "bob",
    Words(has=["ada", "13"]),
    Words(any=["nobody", "bob"]),
    Words(order=["12", "hello"]),
    Words(order=["you are", "you are"]),
    Words(lacks="ADA"),
    Words(least_lines=5),
    Words(count={"you": 3}),
    Words(pattern=r"\d{3}"),
    Words(lacks_pattern=r"\bADA\b"),
    Words(equals="hello, ada!"),
    Words(has="hello, ada", exactly=True),
    Words(has="ada", lacks="ada"),
]


@pytest.mark.parametrize("wanted", YES)
def test_what_is_there_is_found(wanted):
    assert words.have(TEXT, wanted)


@pytest.mark.parametrize("wanted", NO)
def test_what_is_not_there_is_not(wanted):
    assert not words.have(TEXT, wanted)


def test_a_pattern_that_would_take_for_ever_is_given_up():
    began = time.monotonic()

    assert not words.have("a" * 15_000, Words(pattern=r"(a+)+b"))
    assert not words.have("a" * 15_000, Words(pattern=r"(.*)*\d(.*)*!"))
    assert time.monotonic() - began < 3


def test_a_broken_pattern_is_told_and_not_found():
    assert not words.have("(", Words(pattern="("))
    assert "missing )" in words.what_is_broken("(")
    assert words.what_is_broken(r"\d+") == ""


def test_what_takes_too_long_to_look_for_is_not_believed_to_be_missing():
    assert not words.have("a" * 15_000, Words(lacks_pattern=r"(a+)+b"))
