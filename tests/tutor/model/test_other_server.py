"""The client against a server that is not ours: `transformers serve`, with a tiny model of random weights."""

import contextlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest

from tests.stack import free_port, wait_for
from tests.tutor.engine.backends import tiny
from tutor.errors import ModelTrouble
from tutor.model.address import Address
from tutor.model.asking import Asked, Turn
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not importlib.util.find_spec("fastapi"), reason="The extra `serving` is not installed."),
]
BATCHES = "--continuous-batching --attn-implementation sdpa --cb-block-size 32 --cb-num-blocks 64 --device cpu"
ASKED = {"turns": (Turn("user", "Why?"),), "most_tokens": 6, "first_seconds": 60.0, "seconds": 90.0}


def is_well(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Address]:
    folder, port = tiny.make(tmp_path_factory.mktemp("tiny")), free_port()
    words = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(folder), *BATCHES.split()]
    environment = os.environ | {"HF_HUB_OFFLINE": "1"}
    process = subprocess.Popen([*words, "--host", "127.0.0.1", "--port", str(port)], env=environment)
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(lambda: is_well(url), seconds=120)
        yield Address(url=url, model=str(folder))
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def model(served) -> HttpModel:
    return HttpModel(served, AnyServer(served))


async def heard(model: HttpModel, **asked) -> str:
    return "".join([piece.text async for piece in model.stream(Asked(**(ASKED | asked)))])


@pytest.mark.parametrize("asked", [{}, {"turns": (), "prefix": "for number in"}], ids=["turns", "text"])
async def test_it_answers_in_pieces_and_never_more_than_asked_for(model, asked):
    pieces = [piece async for piece in model.stream(Asked(**(ASKED | asked)))]
    assert 1 <= len(pieces) <= 6


async def test_a_stop_string_that_it_does_not_know_of_holds_all_the_same(model):
    whole = await heard(model)
    stop = whole[2:4]
    assert await heard(model, stop=(stop,)) == whole[: whole.index(stop)]


async def test_who_closes_the_stream_is_forgotten(model):
    async with contextlib.aclosing(model.stream(Asked(**(ASKED | {"most_tokens": 400})))) as pieces:
        await anext(pieces)
    assert await heard(model)  # and the next is answered


async def test_it_is_known_by_its_name(model, served):
    about = await model.about()
    assert (about.name, about.is_ready) == (served.model, True)
    assert about.digest.startswith("named:")


async def test_a_name_that_it_does_not_serve_is_a_trouble_and_no_crash(served):
    other = Address(url=served.url, model="somebody/unknown-model")
    with pytest.raises(ModelTrouble):
        await heard(HttpModel(other, AnyServer(other)))
