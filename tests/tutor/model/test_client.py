"""Whatever a model server does, the caller has words or a trouble, in time, and never more than was asked for."""

import dataclasses
import time

import pytest

from tests.runner.real import patience
from tests.stack import free_port
from tests.tutor.model import bad_servers as bad
from tutor.errors import ModelAway, ModelBroke, ModelBusy, ModelSlow, ModelTrouble
from tutor.model.address import Address
from tutor.model.asking import Asked, Turn
from tutor.model.breaker import FAILURES
from tutor.model.client import HttpModel, Silent
from tutor.model.knowing import AnyServer

ASKED = Asked(turns=(Turn("user", "Hello"),), first_seconds=0.5, seconds=1.0)
GOOD = bad.stream(bad.word("Good"), bad.word(" day"), bad.END)


def model_at(url: str) -> HttpModel:
    address = Address(url=url, model="some-model", key="k3y")
    return HttpModel(address, AnyServer(address))


async def heard(model: HttpModel, asked: Asked = ASKED) -> tuple[str, ModelTrouble | None]:
    """What came, and how it broke."""
    said = ""
    try:
        async for piece in model.stream(asked):
            said += piece.text
    except ModelTrouble as trouble:
        return said, trouble
    return said, None


BAD = {
    "rubbish instead of events": (bad.stream(b"data: {what?\n\n"), ModelBroke, ""),
    "rubbish in the middle": (bad.stream(bad.word("Well"), b"data: \xff\xfe\n\n"), ModelBroke, "Well"),
    "another kind of JSON": (bad.stream(b'data: {"choices": "none"}\n\n'), ModelBroke, ""),
    "no event at all": (bad.stream(b"<html>Hello</html>\n"), ModelBroke, ""),
    "no HTTP": (bad.gibberish, ModelBroke, ""),
    "a line that never ends": (bad.endless(b"x" * 10_000), ModelBroke, ""),
    "a piece as long as a book": (bad.stream(bad.word("x" * 60_000)), ModelBroke, ""),
    "killed in mid sentence": (bad.stream(bad.word("Look at"), ends=False), ModelBroke, "Look at"),
    "an end without a word": (bad.stream(bad.word("Look at")), ModelBroke, "Look at"),
    "an error in the middle": (
        bad.stream(bad.word("Well"), b'data: {"error": {"code": "oom"}}\n\n'),
        ModelBroke,
        "Well",
    ),
    "late, as it says": (
        bad.stream(bad.word("W"), b'data: {"error": {"code": "deadline_exceeded"}}\n'),
        ModelSlow,
        "W",
    ),
    "a 500": (bad.refusal(500, b"<h1>Internal"), ModelBroke, ""),
    "a 503": (bad.refusal(503), ModelAway, ""),
    "a wrong key": (bad.refusal(401), ModelAway, ""),
    "busy": (bad.refusal(429), ModelBusy, ""),
    "too long": (bad.refusal(400, b'{"error": {"code": "context_length_exceeded"}}'), ModelBroke, ""),
    "silence": (bad.silence, ModelSlow, ""),
    "words that drip": (bad.stream(*[bad.word("la")] * 50, pause=0.1), ModelSlow, "la"),
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_server_costs_its_words_and_nothing_else(name):
    answer, trouble, begins = BAD[name]
    began = time.monotonic()
    async with bad.serving(answer) as server:
        said, problem = await heard(model_at(server.url))
    assert isinstance(problem, trouble), problem
    assert said.startswith(begins)
    assert bool(said) == bool(begins)
    assert time.monotonic() - began < 1.6 * patience()


async def test_endless_text_is_cut_at_what_was_asked_for():
    async with bad.serving(bad.endless(bad.word("la"))) as server:
        assert await heard(model_at(server.url)) == ("la" * ASKED.most_tokens, None)


async def test_before_the_first_word_it_is_tried_once_more():
    async with bad.serving(bad.refusal(500), GOOD) as server:
        assert await heard(model_at(server.url)) == ("Good day", None)
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "answer",
    [
        bad.stream(bad.word("Well"), ends=False),
        bad.refusal(429),
        bad.refusal(400, b'{"error": {"code": "context_length_exceeded"}}'),
    ],
)
async def test_after_the_first_word_or_a_clear_no_it_is_not_tried_again(answer):
    async with bad.serving(answer, GOOD) as server:
        model = model_at(server.url)
        model.takes_extras = False
        _, problem = await heard(model)
        assert problem
        assert len(server.requests) == 1


async def test_who_is_not_there_is_away_at_once():
    began = time.monotonic()
    _, problem = await heard(model_at(f"http://127.0.0.1:{free_port()}"))
    assert isinstance(problem, ModelAway)
    assert time.monotonic() - began < 0.4 * patience()


async def test_after_some_failures_nobody_waits_and_later_it_is_tried_again():
    async with bad.serving(bad.silence, bad.silence, bad.silence, GOOD) as server:
        model = model_at(server.url)
        for _ in range(3):
            await heard(model)
        began = time.monotonic()
        _, problem = await heard(model)
        assert isinstance(problem, ModelAway)
        assert time.monotonic() - began < 0.05 * patience()
        assert len(server.requests) == 3
        model.breaker.open_until = 0.0  # the while is over
        assert await heard(model) == ("Good day", None)
        assert await heard(model) == ("Good day", None)


async def test_one_that_says_it_is_being_made_ready_is_asked_again_and_again():
    async with bad.serving(*[bad.refusal(503, b'{"error": {"code": "not_ready"}}')] * 4, GOOD) as server:
        model = model_at(server.url)
        for _ in range(4):
            _, problem = await heard(model)
            assert isinstance(problem, ModelAway)
        assert await heard(model) == ("Good day", None)


async def test_a_server_that_refuses_what_it_does_not_know_is_asked_in_fewer_words():
    async with bad.serving(bad.refusal(422), GOOD) as server:
        model = model_at(server.url)
        assert await heard(model) == ("Good day", None)
        assert b'"seed"' in server.requests[0]
        assert b'"seed"' not in server.requests[1]
        assert await heard(model) == ("Good day", None)
        assert len(server.requests) == 3


async def test_the_key_and_the_models_name_are_sent():
    async with bad.serving(GOOD) as server:
        await heard(model_at(server.url))
        assert b"authorization: bearer k3y" in server.requests[0].lower()
        assert b'"some-model"' in server.requests[0]
        assert b"priority" not in server.requests[0]  # our own word, for our own server


async def test_a_stop_string_that_the_server_ignores_is_kept_all_the_same():
    async with bad.serving(bad.stream(bad.word("one t"), bad.word("wo three"), bad.END)) as server:
        asked = Asked(turns=ASKED.turns, stop=("two",))
        assert await heard(model_at(server.url), asked) == ("one ", None)


@pytest.mark.parametrize(("spoke", "is_left_alone"), [(True, False), (False, True)])
async def test_who_is_only_slow_is_not_left_alone(spoke, is_left_alone):
    """Of many who ask at once the first hear a word, and the last hear none in time."""
    asked = dataclasses.replace(ASKED, first_seconds=0.1)
    async with bad.serving(GOOD) as good, bad.serving(bad.silence) as silent:
        model = model_at(good.url)
        if spoke:
            assert await heard(model, ASKED) == ("Good day", None)
        model.address = Address(url=silent.url, model="some-model")
        troubles = [type((await heard(model, asked))[1]) for _ in range(FAILURES + 1)]
    assert troubles[:FAILURES] == [Silent] * FAILURES
    assert (troubles[-1] is ModelAway) is is_left_alone


TYPED = {  # what a student has typed, what is asked for it, what the server says to that, and what of it goes on
    "half a word": ("for number in ran", "for number in", (" ra", "nge", "(3):"), "ge(3):"),
    "half a word in one piece": ("print(sco", "print(", ("score)",), "re)"),
    "a space": ("total = ", "total =", (" 0",), "0"),
    "a whole word": ("    while", "   ", (" while", " lives"), " lives"),
    "a bracket": ("print(", "print(", ("score",), "score"),
    "one word alone": ("impo", "impo", ("rt random",), "rt random"),
    "another word": ("for number in ran", "for number in", (" numbers", ":"), ""),
    "the end of it": ("for number in ran", "for number in", (" ra",), ""),
}


@pytest.mark.parametrize("case", TYPED)
async def test_a_server_that_does_not_go_on_in_a_word_is_asked_for_all_of_it(case):
    typed, prompt, said, rest = TYPED[case]
    async with bad.serving(bad.stream(*map(bad.word, said), bad.END)) as server:
        assert await heard(model_at(server.url), Asked(prefix=typed)) == (rest, None)
        assert f'"prompt":"{prompt}"'.encode() in server.requests[0]
