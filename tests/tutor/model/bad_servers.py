"""Servers that speak HTTP and misbehave otherwise: real sockets, raw bytes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


class BadServer:
    """Gives each request the next of its answers; the last one again and again."""

    def __init__(self, *answers: Answer):
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.url = ""
        self.serving: set[asyncio.Task] = set()
        self.is_over = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.serving.add(asyncio.current_task())
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), b":0")
            self.requests.append(head + await reader.readexactly(int(length.partition(b":")[2])))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            await answer(writer)
        writer.transport.abort() if self.is_over else writer.close()

    async def stop(self) -> None:
        self.is_over = True
        for task in self.serving:
            task.cancel()
        await asyncio.gather(*self.serving, return_exceptions=True)
        await asyncio.sleep(0.01)  # the transports' last calls


@contextlib.asynccontextmanager
async def serving(*answers: Answer) -> AsyncIterator[BadServer]:
    bad = BadServer(*answers)
    server = await asyncio.start_server(bad.serve, "127.0.0.1", 0)
    bad.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield bad
    finally:
        server.close()
        await bad.stop()


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def word(text: str) -> bytes:
    return b'data: {"choices": [{"delta": {"content": "%s"}}]}\n\n' % text.encode()


END = b'data: {"choices": [{"delta": {}, "finish_reason": "stop"}]}\n\ndata: [DONE]\n\n'


def stream(*datas: bytes, ends: bool = True, pause: float = 0.0, before: float = 0.0) -> Answer:
    """`ends` False: the connection breaks off, as when the process is killed."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(before)
        writer.write(HEAD)
        for data in datas:
            await asyncio.sleep(pause)
            writer.write(chunk(data))
            await writer.drain()
        if ends:
            writer.write(b"0\r\n\r\n")
        await writer.drain()

    return answer


def endless(data: bytes) -> Answer:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD)
        while True:
            writer.write(chunk(data))
            await writer.drain()
            await asyncio.sleep(0)

    return answer


def refusal(status: int, body: bytes = b"{}") -> Answer:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 %d Oh\r\ncontent-length: %d\r\n\r\n%s" % (status, len(body), body))
        await writer.drain()

    return answer


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def gibberish(writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\xff\xfe I am no web server\r\n\r\n")
    await writer.drain()
