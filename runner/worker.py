"""One worker for the queue `runs`: an event loop of its own that owns all its kernels, for as long as it lives."""

import asyncio
import contextlib
import dataclasses
import os
import socket
import sys
import threading
import time
import uuid
from collections.abc import Coroutine
from typing import Any

import psutil
import structlog
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from redis.exceptions import RedisError

from runner import runs, safety, workers
from runner.engine import async_engine
from runner.errors import NoSandbox, RunnerError
from runner.fencing import cgroups, fences
from runner.kernels.kernel import open_kernel
from runner.kernels.pool import Pool
from runner.limits import LIMITS, MIB

logger = structlog.get_logger(__name__)

BEAT_SECONDS = 1.0
KERNEL_MIB = 45
SWITCH_SECONDS = 0.0005  # the loop that carries everybody's output waits no longer for a thread that computes
LIBRARIES = b"import numpy, pandas, PIL.Image, matplotlib.pyplot"
_worker: "Worker | None" = None
_lock = threading.Lock()


class Worker:
    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:6]}"
        self.level: safety.Level = "none"
        self.why_none = ""
        self.limits = dataclasses.replace(LIMITS, seconds=settings.RUN_SECONDS)
        self.held: set[uuid.UUID] = set()  # runs that it holds now
        self.loop = asyncio.new_event_loop()
        self.engine = async_engine()
        self.pool: Pool | None = None
        self.beat: asyncio.Task | None = None
        self.ready = threading.Event()
        sys.setswitchinterval(SWITCH_SECONDS)
        threading.Thread(target=self._live, name="kernels", daemon=True).start()

    def do(self, work: Coroutine) -> Any:
        """Hand a coroutine to the loop and wait for it, from a task's thread."""
        self.ready.wait()
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    def close(self) -> None:
        """End its kernels, and say goodbye: whoever starts the next worker shall not take this one for it."""
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(10)

    async def _close(self) -> None:
        if self.beat is not None:
            self.beat.cancel()
        if self.pool is not None:
            await self.pool.close()
        with contextlib.suppress(RedisError, OSError):
            await workers.say_gone(self.engine, self.name)

    def _live(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._open())
        self.loop.run_forever()

    async def _open(self) -> None:
        groups = await asyncio.to_thread(cgroups.find)
        if groups is not None:
            await asyncio.to_thread(cgroups.sweep, groups)
        try:
            fence = fences.make_fence(self.limits)
            self.level = await safety.level_of(fence, groups)
            self.pool = Pool(lambda: open_kernel(fence, groups), wanted=settings.WARM_KERNELS, most=most_kernels())
            self.pool.open()
        except NoSandbox as error:
            self.why_none = str(error)
            logger.error("no sandbox, so nothing is run", reason=self.why_none)
        logger.info("runs worker is open", sandbox=self.level)
        self.beat = asyncio.create_task(self._beat())
        self.reading = asyncio.create_task(self._read_libraries())
        self.ready.set()

    async def _read_libraries(self) -> None:
        """Let Linux read the large libraries from the disk now, and not when the first student plots."""
        if self.pool is None:
            return
        with contextlib.suppress(RunnerError):
            async with self.pool.kernel() as kernel:
                async for _ in kernel.run({"main.py": LIBRARIES}, "main.py", limits=LIMITS):
                    pass

    async def _beat(self) -> None:
        """Every second: say that we are here, hold on to our runs, follow the open workspaces."""
        renewed = 0.0
        while True:
            with contextlib.suppress(RedisError, OSError):
                workspaces = await workers.say_here(self.engine, self.status())
                if self.pool is not None:
                    self.pool.want(settings.WARM_KERNELS + workspaces)
            if self.held and time.monotonic() - renewed > runs.LEASE_SECONDS / 3:
                with contextlib.suppress(DatabaseError):
                    await sync_to_async(renew, thread_sensitive=True)(set(self.held))
                    renewed = time.monotonic()
            await asyncio.sleep(BEAT_SECONDS)

    def status(self) -> workers.WorkerStatus:
        pool = self.pool
        return workers.WorkerStatus(
            name=self.name,
            level=self.level,
            why_none=self.why_none,
            warm=len(pool.warm) + len(pool.stock) if pool else 0,
            busy=pool.busy if pool else 0,
            waiting=len(pool.waiting) if pool else 0,
            seen=time.time(),
        )


def renew(held: set[uuid.UUID]) -> None:
    close_old_connections()
    runs.renew(held)


def most_kernels() -> int:
    """What fits into the memory that kernels may have."""
    mib = settings.KERNEL_MEMORY_MIB or psutil.virtual_memory().total // MIB // 3
    return max(2, mib // KERNEL_MIB)


def worker() -> Worker:
    """This process's worker, opened when first asked for."""
    global _worker
    with _lock:
        if _worker is None:
            _worker = Worker()
    return _worker
