"""Where a network lets no websocket through, a page asks by HTTP: answered at once, or as a stream.

This is ASGI, outside Django's own handler: an open stream holds a coroutine, and no thread.
"""

from urllib.parse import parse_qs

from channels.exceptions import StopConsumer

from runner.doors.ways import Way

MAX_BODY_BYTES = 4 * 1024 * 1024
PAD = b":" + b" " * 2048 + b"\n\n"  # some proxies hold back the first kilobytes
HEADERS = [
    (b"cache-control", b"no-store, no-transform"),  # nobody on the way may pack it, which would hold it back
    (b"x-accel-buffering", b"no"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
]


class OverHttp(Way):
    methods: tuple[str, ...] = ("GET", "POST")

    def __init__(self) -> None:
        self.body = b""
        self.is_streaming = False

    async def asked(self) -> None:
        """Somebody who may come in asks; all of `body` is there."""
        raise NotImplementedError

    @property
    def question(self) -> dict[str, str]:
        query = self.scope["query_string"].decode("latin-1")
        return {name: values[-1] for name, values in parse_qs(query).items()}

    async def http_request(self, message: dict) -> None:
        self.body += message.get("body", b"")
        if len(self.body) > MAX_BODY_BYTES:
            await self.answer_once(413)
        if message.get("more_body"):
            return
        if self.scope["method"] not in self.methods:
            await self.answer_once(405)
        if not await self.come_in():
            await self.answer_once(404)
        await self.asked()

    async def http_disconnect(self, message: dict) -> None:
        raise StopConsumer

    async def answer_once(self, status: int, body: str = "[]") -> None:
        headers = [*HEADERS, (b"content-type", b"application/json")]
        if status == 404:
            headers.append((b"x-door", b"closed"))  # said by us, and not by something on the way
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body.encode()})
        raise StopConsumer

    async def begin_stream(self) -> None:
        self.is_streaming = True
        headers = [*HEADERS, (b"content-type", b"text/event-stream; charset=utf-8")]
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.write(PAD)

    async def write(self, chunk: bytes, *, more: bool = True) -> None:
        if self.is_streaming:
            self.is_streaming = more
            await self.send({"type": "http.response.body", "body": chunk, "more_body": more})

    async def end_stream(self) -> None:
        """The server then says that the page is gone."""
        await self.write(b"", more=False)
