"""How a command reaches the running site: a private socket beside the engine's, one for each supervisor.

Whoever connects and says `pause` has everything but the engine stopped, and started again when the connection
ends, however that goes: a restore that dies does not leave the site down.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from django.conf import settings

from learn.site import places
from learn.site.errors import SiteError

PAUSE_SECONDS = 60


def _folder() -> Path:
    return places.make_private(settings.ENGINE_SOCKET.parent)


@contextlib.asynccontextmanager
async def listening(pause: Callable[[], Awaitable[None]], resume: Callable[[], Awaitable[None]]):
    """Answer on this supervisor's control socket."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            if (await reader.readline()).strip() == b"pause":
                try:
                    await pause()
                    writer.write(b"paused\n")
                    await reader.read()
                finally:
                    await resume()
        writer.close()

    path = _folder() / f"up-{os.getpid()}.sock"
    path.unlink(missing_ok=True)
    server = await asyncio.start_unix_server(answer, path)
    try:
        yield
    finally:
        server.close()
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def paused() -> Iterator[int]:
    """Everything but the engine is stopped while this lasts; gives how many supervisors were asked."""
    with contextlib.ExitStack() as held:
        connections = [held.enter_context(connection) for connection in _supervisors()]
        for connection in connections:
            connection.settimeout(PAUSE_SECONDS)
            connection.sendall(b"pause\n")
        for connection in connections:
            if connection.recv(100) != b"paused\n":
                raise SiteError("The site could not be paused, so nothing was changed. Stop it and try again.")
        yield len(connections)


def is_running() -> bool:
    """Whether a supervisor of this site's folder runs on this machine."""
    found = False
    for connection in _supervisors():
        connection.close()
        found = True
    return found


def _supervisors() -> Iterator[socket.socket]:
    for path in sorted(_folder().glob("up-*.sock")):
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(path))
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)  # left behind by one that was killed
            connection.close()
            continue
        yield connection
