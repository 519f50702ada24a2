"""Boxes on real kernels, as the workers have them."""

import asyncio

import pytest

from tests.runner.conftest import kernels
from tutor.boxes import Boxes
from tutor.guard import trying

__all__ = ["boxes", "kernels"]


@pytest.fixture
def boxes(kernels):
    """What the workers would do, done here."""

    async def try_program(scene, texts, *, entry="", answers=(), seed=None, reads="", seconds=0):
        files = {name: text.encode() for name, text in {**scene.texts, **texts}.items()}
        running = trying.ran(kernels, files, entry or scene.entry, answers=answers, seed=seed, reads=reads)
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(running, kernels.loop))

    async def gives_it_away(scene, code):
        return False

    return Boxes(try_program, gives_it_away)
