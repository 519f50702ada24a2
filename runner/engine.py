"""What the runner keeps in the engine: the events of live runs, the workers that are there, the open workspaces."""

import functools

import redis
import redis.asyncio
from django.conf import settings

EVENTS_SECONDS = 6 * 3600  # longer than any run; ended runs keep their events in their row


def events_key(run_id: str) -> str:
    return f"runner:events:{run_id}"


@functools.cache
def engine() -> redis.Redis:
    return redis.Redis.from_url(settings.ENGINE_URL, socket_timeout=5, socket_connect_timeout=2)


def async_engine() -> redis.asyncio.Redis:
    """A client of its own for each event loop: the caller keeps it."""
    return redis.asyncio.Redis.from_url(settings.ENGINE_URL, socket_timeout=5, socket_connect_timeout=2)
