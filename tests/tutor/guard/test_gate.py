"""The gate as the tutor uses it: a first look; the tables are in `redteam/`."""

import dataclasses
import time

import pytest

from runner.diagnosis.findings import Finding
from tests.tutor.guard.scenes import find, scene
from tutor.guard import fitness
from tutor.guard.gate import Gate, confidence

SURE = (-0.01, -0.02)
TOLD = "I made 3 guesses, and looked for a 3 in what you print for the winner. It was not there."


@pytest.fixture
def counting():
    """At the step that counts tries, with the program of the step before."""
    before = find("guess-the-number").step("4-again").solution["main.py"].decode()
    return scene("guess-the-number/5-count", before, told=TOLD)


def gate(scene, **how) -> Gate:
    return Gate(scene, **({"job": "hint", "level": "nudge", "tries": False} | how))


@pytest.mark.parametrize(
    "sentence",
    [
        "A counter starts at 0 and grows by 1 each time.",
        "Look at the loop that begins in line 8: which of its lines runs once for each guess?",
        "Where does `tries` have to begin, before the loop or inside it?",
    ],
)
async def test_what_helps_is_shown(counting, sentence):
    assert (await gate(counting).check(sentence, SURE)).why == ""


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Write `tries = tries + 1` inside the loop.", "leak"),
        ("There is a SyntaxError in your program.", "untrue"),
        ("Everything is correct.", "untrue"),
        ("Your grade is 100.", "unfit"),
    ],
)
async def test_what_does_harm_is_not(counting, sentence, why):
    assert (await gate(counting).check(sentence, SURE)).why == why


@pytest.mark.parametrize(
    ("sentence", "is_english"),
    [
        ("Python takes no such numbers.", True),
        ("Compare letter by letter.", True),
        ("El nombre no está en la línea.", False),
        ("Das ist nicht da.", False),
    ],
)
def test_english_is_known_by_its_small_words(sentence, is_english):
    assert fitness.is_english(sentence) is is_english


async def test_a_model_that_is_not_sure_is_not_shown(counting):
    assert (await gate(counting).check("Where should the counter start?", [-1.5, -0.2])).why == "unsure"
    assert (await gate(counting, least_confidence=0.4).check("Where should the counter start?", [-1.5, -0.2])).why == ""


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Where should the counter start?", ""),
        ("Look at the counter again.", "unsure"),
        ("Where should `total` start?", "unsure"),
        ("What happens in line 2?", "unsure"),
    ],
)
async def test_a_question_that_names_nothing_may_be_less_sure(counting, sentence, why):
    assert (await gate(counting).check(sentence, [-0.3, -0.2])).why == why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Both must be of one kind.", ""),
        ("Look at what `print()` opens.", ""),
        ("The two must be of one kind.", "unsure"),
        ("Both must be.", "unsure"),
    ],
)
async def test_what_the_diagnosis_says_word_for_word_may_be_less_sure(sentence, why):
    said = "Line 1 opens a bracket with `(` and closes it with `]`. Both must be of one kind."
    found = Finding(tag="wrong-bracket", sentence=said, look="Look at what print() opens.", line=1)
    broken = dataclasses.replace(scene("", "print(1]"), findings=(found,))
    assert (await gate(broken).check(sentence, [-0.3, -0.2])).why == why


async def test_the_same_sentence_is_shown_once(counting):
    looking = gate(counting)
    assert (await looking.check("Where should the counter start?", SURE)).may_be_shown
    assert (await looking.check("Where should the counter start?", SURE)).detail == "again"


def test_of_a_project_of_ones_own_nothing_is_secret():
    assert gate(scene("", "print(1)")).secret.kind == ""


def test_the_confidence_is_the_mean_probability():
    assert confidence([0.0, -0.6931471805599453]) == pytest.approx(0.75)


def test_a_look_takes_no_time(counting):
    looking = gate(counting)
    sentences = ["Look at line 8: which name changes in the loop?", "What does `guess` hold before the loop begins?"]
    for sentence in sentences:
        looking.compare(sentence, SURE)
    best = min(measured(lambda: [looking.compare(sentence, SURE) for sentence in sentences]) for _ in range(5))
    assert best / len(sentences) < 0.005


def measured(work) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began


def test_a_huge_project_holds_nobody_up():
    lines = "\n".join(
        f"while name_{number} < {number}:\n    name_{number} = name_{number} + 1" for number in range(4_000)
    )
    moment = scene("guess-the-number/5-count", "x = 1", texts={f"part{number}.py": lines for number in range(8)})
    began = time.thread_time()
    Gate(moment, job="hint", level="nudge").compare("Where should the counter start?", SURE)
    assert time.thread_time() - began < 2
