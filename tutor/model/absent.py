"""The tutor is switched off: a model that is never there, and costs nothing."""

from collections.abc import AsyncIterator

from tutor.errors import ModelAway
from tutor.model.asking import AboutModel, Asked, Piece


class NoModel:
    async def about(self) -> AboutModel:
        return AboutModel(stage="off")

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        raise ModelAway("off")
        yield  # makes this an iterator
