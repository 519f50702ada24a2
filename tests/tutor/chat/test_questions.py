"""Whether the chat answers what children ask, from what people wrote and from their own program. No model is asked."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.tutor.guard.scenes import scene
from tutor import chat

HERE = Path(__file__).parent
QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["questions"]
TALKS = tomllib.loads((HERE / "talks.toml").read_text("utf-8"))["talks"]
LEAST = 0.97


async def said(text, where, talk=()):
    return [each.whole async for each in chat.sentences(where, text, talk=talk)]


async def answer(asked):
    """Without the question at its end."""
    where = scene("", asked.get("program", ""), failed=asked.get("failed"))
    before = [(text, " ".join(await said(text, where))) for text in [asked.get("after")] if text]
    told = await said(asked["asked"], where, talk=before)
    return " ".join(told[:-1] or told)


async def test_most_questions_of_children_are_answered():
    told = [(asked, await answer(asked)) for asked in QUESTIONS]
    missed = [(asked["asked"], text) for asked, text in told if not re.search(asked["says"], text, re.IGNORECASE)]
    assert len(QUESTIONS) >= 150
    assert len(missed) <= (1 - LEAST) * len(QUESTIONS), missed


@pytest.mark.parametrize("talk", TALKS, ids=[" > ".join(each["asked"]) for each in TALKS])
async def test_a_talk_goes_on_as_it_was_meant(talk):
    where = scene("", talk.get("program", ""), failed=talk.get("failed"))
    before = []
    for text in talk["asked"]:
        told = " ".join(await said(text, where, before))
        before.append((text, told))
    assert re.search(talk["says"], told, re.IGNORECASE), told


async def test_a_new_question_is_not_taken_for_more_of_the_one_before():
    where = scene("", "score = 0\nprint(score)\n")
    told = await said("what is a variable?", where, talk=[("why does my score stay 0?", "It gets no other value.")])
    assert told == await said("what is a variable?", where)


async def test_what_brings_something_new_to_it_is_asked_together_with_it():
    talk = [("what is a list?", "A list keeps many values in one place.")]
    assert "pets[0]" in (await said("how do i change one", scene(), talk=talk))[0]


async def test_who_wants_an_example_of_what_was_told_sees_a_program():
    talk = [("what is a list?", "A list keeps many values in one place.")]
    for words in ("an example please", "show me one", "can you give me an example?"):
        told = await said(words, scene(), talk=talk)
        assert "Lists" in told[0]
        assert "bag = [" in told[0]
    again = await said("an example please", scene(), talk=[*talk, ("an example please", told[0])])
    assert again[0] != told[0]
