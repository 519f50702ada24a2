"""Where a network lets no websocket through: the same events as a stream, the same messages by POST.

Both are ASGI, outside Django's own handler: an open stream holds a coroutine, and no thread.
"""

import asyncio
import contextlib
import hashlib
from collections import Counter
from collections.abc import Sequence
from urllib.parse import parse_qs

from channels.exceptions import StopConsumer
from redis.exceptions import RedisError

from runner import messages
from runner.messages import Here, Watch
from runner.models import Run
from runner.ways import Way

MAX_BODY_BYTES = 4 * 1024 * 1024
BEAT_SECONDS = 15.0  # a proxy cuts what is silent for long
STREAM_SECONDS = 600.0  # then the page opens another: nothing that died unnoticed stays, and rights are asked anew
POLL_SECONDS = 15.0
MOST_STREAMS = 20  # of one person, in one web process
PAD = b":" + b" " * 2048 + b"\n\n"  # some proxies hold back the first kilobytes
HEADERS = [
    (b"cache-control", b"no-store, no-transform"),  # nobody on the way may pack it, which would hold it back
    (b"x-accel-buffering", b"no"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
]
open_streams: Counter[object] = Counter()


class OverStream(Way):
    """GET: the events as a stream. POST: a list of messages; the answer is the list of what is said to them.

    They belong together by the place and by a word of the page's own; each may reach another process.
    """

    def __init__(self) -> None:
        self.body = b""
        self.said: list[str] = []  # to a POST
        self.is_streaming = self.is_counted = False
        self.told = asyncio.Event()
        self.clock: asyncio.Task | None = None

    @property
    def question(self) -> dict[str, str]:
        query = self.scope["query_string"].decode("latin-1")
        return {name: values[-1] for name, values in parse_qs(query).items()}

    @property
    def whose(self) -> object:
        return self.scope["user"].pk or self.place

    @property
    def page_group(self) -> str:
        """In which the streams of this page, at this place and of this person, hear that a POST began a run."""
        name = f"{self.place} {self.whose} {self.question.get('page', '')}"
        return f"runner.page.{hashlib.sha256(name.encode()).hexdigest()[:40]}"

    async def http_request(self, message: dict) -> None:
        self.body += message.get("body", b"")
        if len(self.body) > MAX_BODY_BYTES:
            await self.answer(413)
        if message.get("more_body"):
            return
        if self.scope["method"] not in ("GET", "POST"):
            await self.answer(405)
        if not await self.come_in():
            await self.answer(404)
        await (self.open_stream() if self.scope["method"] == "GET" else self.take_posts())

    async def http_disconnect(self, message: dict) -> None:
        raise StopConsumer

    async def answer(self, status: int, body: str = "[]") -> None:
        headers = [*HEADERS, (b"content-type", b"application/json")]
        if status == 404:
            headers.append((b"x-door", b"closed"))  # said by us, and not by something on the way
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body.encode()})
        raise StopConsumer

    # ── POST ──

    async def take_posts(self) -> None:
        self.run = await self.latest()
        await self.hear(self.body.decode("utf-8", "replace"))
        await self.answer(200, f"[{','.join(self.said)}]")

    async def hand_over(self, run: Run) -> None:
        """The page's stream turns to the run that a POST began."""
        self.run = run
        await self.channel_layer.group_send(self.page_group, {"type": "run.begun"})

    # ── GET ──

    async def open_stream(self) -> None:
        if open_streams[self.whose] >= MOST_STREAMS:
            await self.answer(429)
        try:
            await self.channel_layer.group_add(self.page_group, self.channel_name)
        except (RedisError, OSError):
            await self.answer(503)
        self.is_streaming = self.is_counted = True
        open_streams[self.whose] += 1
        headers = [*HEADERS, (b"content-type", b"text/event-stream; charset=utf-8")]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.write(PAD)
        self.stay()
        await self.heed([self.seen_before()])
        asked = self.question.get("once", "")
        self.clock = asyncio.create_task(self.end_once_told(asked) if asked else self.beat())

    def seen_before(self) -> Watch:
        """`Last-Event-ID: run:seq`, as the standard has it."""
        sent = dict(self.scope["headers"]).get(b"last-event-id", b"").decode("latin-1")
        run, _, seq = sent.rpartition(":")
        return Watch(run=run, seq=int(seq)) if seq.isdecimal() and len(seq) < 10 else Watch()

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
            await asyncio.wait_for(self.told.wait(), min(int(asked), POLL_SECONDS) if asked.isdecimal() else 0)
        await self.end_stream()

    async def write(self, chunk: bytes, *, more: bool = True) -> None:
        if self.is_streaming:
            self.is_streaming = more
            await self.send({"type": "http.response.body", "body": chunk, "more_body": more})

    async def end_stream(self) -> None:
        """The server then says that the page is gone."""
        await self.write(b"", more=False)

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
        if self.scope["method"] == "POST":
            self.said += events
            return
        last = messages.decode_number(events[-1])
        lines = [f"data: {event}\n\n" for event in events]
        if last.seq:
            lines[-1] = f"id: {last.run}:{last.seq}\n{lines[-1]}"
        if not isinstance(last, Here):
            self.told.set()
        await self.write("".join(lines).encode())
