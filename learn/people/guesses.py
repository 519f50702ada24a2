"""Wrong guesses at class codes and return cards, counted so that nobody can try them all.

Only wrong ones count: a whole school may sit behind one address, and thirty who type rightly get in.
"""

import ipaddress
import math
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from learn.people.errors import TooManyGuesses

SECONDS = 600  # how long guesses are remembered, and how long the door then stays shut


@dataclass(frozen=True)
class Limit:
    """How many wrong guesses in ten minutes are an accident, and not a search."""

    thing: str
    per_address: int
    overall: int


# 2^40 codes: at most 144,000 tries a day. 2^30 cards: at most 28,800.
CODES = Limit("code", per_address=60, overall=1_000)
CARDS = Limit("card", per_address=50, overall=200)


def check(request: HttpRequest, limit: Limit) -> None:
    """Raise TooManyGuesses while the door is shut, for this address or for all."""
    until = max(cache.get_many([f"{key}:shut" for key, _ in _counts(request, limit)]).values(), default=0)
    seconds = math.ceil(until - time.time())
    if seconds > 0:
        minutes = math.ceil(seconds / 60)
        raise TooManyGuesses(
            f"There were too many wrong tries, so this door is shut for a short while. "
            f"Try again in {minutes} {'minute' if minutes == 1 else 'minutes'}.",
            seconds=seconds,
        )


def note_wrong(request: HttpRequest, limit: Limit) -> None:
    for key, most in _counts(request, limit):
        cache.add(key, 0, timeout=SECONDS)
        try:
            count = cache.incr(key)
        except ValueError:  # it ran out between the two lines
            continue
        if count >= most:
            cache.set(f"{key}:shut", time.time() + SECONDS, timeout=SECONDS)
            cache.delete(key)


def address(request: HttpRequest) -> str:
    return network_of(request.META.get("REMOTE_ADDR", ""), request.META.get("HTTP_X_FORWARDED_FOR", ""))


def network_of(text: str, forwarded: str) -> str:
    """The browser's address as our proxies saw it; of IPv6 the network, which one person may have whole."""
    seen = [part.strip() for part in forwarded.split(",")]
    if 0 < settings.TRUSTED_PROXIES <= len(seen):
        text = seen[-settings.TRUSTED_PROXIES]
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _counts(request: HttpRequest, limit: Limit) -> list[tuple[str, int]]:
    return [
        (f"guesses:{limit.thing}:{address(request)}".replace("/", "-"), limit.per_address),
        (f"guesses:{limit.thing}:all", limit.overall),
    ]
