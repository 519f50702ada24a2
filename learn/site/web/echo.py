"""What `/network/` talks to, to find out what a network lets through: by websocket, by stream, by POST."""

import asyncio
from collections import Counter

from channels.consumer import AsyncConsumer
from channels.exceptions import StopConsumer

from learn.people.guesses import network_of
from runner.doors.requests import HEADERS, PAD

MOST_OF_ALL, MOST_OF_ONE = 200, 40  # tests at once; a whole school may come from one address
MOST_WORDS = 40
MOST_CHARS = 200
SECONDS = 30
PIECES, PIECE_SECONDS = 6, 0.5
BUSY = 4429
now: Counter[str] = Counter()  # tests that go on, by address


class EchoConsumer(AsyncConsumer):
    address = ""  # set while it counts
    words = 0
    is_shut = False
    clock: asyncio.Task | None = None

    async def __call__(self, scope, receive, send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self.leave()

    def come_in(self) -> bool:
        remote = (self.scope.get("client") or ("", 0))[0]
        forwarded = dict(self.scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
        address = network_of(remote, forwarded)
        if now.total() >= MOST_OF_ALL or now[address] >= MOST_OF_ONE:
            return False
        self.address = address
        now[address] += 1
        return True

    def leave(self) -> None:
        if self.clock is not None:
            self.clock.cancel()
        if self.address:
            now[self.address] -= 1
            if not now[self.address]:
                del now[self.address]

    # ── By websocket ──

    async def websocket_connect(self, message: dict) -> None:
        await self.send({"type": "websocket.accept"})
        if self.come_in():
            self.clock = asyncio.create_task(self.close_later())
        else:
            await self.shut(BUSY)

    async def close_later(self) -> None:
        await asyncio.sleep(SECONDS)
        await self.shut(1000)

    async def shut(self, code: int) -> None:
        self.is_shut = True
        await self.send({"type": "websocket.close", "code": code})

    async def websocket_receive(self, message: dict) -> None:
        if self.is_shut:  # it was said before the page heard of that
            return
        self.words += 1
        if self.words > MOST_WORDS:
            await self.shut(BUSY)
        else:
            await self.send({"type": "websocket.send", "text": (message.get("text") or "")[:MOST_CHARS]})

    async def websocket_disconnect(self, message: dict) -> None:
        raise StopConsumer

    # ── By HTTP ──

    async def http_request(self, message: dict) -> None:
        if message.get("more_body"):
            return
        if not self.come_in():
            await self.answer(429)
        elif self.scope["method"] == "GET":
            self.clock = asyncio.create_task(self.stream())
        else:
            await self.answer(200)

    async def http_disconnect(self, message: dict) -> None:
        raise StopConsumer

    async def answer(self, status: int) -> None:
        headers = [*HEADERS, (b"content-type", b"application/json")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": b"[]"})
        raise StopConsumer

    async def stream(self) -> None:
        """A piece every half second: whoever gets them in one lump has something on the way that collects."""
        headers = [*HEADERS, (b"content-type", b"text/event-stream; charset=utf-8")]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.send({"type": "http.response.body", "body": PAD, "more_body": True})
        for number in range(PIECES):
            piece = b"data: %d\n\n" % number
            await self.send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.sleep(PIECE_SECONDS)
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})
