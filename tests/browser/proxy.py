"""A school's proxy, on this machine: it lets no websocket through, and may hold answers back until they are whole."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

DROPPED = (b"upgrade:", b"connection:", b"sec-websocket")


class Proxy:
    def __init__(self, site: str, *, holds_back: bool = False):
        self.port = urlsplit(site).port
        self.holds_back = holds_back
        self.loop = asyncio.new_event_loop()
        self.url = ""

    async def open(self) -> None:
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request for each connection, which keeps it simple."""
        ours = theirs = None
        try:
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).rstrip().split(b"\r\n")
            lines = [line for line in lines if not line.lower().startswith(DROPPED)]
            length = next((int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length")), 0)
            ours, theirs = await asyncio.open_connection("127.0.0.1", self.port)
            theirs.write(b"\r\n".join([first, *lines, b"Connection: close", b"", b""]))
            theirs.write(await reader.readexactly(length))
            await self.answer(reader, ours, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the browser went away, as browsers do
        finally:
            for end in filter(None, (writer, theirs)):
                end.close()

    async def answer(self, browser: asyncio.StreamReader, ours: asyncio.StreamReader, writer) -> None:
        passing = asyncio.create_task(self.pass_on(ours, writer))
        leaving = asyncio.create_task(browser.read())  # the browser says no more, and may go
        await asyncio.wait({passing, leaving}, return_when=asyncio.FIRST_COMPLETED)
        passing.cancel()
        leaving.cancel()

    async def pass_on(self, ours: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.holds_back:
            writer.write(await ours.read())
        else:
            while piece := await ours.read(65536):
                writer.write(piece)
        await writer.drain()

    async def close(self) -> None:
        self.server.close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await asyncio.sleep(0.1)  # for what was closed to be gone


@contextlib.contextmanager
def proxy(site: str, **how) -> Iterator[Proxy]:
    """In a thread of its own, so that a browser can be driven meanwhile."""
    opened = Proxy(site, **how)
    thread = threading.Thread(target=opened.loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(opened.open(), opened.loop).result(10)
    try:
        yield opened
    finally:
        asyncio.run_coroutine_threadsafe(opened.close(), opened.loop).result(10)
        opened.loop.call_soon_threadsafe(opened.loop.stop)
        thread.join(10)
        opened.loop.close()
