"""A run's events on their way to whoever follows it: numbered, merged, kept, sent."""

import asyncio
import contextlib
import time

import redis.asyncio
from channels.layers import get_channel_layer
from msgspec.structs import replace
from redis.exceptions import RedisError

from runner import messages
from runner.drawing.drawings import Sheet
from runner.engine import EVENTS_SECONDS, events_key
from runner.messages import Cleared, Drawing, Event, Html, Output, Picture

MERGE_SECONDS = 0.05
MERGE_CHARS = 8_192
DRAWING_BYTES = 256 * 1024  # kept as it came; what is more is put together as the sheet it made
DRAWING_SECONDS = 0.02  # a moving picture wants more than one frame of three
RETRY_SECONDS = 0.5


class Broadcast:
    """The first event goes at once; what follows within 50 ms goes together, neighbouring text as one."""

    def __init__(self, run_id: str, group: str, engine: redis.asyncio.Redis):
        self.run_id = run_id
        self.group = group
        self.engine = engine
        self.layer = get_channel_layer()
        self.sequence = 0
        self.pending: list[Event] = []
        self.kept: list[str] = []  # every event sent, as JSON: the run's transcript
        self.stored = 0  # how many of them the engine has; -1: it has what is no longer right
        self.sheet = Sheet()
        self.drawn: list[int] = []  # where drawings stand in `kept`
        self.drawn_bytes = 0
        self.most_drawn_bytes = DRAWING_BYTES
        self.sent_at = 0.0
        self.timer: asyncio.Task | None = None
        self.lock = asyncio.Lock()

    async def send(self, event: Event) -> None:
        self.merge(event)
        now = time.monotonic()
        is_merging = isinstance(event, Output | Html | Picture | Cleared | Drawing)
        seconds = DRAWING_SECONDS if isinstance(event, Drawing) else MERGE_SECONDS
        if not is_merging or now - self.sent_at >= seconds or self.is_long():
            self.sent_at = now if is_merging else self.sent_at  # a word of ours delays no output
            await self.flush()
        elif self.timer is None or self.timer.done():
            self.timer = asyncio.create_task(self.flush_later(seconds - (now - self.sent_at)))

    def merge(self, event: Event) -> None:
        last = self.pending[-1] if self.pending else None
        if isinstance(event, Output) and isinstance(last, Output) and last.stream == event.stream:
            self.pending[-1] = replace(last, text=last.text + event.text)
            return
        if isinstance(event, Drawing) and isinstance(last, Drawing):
            last.commands.extend(event.commands)
            return
        if isinstance(event, Cleared):
            self.pending = [e for e in self.pending if not isinstance(e, Output | Html | Picture | Cleared)]
        elif isinstance(event, Html | Picture) and event.slot:
            for index, earlier in enumerate(self.pending):
                if isinstance(earlier, Html | Picture) and earlier.slot == event.slot:
                    self.pending[index] = event
                    return
        self.pending.append(event)

    def is_long(self) -> bool:
        last = self.pending[-1] if self.pending else None
        return isinstance(last, Output) and len(last.text) >= MERGE_CHARS

    async def flush_later(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.sent_at = time.monotonic()
        await self.flush()

    async def flush(self) -> None:
        async with self.lock:
            pending, self.pending = self.pending, []
            fresh = [self.keep(event) for event in pending]
            if self.drawn_bytes > self.most_drawn_bytes:
                self.put_together()
            if not await self.deliver(fresh):
                self.timer = asyncio.create_task(self.flush_later(RETRY_SECONDS))

    def keep(self, event: Event) -> str:
        told = self.numbered(event)
        if isinstance(event, Drawing):
            for command in event.commands:
                self.sheet.take(command)
            self.drawn.append(len(self.kept))
            self.drawn_bytes += len(told)
        self.kept.append(told)
        return told

    def put_together(self) -> None:
        """All drawings kept so far become one, in the place and with the number of the last."""
        *others, last = self.drawn
        seq = messages.decode_number(self.kept[last]).seq
        whole = Drawing(commands=self.sheet.commands(), run=self.run_id, seq=seq)
        self.kept[last] = messages.encode(whole).decode()
        gone = set(others)
        self.kept = [told for index, told in enumerate(self.kept) if index not in gone]
        self.drawn = [last - len(others)]
        self.drawn_bytes = len(self.kept[self.drawn[0]])
        self.most_drawn_bytes = DRAWING_BYTES + 2 * self.drawn_bytes
        self.stored = -1

    def numbered(self, event: Event) -> str:
        self.sequence += 1
        return messages.encode(replace(event, run=self.run_id, seq=self.sequence)).decode()

    async def deliver(self, fresh: list[str]) -> bool:
        """Keep first, then send: who joins in between finds it kept. False while the engine is away."""
        try:
            is_new = self.stored < 0
            unstored = self.kept[max(self.stored, 0) :]
            if unstored:
                key = events_key(self.run_id)
                async with self.engine.pipeline(transaction=is_new) as pipe:
                    if is_new:
                        pipe.delete(key)
                    pipe.rpush(key, *unstored)
                    pipe.expire(key, EVENTS_SECONDS)
                    await pipe.execute()
                self.stored = len(self.kept)
            if fresh:
                await self.layer.group_send(self.group, {"type": "run.event", "json": fresh})
        except (RedisError, OSError):
            return False
        return True

    async def close(self) -> None:
        """Send what is left. With the engine away the row still gets it all."""
        if self.timer is not None:
            self.timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.timer
        if len(self.drawn) > 1:
            self.put_together()
        await self.flush()
