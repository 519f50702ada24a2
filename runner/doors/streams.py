"""Where a network lets no websocket through: the events of runs as a stream, and what the page says by POST."""

import asyncio
import contextlib
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from redis.exceptions import RedisError

from runner import messages
from runner.doors.requests import OverHttp
from runner.messages import FromBrowser, Here, Watch
from runner.models import Run

BEAT_SECONDS = 15.0  # a proxy cuts what is silent for long
STREAM_SECONDS = 600.0  # then the page opens another: nothing that died unnoticed stays, and rights are asked anew
POLL_SECONDS = 15.0
MOST_STREAMS = 20  # of one person, in one web process
open_streams: Counter[object] = Counter()


def number_in(text: str) -> int:
    """0 where there is none, or one that is too long: Python raises where there are thousands of digits."""
    return int(text) if text.isdecimal() and len(text) < 10 else 0


class OverStream(OverHttp):
    """GET: the events as a stream. POST: a list of messages; the answer is the list of what is said to them.

    They belong together by the place and by a word of the page's own; each may reach another process.
    """

    run: Run | None
    place: str
    seen: int

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []  # to a POST
        self.is_counted = False
        self.told = asyncio.Event()
        self.clock: asyncio.Task | None = None

    # ── Of the doorman, who stands in `runner.consumers` ──

    async def heed(self, heard: Iterable[FromBrowser]) -> None:
        raise NotImplementedError

    async def follow(self, run: Run | None) -> None:
        raise NotImplementedError

    async def latest(self) -> Run | None:
        raise NotImplementedError

    # ── The way ──

    @property
    def whose(self) -> object:
        return self.scope["user"].pk or self.place

    @property
    def is_post(self) -> bool:
        return self.scope.get("method") == "POST"

    @property
    def page_group(self) -> str:
        """In which the streams of this page, at this place and of this person, hear that a POST began a run."""
        name = f"{self.place} {self.whose} {self.question.get('page', '')}"
        return f"runner.page.{hashlib.sha256(name.encode()).hexdigest()[:40]}"

    async def asked(self) -> None:
        await (self.take_posts() if self.is_post else self.open_stream())

    # ── POST ──

    async def take_posts(self) -> None:
        self.run = await self.latest()
        await self.hear(self.body.decode("utf-8", "replace"))
        await self.answer_once(200, f"[{','.join(self.said)}]")

    async def hand_over(self, run: Run) -> None:
        """The page's stream turns to the run that a POST began."""
        self.run = run
        await self.channel_layer.group_send(self.page_group, {"type": "run.begun"})

    # ── GET ──

    async def open_stream(self) -> None:
        if open_streams[self.whose] >= MOST_STREAMS:
            await self.answer_once(429)
        try:
            await self.channel_layer.group_add(self.page_group, self.channel_name)
        except (RedisError, OSError):
            await self.answer_once(503)
        self.is_counted = True
        open_streams[self.whose] += 1
        await self.begin_stream()
        self.stay()
        await self.heed([self.seen_before()])
        asked = self.question.get("once", "")
        self.clock = asyncio.create_task(self.end_once_told(asked) if asked else self.beat())

    def seen_before(self) -> Watch:
        """`Last-Event-ID: run:seq`, as the standard has it."""
        sent = dict(self.scope["headers"]).get(b"last-event-id", b"").decode("latin-1")
        run, _, seq = sent.rpartition(":")
        return Watch(run=run, seq=number_in(seq)) if number_in(seq) else Watch()

    async def run_begun(self, envelope: dict) -> None:
        followed = Watch(run=str(self.run.pk), seq=self.seen) if self.run else Watch()
        await self.heed([followed])

    async def beat(self) -> None:
        for _ in range(round(STREAM_SECONDS / BEAT_SECONDS)):
            await asyncio.sleep(BEAT_SECONDS)
            await self.write(b":\n\n")
        await self.end_stream()

    async def end_once_told(self, asked: str) -> None:
        """For a network that holds back what is not finished: the page asks again, and waits so many seconds."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.told.wait(), min(number_in(asked), POLL_SECONDS))
        await self.end_stream()

    async def leave_stream(self) -> None:
        if not self.is_counted:
            return
        if self.clock is not None:
            self.clock.cancel()
        self.is_streaming = False
        open_streams.subtract([self.whose])
        if not open_streams[self.whose]:
            del open_streams[self.whose]
        with contextlib.suppress(RedisError, OSError):
            await self.channel_layer.group_discard(self.page_group, self.channel_name)

    async def say_by_stream(self, events: Sequence[str]) -> None:
        if self.is_post:
            self.said += events
            return
        last = messages.decode_number(events[-1])
        lines = [f"data: {event}\n\n" for event in events]
        if last.seq:
            lines[-1] = f"id: {last.run}:{last.seq}\n{lines[-1]}"
        if not isinstance(last, Here):
            self.told.set()
        await self.write("".join(lines).encode())
