"""Asks our own model server what a message wants. Nobody waits long for it: without an answer, words must do."""

import functools
import socket
from collections.abc import Mapping
from pathlib import Path

import httpx
import msgspec
from django.conf import settings

from tutor.errors import TutorError
from tutor.model.breaker import Breaker

SECONDS = 0.5  # it takes a hundredth of it where nobody else computes
MOST_CHARS = 1_000
REST_SECONDS = 1.0  # after a failure nobody asks: of one message several texts are looked at, and each would wait
KEPT = 500  # texts; each is asked about several times while it is answered


class NotClassified(TutorError):
    """There is no classifier, or it did not answer in time."""


class Likely(msgspec.Struct):
    probs: dict[str, float]


class Classified(msgspec.Struct):
    data: list[Likely]


def probabilities(text: str) -> Mapping[str, float]:
    """By label; empty where nobody says. Not for the event loop: it waits."""
    try:
        return _asked(settings.TUTOR_SOCKET, text[:MOST_CHARS])
    except NotClassified:
        return {}


@functools.lru_cache(maxsize=KEPT)
def _asked(path: Path, text: str) -> Mapping[str, float]:
    """Raises NotClassified, which is not kept."""
    breaker = _breaker(path)
    if not breaker.lets_through():
        raise NotClassified
    try:
        _knock(path)
        transport = httpx.HTTPTransport(uds=str(path), verify=False)  # nothing is read that encrypting would want
        with httpx.Client(transport=transport, timeout=SECONDS, trust_env=False) as client:
            answer = client.post("http://model/v1/classify", json={"input": [text]})
        if answer.status_code != 200:
            breaker.left()
            raise NotClassified
        found = msgspec.json.decode(answer.content, type=Classified).data[0].probs
    except (OSError, httpx.HTTPError, msgspec.DecodeError, IndexError):
        breaker.failed()
        raise NotClassified from None
    breaker.well()
    return found


def _knock(path: Path) -> None:
    """Raises OSError where nobody listens. httpcore would leave its socket open then."""
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(SECONDS)
        door.connect(str(path))


@functools.cache
def _breaker(path: Path) -> Breaker:
    return Breaker(most=1, seconds=REST_SECONDS)
