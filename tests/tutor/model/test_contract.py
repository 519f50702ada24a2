"""What every model keeps to, the scripted one as the one behind a real server."""

import contextlib
import time

import pytest

from tests.runner.real import patience
from tests.stack import wait_for
from tests.tutor.doubles import ScriptedBackend, ScriptedModel
from tests.tutor.engine.serving import serving
from tutor.errors import ModelSlow
from tutor.model.address import Address
from tutor.model.asking import Asked, Turn
from tutor.model.client import HttpModel
from tutor.model.knowing import OurServer

TURNS = (Turn("system", "Be kind."), Turn("user", "Why?"))


class Scripted:
    """What the double says word by word."""

    def __init__(self, text: str, *, pause: float = 0.0):
        words = [word if number == 0 else f" {word}" for number, word in enumerate(text.split(" "))]
        script = [item for word in words for item in (pause, word) if item]
        self.model = ScriptedModel(script)

    def was_cancelled(self) -> bool:
        return self.model.cancelled == 1


class Served:
    def __init__(self, stack: contextlib.ExitStack, text: str, *, pause: float = 0.0):
        words = [word if number == 0 else f" {word}" for number, word in enumerate(text.split(" "))]
        self.backend = ScriptedBackend(*words, step_seconds=pause)
        served = stack.enter_context(serving(self.backend))
        address = Address(socket=served.socket)
        self.model = HttpModel(address, OurServer(address, served.socket.with_name("model.json")))

    def was_cancelled(self) -> bool:
        return len(self.backend.cancelled) == 1


@pytest.fixture(params=["scripted", "served"])
def opened(request):
    with contextlib.ExitStack() as stack:
        yield Scripted if request.param == "scripted" else lambda text, **how: Served(stack, text, **how)


async def heard(model, **asked) -> str:
    return "".join([piece.text async for piece in model.stream(Asked(**({"turns": TURNS} | asked)))])


@pytest.mark.parametrize("asked", [{}, {"turns": (), "prefix": "for "}])
async def test_all_words_come_as_pieces_with_logprobs(opened, asked):
    model = opened("Look at line 3.").model
    pieces = [piece async for piece in model.stream(Asked(**({"turns": TURNS} | asked)))]
    assert "".join(piece.text for piece in pieces) == "Look at line 3."
    assert [logprob for piece in pieces for logprob in piece.logprobs] == [-0.01] * 4
    assert all(piece.text and piece.tokens == len(piece.logprobs) for piece in pieces)


async def test_never_more_tokens_than_asked_for(opened):
    assert await heard(opened("one two three four").model, most_tokens=2) == "one two"


async def test_nothing_of_a_stop_string_is_said(opened):
    assert await heard(opened("one two three").model, stop=("o thr",)) == "one tw"


async def test_who_closes_the_stream_cancels(opened):
    one = opened("word " * 300, pause=0.01)
    async with contextlib.aclosing(one.model.stream(Asked(turns=TURNS, most_tokens=300))) as pieces:
        async for _ in pieces:
            break
    wait_for(one.was_cancelled, seconds=2)


async def test_a_first_word_that_takes_too_long_is_slow(opened):
    began = time.monotonic()
    with pytest.raises(ModelSlow):
        await heard(opened("late", pause=1.0).model, first_seconds=0.2)
    assert time.monotonic() - began < 0.8 * patience()


async def test_an_answer_that_takes_too_long_is_slow_and_what_came_is_there(opened):
    said = []
    with pytest.raises(ModelSlow):  # noqa: PT012 - what came before counts
        async for piece in opened("word " * 200, pause=0.05).model.stream(
            Asked(turns=TURNS, seconds=0.4, most_tokens=200)
        ):
            said.append(piece.text)
    assert 1 < len(said) < 12


async def test_it_says_who_it_is(opened):
    about = await opened("x").model.about()
    assert (about.name, about.digest, about.is_ready, about.stage) == ("scripted", "scripted-1", True, "ready")
