"""The messages of one kernel. The only file of the site that knows Jupyter; its words stay here and in `outputs`."""

import asyncio
import contextlib
import dataclasses
import functools
import hmac
import os
import secrets
import time
from collections.abc import AsyncIterator

import msgspec
from jupyter_client.session import DELIM, Session

from runner.errors import KernelDied
from runner.fencing.box import Box
from runner.kernels.zmtp import TooMuch, Wire

PORTS = {"shell": 1, "iopub": 2, "stdin": 3, "control": 4, "hb": 5}
READY_SECONDS = 45.0
DRAIN_SECONDS = 0.3
PATIENT_SECONDS = 2.0  # for each of the last words of a kernel that has answered, on a machine that is very busy
LAST_SECONDS = 8.0  # … and for all of them
LOOK_SECONDS = 0.01
MOST_WAITING = 64 * 1024  # bytes on their way in
AHEAD = 16  # messages taken before they are asked for: each may be as large as a message may be
MOST_COMMAS = 400_000  # in one message: of a million lists in 4 MB of text come 100 MB of lists


def connection_for(folder: str) -> tuple[bytes, dict]:
    """A signing key, and what the kernel inside reads to know where to listen."""
    key = secrets.token_hex(32)
    ports = {f"{name}_port": number for name, number in PORTS.items()}
    return key.encode(), {
        "transport": "ipc",
        "ip": f"{folder}/k",
        "key": key,
        "signature_scheme": "hmac-sha256",
        **ports,
    }


class Header(msgspec.Struct):
    msg_type: str


class Parent(msgspec.Struct):
    msg_id: str = ""


decode_header = msgspec.json.Decoder(Header).decode
decode_parent = msgspec.json.Decoder(Parent).decode
decode_content = msgspec.json.Decoder(dict).decode


@dataclasses.dataclass
class Message:
    """One message of the kernel; `channel` is "gone" when its process ended, "cut" where it sent too much at once."""

    channel: str
    kind: str = ""
    parent: str = ""
    written: bytes = b""  # its content, as it came

    @functools.cached_property
    def content(self) -> dict:
        """Read when it is asked for, not while it waits: read it takes far more room. {} where it makes no sense."""
        with contextlib.suppress(ValueError, RecursionError, msgspec.DecodeError):
            if self.written.count(b",") <= MOST_COMMAS:
                return decode_content(self.written)
        return {}

    @property
    def size(self) -> int:
        return len(self.written)

    def is_idle(self, request: str) -> bool:
        return self.kind == "status" and self.parent == request and self.content.get("execution_state") == "idle"


class Wires:
    """Our ends of a kernel's sockets, and one inbox for what comes out of them."""

    def __init__(self, box: Box, key: bytes):
        self.box = box
        self.session = Session(key=key, signature_scheme="hmac-sha256", username="", metadata={})
        self.inbox: asyncio.Queue[Message] = asyncio.Queue(maxsize=AHEAD)
        self.was_idle = False
        self.wires: dict[str, Wire] = {}
        self.tasks: list[asyncio.Task] = []

    @classmethod
    async def connect(cls, box: Box, key: bytes) -> "Wires":
        """Wait until the kernel listens, connect, and hear it say so. Raises KernelDied."""
        wires = cls(box, key)
        try:
            async with asyncio.timeout(READY_SECONDS):
                await wires.wait_for_sockets()
                await wires.open()
                await wires.hear_from_it()
        except (TimeoutError, OSError, EOFError) as error:
            wires.close()
            raise KernelDied("A kernel did not get ready in time.") from error
        except BaseException:
            wires.close()
            raise
        return wires

    async def wait_for_sockets(self) -> None:
        wanted = {f"k-{number}" for number in PORTS.values()}
        while not wanted <= set(os.listdir(self.box.run_folder)):
            if not self.box.is_alive():
                raise KernelDied("A kernel ended while it started.")
            await asyncio.sleep(LOOK_SECONDS)

    async def open(self) -> None:
        for name, kind in (("shell", "DEALER"), ("iopub", "SUB"), ("stdin", "DEALER")):
            self.wires[name] = await Wire.connect(
                f"{self.box.run_folder}/k-{PORTS[name]}",
                kind=kind,
                identity=b"" if kind == "SUB" else self.session.bsession,
                most_bytes=self.box.limits.message_bytes,
            )
            self.tasks.append(asyncio.create_task(self.read(name, self.wires[name])))
        asyncio.get_running_loop().add_reader(self.box.pidfd, self.notice_gone)

    async def hear_from_it(self) -> None:
        """Its answer to a question, and a word on the output channel: then nothing of a run can be missed."""
        self.send("shell", "kernel_info_request", {})
        answered = heard = False
        while not (answered and heard):
            message = await self.inbox.get()
            if message.channel in ("gone", "cut"):
                raise KernelDied("A kernel ended while it started.")
            answered = answered or message.kind == "kernel_info_reply"
            heard = heard or (message.channel == "iopub" and bool(message.kind))
        while not self.inbox.empty():
            self.inbox.get_nowait()

    def send(self, channel: str, kind: str, content: dict) -> str:
        message = self.session.msg(kind, content)
        # Jupyter's own are counted, so what will be asked next could be answered before it is.
        message["header"]["msg_id"] = message["msg_id"] = secrets.token_hex(16)
        self.wires[channel].send(self.session.serialize(message))
        return message["header"]["msg_id"]

    def execute(self, code: str) -> str:
        """Start the run; gives the id that its messages name as their parent."""
        self.was_idle = False
        request = {"code": code, "silent": True, "store_history": False, "allow_stdin": True, "stop_on_error": False}
        return self.send("shell", "execute_request", request)

    def answer(self, text: str) -> None:
        self.send("stdin", "input_reply", {"value": text})

    def act(self, content: dict) -> None:
        """What the person did on the drawing. A program that does not read is not told more."""
        if self.wires["stdin"].waiting_bytes < MOST_WAITING:
            self.send("stdin", "act", content)

    async def read(self, channel: str, wire: Wire) -> None:
        try:
            while True:
                await self.inbox.put(self.decode(channel, await wire.receive()))
        except TooMuch:
            await self.inbox.put(Message("cut"))
        except (EOFError, OSError):
            # Without it nothing can be said any more: it is ended, if it has not ended already.
            self.box.kill()

    def decode(self, channel: str, parts: list[bytes]) -> Message:
        """A message whose signature and shape are right; of anything else only that it came."""
        with contextlib.suppress(ValueError, RecursionError, msgspec.DecodeError):
            start = parts.index(DELIM) + 1
            signature, header, parent, metadata, content = parts[start : start + 5]
            if hmac.compare_digest(signature, self.session.sign([header, parent, metadata, content])):
                kind, request = decode_header(header).msg_type, decode_parent(parent).msg_id
                return Message(channel, kind, request, content)
        return Message(channel)

    def notice_gone(self) -> None:
        asyncio.get_running_loop().remove_reader(self.box.pidfd)
        self.tasks.append(asyncio.create_task(self.say_gone()))

    async def say_gone(self) -> None:
        await asyncio.sleep(0.05)  # what it said last may still be on its way
        await self.inbox.put(Message("gone"))

    async def drain(self, request: str, *, patient: bool) -> AsyncIterator[Message]:
        """What was still on its way when the reply came: output travels beside it, on another socket."""
        patient = patient and not self.was_idle
        until = time.monotonic() + (LAST_SECONDS if patient else DRAIN_SECONDS)
        while (left := until - time.monotonic()) > 0:
            try:
                message = await asyncio.wait_for(self.inbox.get(), min(left, PATIENT_SECONDS if patient else 0.005))
            except TimeoutError:
                return
            if message.is_idle(request) or message.channel == "gone":
                return
            yield message

    def close(self) -> None:
        with contextlib.suppress(ValueError, OSError):
            asyncio.get_running_loop().remove_reader(self.box.pidfd)
        for task in self.tasks:
            task.cancel()
        for wire in self.wires.values():
            wire.close()
