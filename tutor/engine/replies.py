"""An answer on its way out: as it is made, or whole. Whoever goes away has what they asked for cancelled."""

import asyncio
import collections
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.types import Receive, Scope, Send

from tutor.engine import shapes
from tutor.engine.asks import ChatAsk, TextAsk
from tutor.engine.inference import Inference
from tutor.engine.jobs import Done, Event, Job, Said, Trouble
from tutor.engine.shapes import AnswerShape
from tutor.engine.stops import Word

JSON = "application/json"
STREAM = "text/event-stream"


class Mailbox:
    """What the inference thread has said and nobody has sent yet."""

    def __init__(self) -> None:
        self.events: collections.deque[Event] = collections.deque()
        self.has_come = asyncio.Event()

    def put(self, event: Event) -> None:
        self.events.append(event)
        self.has_come.set()

    async def take(self) -> Event:
        """The next. Words that came meanwhile are taken as one: sending to many must not hold up the model."""
        await self.has_come.wait()
        words: list[Word] = []
        while self.events and isinstance(event := self.events[0], Said):
            words += event.words
            self.events.popleft()
        taken = Said(words) if words else self.events.popleft()
        if not self.events:
            self.has_come.clear()
        return taken


class Reply:
    """Waits for the first word before it says how it went: until then every trouble has its own status."""

    def __init__(self, ask: ChatAsk | TextAsk, inference: Inference):
        self.ask = ask
        self.inference = inference
        self.events = Mailbox()
        self.loop = asyncio.get_running_loop()
        self.job = Job(ask, self._hear)
        self.shape = AnswerShape(
            id=f"tutor-{self.job.id}",
            model=inference.readiness.name,
            is_chat=isinstance(ask, ChatAsk),
            wants_logprobs=ask.wants_logprobs,
        )

    def _hear(self, event: Event) -> None:
        """Called from the inference thread."""
        self.loop.call_soon_threadsafe(self.events.put, event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.inference.ask(self.job)
        answering = asyncio.create_task(self._stream(send) if self.ask.stream else self._whole(send))
        leaving = asyncio.create_task(_until_gone(receive))
        try:
            await asyncio.wait([answering, leaving], return_when=asyncio.FIRST_COMPLETED)
            if answering.done():
                answering.result()
        finally:
            self.inference.cancel(self.job)  # of no effect where it has ended
            for task in (answering, leaving):
                task.cancel()
            await asyncio.wait([answering, leaving])

    async def _stream(self, send: Send) -> None:
        event = await self.events.take()
        if isinstance(event, Trouble):
            return await _send_whole(send, event.status, shapes.error(event))
        await _begin(send, 200, STREAM)
        while True:
            said = shapes.error(event) if isinstance(event, Trouble) else self.shape.chunk(event)
            await _send_data(send, msgspec.json.encode(said))
            if not isinstance(event, Said):
                break
            event = await self.events.take()
        await _send_data(send, b"[DONE]")
        await send({"type": "http.response.body", "body": b""})

    async def _whole(self, send: Send) -> None:
        words = []
        while isinstance(event := await self.events.take(), Said):
            words += event.words
        if isinstance(event, Done):
            return await _send_whole(send, 200, self.shape.whole(words, event))
        await _send_whole(send, event.status, shapes.error(event))


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _begin(send: Send, status: int, kind: str) -> None:
    headers = [(b"content-type", kind.encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})


async def _send_data(send: Send, data: bytes) -> None:
    await send({"type": "http.response.body", "body": b"data: %b\n\n" % data, "more_body": True})


async def _send_whole(send: Send, status: int, said: Mapping[str, Any]) -> None:
    await _begin(send, status, JSON)
    await send({"type": "http.response.body", "body": msgspec.json.encode(said)})
