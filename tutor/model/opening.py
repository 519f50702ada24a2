"""Which model the settings mean."""

import dataclasses
import functools
from pathlib import Path

from django.conf import settings

from tutor.model.address import Address
from tutor.model.asking import Model
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer, OurServer


@dataclasses.dataclass(frozen=True)
class Wanted:
    url: str
    key: str
    name: str
    socket: Path
    stage_file: Path


def open_model() -> Model:
    """One for all of this process: it remembers how the server did."""
    return _opened(
        Wanted(
            url=settings.TUTOR_MODEL_URL.removesuffix("/").removesuffix("/v1"),
            key=settings.TUTOR_MODEL_KEY,
            name=settings.TUTOR_MODEL,
            socket=settings.TUTOR_SOCKET,
            stage_file=settings.TUTOR_STAGE_FILE,
        )
    )


@functools.cache
def _opened(wanted: Wanted) -> Model:
    if wanted.url:
        address = Address(url=wanted.url, key=wanted.key, model=wanted.name)
        return HttpModel(address, AnyServer(address))
    address = Address(socket=wanted.socket)
    return HttpModel(address, OurServer(address, wanted.stage_file))
