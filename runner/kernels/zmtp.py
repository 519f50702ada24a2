"""The part of ZMTP 3.0, ZeroMQ's wire protocol, that a kernel's client needs. Bounded, because the peer is a learner's.

libzmq takes in whatever a peer sends as parts of one message, without measure, and up to a thousand messages ahead.
Source: rfc.zeromq.org/spec/23.
"""

import asyncio
import contextlib
import struct

SIGNATURE = b"\xff" + bytes(8) + b"\x7f"
GREETING = SIGNATURE + b"\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
MORE, LONG, COMMAND = 1, 2, 4
MOST_PARTS = 4_096
MOST_COMMANDS = 2_000  # of one connection
PARTS_AT_ONCE = 256  # of what has come already nothing is waited for: after so many others have their turn
AHEAD_BYTES = 128 * 1024  # read before it is asked for


class TooMuch(Exception):
    """It sends more than we take."""


class Wire:
    """One connection, made once: who listens there later may be somebody else."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, most_bytes: int):
        self.reader = reader
        self.writer = writer
        self.most_bytes = most_bytes
        self.commands = 0

    @classmethod
    async def connect(cls, path: str, *, kind: str, identity: bytes = b"", most_bytes: int) -> "Wire":
        """`kind` is what we are: SUB (to everything) or DEALER. Raises OSError or EOFError where nobody answers."""
        reader, writer = await asyncio.open_unix_connection(path, limit=AHEAD_BYTES)
        wire = cls(reader, writer, most_bytes)
        try:
            writer.write(GREETING + frame(ready(kind, identity), COMMAND))
            greeting = await reader.readexactly(len(GREETING))
            if greeting[:1] + greeting[9:10] != b"\xff\x7f" or greeting[10] < 3:
                raise ConnectionError("It does not speak ZMTP 3.")
            flags, _ = await wire.read_frame(most_bytes)
            if not flags & COMMAND:
                raise ConnectionError("It does not shake hands.")
            if kind == "SUB":
                wire.send([b"\x01"])
        except BaseException:
            wire.close()
            raise
        return wire

    def send(self, parts: list[bytes]) -> None:
        *first, last = parts
        self.writer.write(b"".join([*(frame(part, MORE) for part in first), frame(last)]))

    async def receive(self) -> list[bytes]:
        """The parts of the next message. Raises TooMuch, or EOFError or OSError where the connection ended."""
        parts: list[bytes] = []
        room = self.most_bytes
        while len(parts) < MOST_PARTS:
            flags, part = await self.read_frame(room)
            if flags & COMMAND:
                self.take_command()
                continue
            room -= len(part)
            parts.append(part)
            if not flags & MORE:
                return parts
            if len(parts) % PARTS_AT_ONCE == 0:
                await asyncio.sleep(0)
        raise TooMuch

    def take_command(self) -> None:
        """Once hands are shaken there is nothing to say in them: they are passed over, and counted by nobody else."""
        self.commands += 1
        if self.commands > MOST_COMMANDS:
            raise TooMuch

    async def read_frame(self, most_bytes: int) -> tuple[int, bytes]:
        flags, size = await self.reader.readexactly(2)
        if flags & LONG:
            (size,) = struct.unpack(">Q", bytes([size]) + await self.reader.readexactly(7))
        if size > most_bytes:
            raise TooMuch
        return flags, await self.reader.readexactly(size)

    @property
    def waiting_bytes(self) -> int:
        """Sent, and not taken by the other side yet."""
        return self.writer.transport.get_write_buffer_size()

    def close(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may be closed before
            self.writer.transport.abort()


def frame(data: bytes, flags: int = 0) -> bytes:
    if len(data) < 256:
        return bytes([flags, len(data)]) + data
    return bytes([flags | LONG]) + struct.pack(">Q", len(data)) + data


def ready(kind: str, identity: bytes) -> bytes:
    properties = {b"Socket-Type": kind.encode(), b"Identity": identity}
    told = [bytes([len(name)]) + name + struct.pack(">I", len(value)) + value for name, value in properties.items()]
    return b"\x05READY" + b"".join(told)
