"""Conversations and how they should go."""

import pytest

from learn.lessons.checks import talk
from learn.lessons.format import Turn, Words
from runner.boxes import Said

ASKED_AND_GREETED = (
    Said("printed", "Welcome.\n"),
    Said("asked", "Your name? "),
    Said("answered", "Ada"),
    Said("printed", "Hello Ada.\nHow old?\n"),
    Said("asked", "> "),
    Said("answered", "12"),
    Said("printed", "So old!\n"),
)

GOES = [
    [Turn(asks="name"), Turn(answer="Ada"), Turn(says="ada")],
    [Turn(asks="name", answer="Ada"), Turn(asks="old", answer="12"), Turn(says="so old")],
    [Turn(says="welcome"), Turn(asks="name"), Turn(answer="Ada")],
    [Turn(answer="Ada"), Turn(answer="12")],
    [Turn(answers=["Ada", "12"]), Turn(says="so old")],
    [Turn(answer="Ada"), Turn(says=Words(order=["hello", "how old"])), Turn(says="Ada")],
    [],
]
DOES_NOT_GO = [
    [Turn(says="ada")],
    [Turn(asks="old"), Turn(answer="Ada")],
    [Turn(answer="Ada"), Turn(answer="12"), Turn(asks="so old")],
    [Turn(answer="Ada"), Turn(answer="12"), Turn(answer="more")],
    [Turn(answer="Ada"), Turn(answer="12"), Turn(says="hello")],
    [Turn(answers=["Ada", "12"]), Turn(says="hello")],
    [Turn(answers=["Ada", "12", "more"])],
    [Turn(answer="Ada"), Turn(says=Words(lacks="ada"))],
]


@pytest.mark.parametrize("turns", GOES)
def test_it_goes_as_it_should(turns):
    assert talk.goes(ASKED_AND_GREETED, turns)


@pytest.mark.parametrize("turns", DOES_NOT_GO)
def test_it_goes_another_way(turns):
    assert not talk.goes(ASKED_AND_GREETED, turns)


def test_what_is_typed_stands_in_the_turns():
    assert talk.answers_of(GOES[1]) == ["Ada", "12"]
    assert talk.answers_of([Turn(answer="Ada", answers=["12"]), Turn(answer="more")]) == ["Ada", "12", "more"]
