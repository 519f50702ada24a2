"""Which model the settings mean."""

import dataclasses
import functools
from collections.abc import AsyncIterator
from pathlib import Path

from django.conf import settings

from tutor.errors import ModelAway
from tutor.model.address import Address
from tutor.model.asking import About, Asked, Model, Piece
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer, OurServer


class NoModel:
    """The tutor is switched off."""

    async def about(self) -> About:
        return About(stage="off")

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        raise ModelAway("off")
        yield  # makes this an iterator


@dataclasses.dataclass(frozen=True)
class Wanted:
    is_on: bool
    url: str
    key: str
    name: str
    socket: Path
    stage_file: Path


def open_model() -> Model:
    """One for all of this process: it remembers how the server did."""
    return _opened(
        Wanted(
            is_on=settings.TUTOR,
            url=settings.TUTOR_MODEL_URL.removesuffix("/").removesuffix("/v1"),
            key=settings.TUTOR_MODEL_KEY,
            name=settings.TUTOR_MODEL,
            socket=settings.TUTOR_SOCKET,
            stage_file=settings.TUTOR_STAGE_FILE,
        )
    )


@functools.cache
def _opened(wanted: Wanted) -> Model:
    if not wanted.is_on:
        return NoModel()
    if wanted.url:
        address = Address(url=wanted.url, key=wanted.key, model=wanted.name)
        return HttpModel(address, AnyServer(address))
    address = Address(socket=wanted.socket)
    return HttpModel(address, OurServer(address, wanted.stage_file))
