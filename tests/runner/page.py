"""A page's side of a run's door, by either way, without a network. (Channels' own needs a server we do not have.)"""

import asyncio
import contextlib
import json
from urllib.parse import urlencode

import msgspec

from runner import messages
from runner.doors.ways import COME_ANEW, NO_SUCH_PLACE
from runner.messages import Here

PATIENCE = 30  # seconds: the rows on PostgreSQL give way to all else. What must be quick is timed where it is tested.


class Call:
    """One call of an ASGI application, from the outside."""

    def __init__(self, application, scope):
        self.heard: asyncio.Queue = asyncio.Queue()
        self.said: asyncio.Queue = asyncio.Queue()
        self.ended = asyncio.create_task(application(scope, self.said.get, self.heard.put))
        self.ended.add_done_callback(lambda ended: self.heard.put_nowait(None))

    async def next(self, seconds: float = PATIENCE) -> dict:
        """What the application sends next; its exception if it raised one."""
        told = await asyncio.wait_for(self.heard.get(), seconds)
        if told is None:
            self.ended.result()
            raise AssertionError("It has ended and says nothing more.")
        return told

    async def end(self, message: dict) -> None:
        await self.said.put(message)
        await asyncio.wait_for(self.ended, PATIENCE)


class Page:
    """By websocket."""

    def __init__(self, application, path="/", headers=(), **scope):
        self.application = application
        self.scope = {"path": path, "headers": list(headers), "query_string": b"", **scope}
        self.events: list = []  # heard, and not asked for yet

    async def open(self) -> bool:
        """True where it is let in, even if only to be told to go."""
        self.call = Call(self.application, {"type": "websocket", "subprotocols": [], **self.scope})
        await self.call.said.put({"type": "websocket.connect"})
        return (await self.call.next())["type"] == "websocket.accept"

    async def close(self) -> None:
        await self.call.end({"type": "websocket.disconnect", "code": 1000})

    async def say(self, kind: str, **fields) -> None:
        await self.say_raw(json.dumps({"type": kind, **fields}))

    async def say_raw(self, text: str | None, data: bytes | None = None) -> None:
        await self.call.said.put({"type": "websocket.receive", "text": text, "bytes": data})

    async def hear_more(self, seconds: float) -> list:
        return [messages.decode_event((await self.call.next(seconds))["text"])]

    async def hear(self, number: int = 1, seconds: float = PATIENCE) -> list:
        """The next events, without the word that the connection works."""
        async with asyncio.timeout(seconds):
            while len(self.events) < number:
                self.events += [event for event in await self.hear_more(seconds) if not isinstance(event, Here)]
        heard, self.events = self.events[:number], self.events[number:]
        return heard

    async def is_quiet(self, seconds: float = 0.1) -> bool:
        with contextlib.suppress(TimeoutError):
            await self.hear(1, seconds)
            return False
        return True

    async def code(self) -> int:
        """With which number the door is closed."""
        told = await self.call.next()
        assert told["type"] == "websocket.close", told
        return told["code"]

    async def is_sent_away(self) -> bool:
        """To come anew and hear whether it still may, whatever was told before."""
        while (told := await self.call.next())["type"] != "websocket.close":
            pass
        return told["code"] == COME_ANEW


class StreamPage(Page):
    """By a stream, and a POST for each word."""

    def __init__(self, application, path="/", headers=(), *, once=False, **scope):
        question = {"page": str(id(self))} | ({"once": 1} if once else {})
        super().__init__(application, path, headers, **{"query_string": urlencode(question).encode()} | scope)
        self.answers: list = []  # what the POSTs were answered
        self.status = 0

    def ask(self, method: str, body: bytes = b"", headers=()) -> Call:
        base = {"type": "http", "http_version": "1.1", "scheme": "http", "server": ("localhost", 80), "method": method}
        call = Call(self.application, {**base, **self.scope, "headers": [*self.scope["headers"], *headers]})
        call.said.put_nowait({"type": "http.request", "body": body, "more_body": False})
        return call

    async def open(self, *, last: str = "") -> bool:
        self.call = self.ask("GET", headers=[(b"last-event-id", last.encode())] if last else [])
        start = await self.call.next()
        self.status, self.headers = start["status"], dict(start["headers"])
        if self.status == 200:
            await self.until_turned()
        return self.status not in (400, 403)

    async def close(self) -> None:
        await self.call.end({"type": "http.disconnect"})

    async def post(self, body: bytes) -> tuple[int, bytes]:
        call = self.ask("POST", body)
        status, told = (await call.next())["status"], await call.next()
        await asyncio.wait_for(call.ended, PATIENCE)
        return status, told["body"]

    async def say(self, kind: str, **fields) -> None:
        if kind != "watch":
            return await super().say(kind, **fields)
        await self.close()
        self.events.clear()
        await self.open(last=f"{fields.get('run', '')}:{fields.get('seq', 0)}")

    async def say_raw(self, text: str | None, data: bytes | None = None) -> None:
        status, body = await self.post(data if text is None else text.encode())
        assert status == 200
        answered = decode_list(body)
        self.events += answered
        if not answered and '"start"' in (text or ""):
            await self.until_turned()

    async def until_turned(self) -> None:
        """What is said before the stream follows the new run is only found where it is kept."""
        events: list = []
        while Here() not in events:
            events += await self.hear_more(PATIENCE)
        self.events += [event for event in events if event != Here()]

    async def hear_more(self, seconds: float) -> list:
        chunk = (await self.call.next(seconds))["body"].decode()
        lines = [line.removeprefix("data: ") for line in chunk.splitlines() if line.startswith("data: ")]
        return [messages.decode_event(line) for line in lines]

    async def code(self) -> int:
        return {404: NO_SUCH_PLACE}[self.status]

    async def is_sent_away(self) -> bool:
        while (await self.call.next()).get("more_body"):
            pass
        return True


decode_list = msgspec.json.Decoder(list[messages.ToBrowser]).decode


async def until(condition) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)
