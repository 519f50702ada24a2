"""The supervisor behind `manage.py up`: starts the parts in order, keeps them alive, stops them."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable
from time import perf_counter

from django.conf import settings

from learn.site.errors import CannotStart
from learn.site.logs.files import LogFile
from learn.site.running import control, parts
from learn.site.running.children import Child

Say = Callable[[str], None]
SIGNALS_TO_STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
READY_SECONDS = 120


class Supervisor:
    """The parts that this process keeps alive."""

    def __init__(self, names: list[str], *, listener: socket.socket | None, say: Say):
        self.say = say
        self.children = [self._child(name, listener) for name in parts.NAMES if name in names]
        self.asked_to_stop = asyncio.Event()
        self.pausing = asyncio.Lock()

    def _child(self, name: str, listener: socket.socket | None) -> Child:
        part = parts.part(name, listening_fd=listener.fileno() if listener else None)
        return Child(part, LogFile(settings.DATA_DIR / "logs" / f"{name}.log"), tell=self.say)

    async def run(self, *, when_ready: Callable[[], None]) -> None:
        """Until somebody asks us to stop. Asked twice, it stops at once."""
        loop = asyncio.get_running_loop()
        for number in SIGNALS_TO_STOP:
            loop.add_signal_handler(number, self._stop_soon)
        try:
            async with control.listening(self.pause, self.resume):
                starting = asyncio.create_task(self._start(when_ready))
                stopping = asyncio.create_task(self.asked_to_stop.wait())
                await asyncio.wait([starting, stopping], return_when=asyncio.FIRST_COMPLETED)
                if starting.done():
                    starting.result()
                    await stopping
                starting.cancel()
        finally:
            await self._stop(self.children)

    async def pause(self) -> None:
        """Stop all that touches the database, until `resume`."""
        await self.pausing.acquire()
        self.say("Paused: a backup is being brought back.")
        await self._stop(self._paused())

    async def resume(self) -> None:
        if not self.asked_to_stop.is_set():
            for child in self._paused():
                child.start()
            self.say("Going on.")
        self.pausing.release()

    async def _start(self, when_ready: Callable[[], None]) -> None:
        engine = [child for child in self.children if child.part.name == "engine"]
        patient = [child for child in self.children if child.part.name in parts.PATIENT]
        others = [child for child in self.children if child not in (*engine, *patient)]
        for group in (engine, others):
            for child in group:
                child.start()
            await asyncio.gather(*(self._become_ready(child) for child in group))
        if {"web", "runs"} <= {child.part.name for child in self.children}:
            await self._everything_answers()
        await asyncio.to_thread(when_ready)
        _tell_systemd("READY=1")
        for child in patient:
            child.start()
        await asyncio.gather(*(self._say_when_it_answers(child) for child in patient))

    async def _say_when_it_answers(self, child: Child) -> None:
        began = perf_counter()
        while True:
            if child.is_alive and await asyncio.to_thread(child.part.is_ready):
                return self.say(_line(child, perf_counter() - began))
            await asyncio.sleep(1)

    async def _become_ready(self, child: Child) -> None:
        began = perf_counter()
        if not await child.become_ready(seconds=READY_SECONDS):
            raise CannotStart(
                f"{child.part.name} does not start. What it said stands in {child.log.path}; "
                "`manage.py doctor` looks for the cause."
            )
        self.say(_line(child, perf_counter() - began))

    async def _everything_answers(self) -> None:
        try:
            async with asyncio.timeout(READY_SECONDS):
                while True:
                    if await asyncio.to_thread(parts.answers, "/readyz"):
                        return
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise CannotStart("The site started but is not ready; `manage.py doctor` says why.") from None

    async def _stop(self, children: list[Child]) -> None:
        for child in reversed(children):
            await child.stop()

    def _paused(self) -> list[Child]:
        return [child for child in self.children if child.part.name not in parts.LASTING]

    def _stop_soon(self) -> None:
        if self.asked_to_stop.is_set():
            for child in self.children:
                child.kill()
        else:
            self.say("Stopping …")
            _tell_systemd("STOPPING=1")
            self.asked_to_stop.set()


def _line(child: Child, seconds: float) -> str:
    return f"  {child.part.name:<18} {'answers':<40} {seconds:6.1f} s"


def _tell_systemd(state: str) -> None:
    """systemd's Type=notify, where systemd started us."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as messenger, contextlib.suppress(OSError):
            messenger.connect(address.replace("@", "\0", 1))
            messenger.send(state.encode())
