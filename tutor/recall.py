"""What the model said to the same question, after the guard: classes make the same mistakes."""

import contextlib
import hashlib

import msgspec
from django.core.cache import cache
from redis.exceptions import RedisError

from tutor.model.asking import Asked

SECONDS = 6 * 3600


class Recall:
    def __init__(self, digest: str):
        self.digest = digest  # of the model

    async def get(self, asked: Asked) -> list[str]:
        with contextlib.suppress(RedisError, OSError):
            return await cache.aget(self.key(asked)) or []
        return []

    async def put(self, asked: Asked, sentences: list[str]) -> None:
        with contextlib.suppress(RedisError, OSError):
            await cache.aset(self.key(asked), sentences, SECONDS)

    def key(self, asked: Asked) -> str:
        """A question holds the diagnosis, the step, the level and the code as it is read; nothing of whose it is."""
        return f"tutor:said:{hashlib.sha256(self.digest.encode() + msgspec.json.encode(asked.turns)).hexdigest()}"
