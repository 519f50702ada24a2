"""Of a student one thing of a kind goes on at a time, in all tabs and on all devices: the newest."""

import contextlib
import secrets

from django.core.cache import cache
from redis.exceptions import RedisError

SECONDS = 60


class Latest:
    def __init__(self, student_id: object, kind: str):
        self.key = f"tutor:now:{student_id}:{kind}"
        self.token = secrets.token_hex(8)

    async def take(self) -> None:
        """Whatever of this kind went on is over."""
        with contextlib.suppress(RedisError, OSError):
            await cache.aset(self.key, self.token, SECONDS)

    async def is_over(self) -> bool:
        """Whether something newer was asked; where nobody knows, not."""
        with contextlib.suppress(RedisError, OSError):
            return await cache.aget(self.key, self.token) != self.token
        return False
