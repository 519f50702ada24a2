"""Questions that ask the same are put together, others are not."""

import random
import time

import pytest

from tutor.reports.similar import groups


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("why does my score stay 0?", "Why is my SCORE staying at zero"),
        ("how do I make a loop", "how can i make loops??"),
        ("my program never stops", "the program does not stop"),
        ("what is a variable", "what are variables?"),
        ("what does range do", "What does `range` mean?"),
        ("why doesn't my turtle move", "the turtle doesnt move"),
    ],
)
def test_what_asks_the_same_is_one_group(one, other):
    assert len(groups([(one, 1), (other, 2), ("how do I open a file", 3), ("can you tell me a joke", 4)])) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("why does my score stay 0?", "how do I print the score in red"),
        ("what is a variable", "what is a function"),
        ("how do I make a loop", "how do I make a list"),
        ("my turtle is too slow", "my turtle is too small"),
    ],
)
def test_what_asks_something_else_is_another(one, other):
    asked = [(one, 1), (other, 2), ("how do I open a file", 3), ("can you tell me a joke", 4)]
    assert len(groups(asked)) == 4


def test_the_most_people_come_first_in_the_words_most_of_them_used():
    asked = [("what is a loop", who) for who in range(3)] + [("What's a loop?", 9), ("why is it red", 1)]
    asked += [("why is it red", 1)] * 9
    first, second = groups(asked)
    assert (first.text, first.times, len(first.people)) == ("what is a loop", 4, 4)
    assert (second.text, second.times, len(second.people)) == ("why is it red", 10, 1)


def test_greetings_and_signs_are_no_question():
    assert groups([("???", 1), ("", 2), ("please help me", 3), ("\0\u202e", 4)]) == []


def test_thousands_take_less_than_a_second():
    """Also where hardly two are alike."""
    words = [f"word{number}" for number in range(300)]
    chance = random.Random(7)
    asked = [(" ".join(chance.sample(words, 5)), number) for number in range(2_000)]
    began = time.process_time()
    assert groups(asked)
    assert time.process_time() - began < 1.5
