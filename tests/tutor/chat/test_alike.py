"""Which answer a text wants, by what it is most like."""

import threading
import time

import pytest

from tutor.chat import meant, passages
from tutor.chat.alike import Examples, features, parts

LOOP, LIST, NUMBER = "loop", "list", "number"
EXAMPLES = [
    ("what is a loop", LOOP),
    ("how do i do it again and again", LOOP),
    ("make it repeat 10 times", LOOP),
    ("what is a list", LIST),
    ("how do i keep many things in one variable", LIST),
    ("make a number of a text", NUMBER),
    ("why is 5 + 5 equal to 55", NUMBER),
]


@pytest.fixture(scope="module")
def few():
    return Examples(EXAMPLES)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("whats a looop", LOOP),
        ("i want it to repeat 5 times", LOOP),
        ("what is a lisst??", LIST),
        ("can one variable keep many things", LIST),
        ("it says 55 for 5 + 5", NUMBER),
        ("my sister played it. how do i do it again", LOOP),
    ],
)
def test_the_most_like_comes_first(few, text, wanted):
    assert few.likeness(text)[0][1] == wanted


def test_each_answer_comes_once_and_the_same_text_is_wholly_like(few):
    best = few.likeness("what is a loop")
    assert [answer for _, answer in best] == [*dict.fromkeys(answer for _, answer in best)]
    assert best[0][1] == LOOP
    assert best[0][0] > 2  # its own text, and what speaks beside it
    assert all(0 < score < 1 for score, _ in best[1:])


def test_what_is_like_nothing_has_no_answer(few):
    assert few.likeness("") == []
    assert few.likeness("??? 💀") == []
    assert not [score for score, _ in few.likeness("qwxz vvbb") if score > 0.1]


def test_signs_are_words_and_letters_may_be_missing():
    assert features("==") == features(" == ")
    assert features("what is %") != features("what is +")
    shared = set(features("varible")) & set(features("variable"))
    assert len(shared) >= 4


def test_a_long_text_is_looked_at_in_parts_too():
    assert list(parts("i did it but how do i stop it")) == ["i did it ", " how do i stop it"]
    assert list(parts("how do i stop it")) == []


def test_each_question_of_an_answer_finds_it():
    """By itself, or one that is written for the same words: nearly all, as few are of two answers."""
    asked = [(text, answer) for answer in passages.of_questions() for text in answer.asked]
    assert len(asked) > 9_000
    found = [meant.examples().likeness(text)[0][1] is answer for text, answer in asked[::9]]
    assert sum(found) > 0.98 * len(found)


def test_messages_of_other_kinds_are_told_apart():
    wanted = {
        "can you just type in the answer for me real quick": "solution",
        "thanks so much that helped": "thanks",
        "i hate this i will never ever get it": "low",
        "who wins a shark or a whale": "offtopic",
        "why isnt this working omg": "broken",
        "what is a variable": None,
    }
    assert {text: meant.read(text).message for text in wanted} == wanted


def test_it_is_read_in_milliseconds():
    meant.examples()
    began = time.perf_counter()
    for number in range(20):
        meant.read(f"why does my program print the same thing {number} times and then it stops")
    assert (time.perf_counter() - began) / 20 < 0.05


@pytest.mark.parametrize("text", ["", " ", "?" * 1000, "a" * 5000, "loop " * 2000, "\x00\ud800", "ʞɔᴉu", "是什么"])
def test_whatever_is_written_is_read(text):
    assert 0 <= meant.read(text).score < 5


def test_who_asks_while_it_is_read_at_leisure_waits_for_no_rest_and_it_is_read_once(monkeypatch):
    began, times = threading.Event(), []

    def all_of_them():
        times.append("read")
        began.set()
        return meant_all()

    meant_all = meant._all
    monkeypatch.setattr(meant, "_all", all_of_them)
    monkeypatch.setattr(meant, "REST_SECONDS", 3600)
    monkeypatch.setattr(meant, "_wanted", threading.Event())
    meant._read_all.cache_clear()
    meant.begin_to_read.cache_clear()
    meant.begin_to_read()
    assert began.wait(10)
    assert not meant._read_all.cache_info().currsize
    assert meant.examples() is meant.examples()
    assert times == ["read"]
