"""Our end of a kernel's sockets, against the library that kernels use, and against peers that mean harm."""

import asyncio
import contextlib
import struct

import pytest
import zmq
import zmq.asyncio

from runner.kernels.zmtp import (
    COMMAND,
    GREETING,
    LONG,
    MORE,
    MOST_COMMANDS,
    MOST_PARTS,
    PARTS_AT_ONCE,
    TooMuch,
    Wire,
    frame,
    ready,
)

MOST = 10_000


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "socket")


@contextlib.asynccontextmanager
async def library(kind: int, path: str):
    """A socket of libzmq that listens."""
    with zmq.asyncio.Context() as context, context.socket(kind) as listening:
        listening.setsockopt(zmq.LINGER, 0)
        listening.bind(f"ipc://{path}")
        yield listening


@contextlib.asynccontextmanager
async def peer_that_sends(path: str, data: bytes):
    """A listener that sends these bytes, whatever it is told."""

    writers = []

    async def tell(reader, writer):
        writers.append(writer)
        writer.write(data)

    async with await asyncio.start_unix_server(tell, path):
        yield
        for writer in writers:
            writer.transport.abort()
        await asyncio.sleep(0)


async def connected(path: str, kind: str = "SUB") -> Wire:
    return await asyncio.wait_for(Wire.connect(path, kind=kind, identity=b"me", most_bytes=MOST), 10)


SHAKEN = GREETING + frame(ready("PUB", b""), 4)


@pytest.mark.parametrize("size", [0, 1, 255, 256, MOST - 10])
async def test_a_question_and_its_answer(path, size):
    async with library(zmq.ROUTER, path) as kernel:
        wire = await connected(path, "DEALER")
        wire.send([b"first", b"x" * size])
        identity, *parts = await kernel.recv_multipart()
        assert (identity, parts) == (b"me", [b"first", b"x" * size])

        await kernel.send_multipart([b"me", b"", b"y" * size])
        assert await wire.receive() == [b"", b"y" * size]
        wire.close()


async def test_what_is_published_is_heard(path):
    async with library(zmq.XPUB, path) as kernel:
        wire = await connected(path)
        assert await kernel.recv() == b"\x01"  # everything, please
        for number in range(100):
            await kernel.send_multipart([b"topic", b"%d" % number])
        assert [(await wire.receive())[1] for _ in range(100)] == [b"%d" % number for number in range(100)]
        wire.close()


@pytest.mark.parametrize(
    "data",
    [
        frame(b"x" * (MOST + 1)),
        frame(b"x" * (MOST - 5), MORE) + frame(b"x" * 6),
        frame(b"", MORE) * (MOST_PARTS + 1),
        frame(b"x" * 200, MORE) * 10_000,
        bytes([LONG]) + struct.pack(">Q", 2**63),
        frame(b"", COMMAND) * (MOST_COMMANDS + 1) + frame(b"at last"),
    ],
    ids=["one part", "in two parts", "empty parts", "endless parts", "said to be huge", "words between the sockets"],
)
async def test_too_much_in_one_message_is_not_taken(path, data):
    async with peer_that_sends(path, SHAKEN + data):
        wire = await connected(path)
        with pytest.raises(TooMuch):
            await asyncio.wait_for(wire.receive(), 10)
        wire.close()


async def test_others_have_their_turn_while_many_parts_come(path):
    turns = []

    async def neighbour():
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    async with peer_that_sends(path, SHAKEN + frame(b"", MORE) * (MOST_PARTS - 1) + frame(b"")):
        wire = await connected(path)
        await asyncio.sleep(0.5)  # all of it has come
        other = asyncio.create_task(neighbour())
        assert len(await wire.receive()) == MOST_PARTS
        other.cancel()
        assert len(turns) >= MOST_PARTS // PARTS_AT_ONCE - 1
        wire.close()


async def test_words_between_the_sockets_are_passed_over(path):
    async with peer_that_sends(path, SHAKEN + frame(b"\x04PING", 4) * 1_000 + frame(b"at last")):
        wire = await connected(path)
        assert await asyncio.wait_for(wire.receive(), 10) == [b"at last"]
        wire.close()


@pytest.mark.parametrize(
    "data",
    [b"", b"HTTP/1.1 200 OK\r\n\r\n" + bytes(100), GREETING[:10] + b"\x01" + bytes(80), GREETING + frame(b"hello")],
)
async def test_a_stranger_is_not_listened_to(path, data):
    async with peer_that_sends(path, data):
        with pytest.raises((OSError, EOFError, TimeoutError)):
            await asyncio.wait_for(Wire.connect(path, kind="SUB", most_bytes=MOST), 1)


async def test_an_end_is_told(path):
    async with library(zmq.XPUB, path):
        wire = await connected(path)
    with pytest.raises((OSError, EOFError)):
        await asyncio.wait_for(wire.receive(), 10)
    wire.close()
