"""The real default model through the client: behind our own server, and behind `transformers serve` with --long."""

import asyncio
import contextlib
import time

import pytest

from tests.runner.real import patience
from tests.stack import wait_for
from tutor.errors import ModelBroke, ModelTrouble
from tutor.model.asking import Asked, Turn

pytestmark = pytest.mark.model

PATIENT = {"first_seconds": 60.0, "seconds": 120.0}


def asked(words: str, **more) -> Asked:
    turns = (Turn("system", "You help children who learn Python."), Turn("user", words))
    return Asked(**({"turns": turns, "most_tokens": 24} | PATIENT | more))


async def heard(model, question: Asked) -> str:
    return "".join([piece.text async for piece in model.stream(question)])


async def test_it_answers_in_pieces_and_never_more_than_asked_for(server):
    pieces = [piece async for piece in server.model.stream(asked("What is a list in Python?"))]
    assert 5 < len(pieces) <= 24
    assert "list" in "".join(piece.text for piece in pieces).lower()


async def test_it_says_the_same_twice_also_beside_others(server):
    question = asked("Name one colour.")
    alone = await heard(server.model, question)
    together = await asyncio.gather(*[heard(server.model, question) for _ in range(3)])
    assert together == [alone] * 3


async def test_grey_text_goes_on_in_the_middle_of_a_word(server):
    question = Asked(prefix="for number in ran", most_tokens=12, stop=("\n",), priority="typing", **PATIENT)
    assert (await heard(server.model, question)).startswith("ge(")


async def test_nothing_of_a_stop_string_is_said(server):
    whole = await heard(server.model, asked("What is a list in Python?"))
    stop = whole[10:13]
    assert await heard(server.model, asked("What is a list in Python?", stop=(stop,))) == whole[: whole.index(stop)]


async def test_a_time_that_is_too_short_is_a_trouble_and_the_next_is_answered(server):
    began = time.monotonic()
    with pytest.raises(ModelTrouble):
        await heard(server.model, asked("Tell a long story.", most_tokens=400, first_seconds=0.001, seconds=0.001))
    assert time.monotonic() - began < 2 * patience()
    assert await heard(server.model, asked("Name one colour."))


async def test_the_probabilities_of_all_tokens_are_told(engine):
    pieces = [piece async for piece in engine.model.stream(asked("What is a list in Python?"))]
    assert all(piece.logprobs and max(piece.logprobs) <= 0 for piece in pieces)


async def test_who_goes_away_is_forgotten(engine):
    async with contextlib.aclosing(engine.model.stream(asked("Tell a long story.", most_tokens=400))) as pieces:
        await anext(pieces)
    wait_for(lambda: engine.health()["running"] == 0, seconds=5)


async def test_a_prompt_that_is_too_long_is_said_to_be(engine):
    context = (await engine.model.about()).context
    with pytest.raises(ModelBroke, match="context_length_exceeded"):
        await heard(engine.model, asked("word " * context))
