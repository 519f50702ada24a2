"""What is particular to a server that is not ours; what holds for ours as well stands in test_real.py."""

import contextlib
import dataclasses
import time

import pytest

from tests.tutor.engine.backends import tiny
from tests.tutor.model.conftest import ALONE, serving
from tests.tutor.model.test_real import asked, heard
from tutor.errors import ModelTrouble
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer

pytestmark = pytest.mark.model

LONG = "Tell a long story."


async def test_who_closes_the_stream_is_forgotten(other):
    """Else whoever asks next would wait for the rest, twenty times as long."""
    began = time.monotonic()
    assert await heard(other.model, asked(LONG))
    usual = time.monotonic() - began
    async with contextlib.aclosing(other.model.stream(asked(LONG, most_tokens=500))) as pieces:
        await anext(pieces)
    began = time.monotonic()
    assert await heard(other.model, asked(LONG))
    assert time.monotonic() - began < 5 * usual


async def test_it_is_known_by_its_name(other):
    about = await other.model.about()
    assert (about.name, about.is_ready) == (other.address.model, True)
    assert about.digest.startswith("named:")


async def test_a_name_that_it_does_not_serve_is_a_trouble_and_no_crash(other):
    address = dataclasses.replace(other.address, model="somebody/unknown-model")
    with pytest.raises(ModelTrouble):
        await heard(HttpModel(address, AnyServer(address)), asked("Name one colour."))
    assert await heard(other.model, asked("Name one colour."))


@pytest.mark.long
async def test_one_that_has_broken_down_and_still_lists_its_models_is_away(converted, tmp_path):
    """It does so at a prompt that its keys and values have no room for."""
    small = "--continuous-batching --attn-implementation sdpa --cb-block-size 32 --cb-num-blocks 8"
    with serving(tiny.make(tmp_path), f"{ALONE} {small}") as server:
        assert (await server.model.about()).is_ready
        with pytest.raises(ModelTrouble):
            await heard(server.model, asked("word " * 400))
        assert (await server.model.about()).stage == "away"
