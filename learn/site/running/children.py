"""A process that is kept alive: started, started again when it dies, stopped with those it started itself."""

import asyncio
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from time import monotonic

from learn.site.logs.files import LogFile
from learn.site.running.parts import Part

SHORTEST_WAIT_SECONDS = 0.2
LONGEST_WAIT_SECONDS = 10
WELL_SECONDS = 30  # alive for so long: the next death is a new story
TRIES = 4  # one that dies so often before it ever answered will not answer

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Child:
    """One part of the site. `tell` is called with a sentence when it dies."""

    def __init__(self, part: Part, log: LogFile, *, tell: Callable[[str], None]):
        self.part = part
        self.log = log
        self.tell = tell
        self.process: asyncio.subprocess.Process | None = None
        self.keeping: asyncio.Task[None] | None = None
        self.deaths = 0

    def start(self) -> None:
        self.deaths = 0
        self.keeping = asyncio.create_task(self._keep(), name=self.part.name)

    async def become_ready(self, *, seconds: float) -> bool:
        """Wait until it answers. False where it does not in time, or dies again and again."""
        end = monotonic() + seconds
        while monotonic() < end and self.deaths < TRIES:
            if self.is_alive and await asyncio.to_thread(self.part.is_ready):
                return True
            await asyncio.sleep(0.1)
        return False

    async def stop(self) -> None:
        """Ask it to end, and end it with everything it started when it takes too long."""
        if self.keeping:
            self.keeping.cancel()
            await asyncio.wait([self.keeping])
        if self.is_alive:
            self._signal(signal.SIGTERM)
            await self._wait(seconds=self.part.seconds_to_stop)
        self.kill()
        await self._wait(seconds=5)

    def kill(self) -> None:
        """End it and the process group that it leads, at once."""
        if self.process:
            self._signal(signal.SIGKILL)

    async def _keep(self) -> None:
        wait = SHORTEST_WAIT_SECONDS
        while True:
            began = monotonic()
            try:
                await self._live()
                how = self._how_it_ended()
                self.kill()  # what it started must not live on beside its successor
            except OSError as error:
                how = f"cannot be started: {error}"
            self.deaths += 1
            if monotonic() - began > WELL_SECONDS:
                wait = SHORTEST_WAIT_SECONDS
            self.tell(f"{self.part.name} {how}. Tried again in {wait:.1f} s; see {self.log.path}")
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    async def _live(self) -> None:
        fds = () if self.part.passed_fd is None else (self.part.passed_fd,)
        self.process = await asyncio.create_subprocess_exec(
            *self.part.command,
            env=self.part.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            pass_fds=fds,
            start_new_session=True,  # Ctrl+C is for us; we stop the parts in order
            preexec_fn=_die_with(os.getpid()),
        )
        asyncio.create_task(self._write_down(self.process))  # noqa: RUF006 - ends with the process' output
        await self.process.wait()

    async def _write_down(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout
        while data := await process.stdout.read(65_536):
            self.log.write(data)

    def _how_it_ended(self) -> str:
        assert self.process
        code = self.process.returncode or 0
        if code < 0:
            return f"was ended by {signal.Signals(-code).name}"
        last = f" and said: {self.log.last_line}" if code else ""
        return f"ended with exit code {code}{last}"

    @property
    def is_alive(self) -> bool:
        return self.process is not None and self.process.returncode is None

    def _signal(self, number: signal.Signals) -> None:
        """To the process; SIGKILL to its whole group, which may outlive it."""
        assert self.process
        try:
            if number == signal.SIGKILL:
                os.killpg(self.process.pid, number)
            else:
                self.process.send_signal(number)
        except (ProcessLookupError, PermissionError):
            pass

    async def _wait(self, *, seconds: float) -> None:
        if self.process is None:
            return  # it was never started
        try:
            async with asyncio.timeout(seconds):
                await self.process.wait()
        except TimeoutError:
            pass


def _die_with(parent: int) -> Callable[[], None] | None:
    """Linux ends the child when its parent is gone, however that went."""
    if LIBC is None:
        return None

    def set_up() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)

    return set_up
