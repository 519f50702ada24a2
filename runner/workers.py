"""Who is there: the workers that run programs, and the workspaces that may need one soon."""

import time

import msgspec
import redis
import redis.asyncio

from runner.engine import engine

HERE_SECONDS = 6  # a worker that said nothing for so long is gone
WORKSPACE_SECONDS = 45
WATCHED_SECONDS = 20  # a page that said nothing for so long follows no more
WORKERS, WORKSPACES = "runner:workers", "runner:workspaces"


class WorkerStatus(msgspec.Struct, frozen=True):
    name: str
    level: str  # safety.Level
    why_none: str
    warm: int
    busy: int
    waiting: int
    seen: float  # seconds since 1970


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(WorkerStatus).decode


async def say_here(engine: redis.asyncio.Redis, status: WorkerStatus) -> int:
    """Publish a worker's status; gives its share of the open workspaces."""
    async with engine.pipeline(transaction=False) as pipe:
        pipe.hset(WORKERS, status.name, encode(status))
        pipe.expire(WORKERS, 60)
        pipe.zcount(WORKSPACES, time.time() - WORKSPACE_SECONDS, "+inf")
        pipe.hvals(WORKERS)
        *_, workspaces, everyone = await pipe.execute()
    here = [worker for worker in map(decode, everyone) if is_here(worker)]
    return -(-workspaces // max(1, len(here)))


async def say_gone(engine: redis.asyncio.Redis, name: str) -> None:
    await engine.hdel(WORKERS, name)


def alive() -> list[WorkerStatus]:
    """The workers seen in the last seconds. Raises RedisError while the engine is away."""
    everyone = engine().hgetall(WORKERS)
    gone = [name for name, told in everyone.items() if time.time() - decode(told).seen > 60]
    if gone:
        engine().hdel(WORKERS, *gone)
    return [status for status in map(decode, everyone.values()) if is_here(status)]


def is_here(status: WorkerStatus) -> bool:
    return time.time() - status.seen < HERE_SECONDS


def open_workspaces() -> int:
    return engine().zcount(WORKSPACES, time.time() - WORKSPACE_SECONDS, "+inf")


async def say_workspace(engine: redis.asyncio.Redis, name: str) -> None:
    """A workspace is open; said again while it is."""
    await engine.zadd(WORKSPACES, {name: time.time()})
    await engine.zremrangebyscore(WORKSPACES, "-inf", time.time() - 10 * WORKSPACE_SECONDS)


async def say_workspace_closed(engine: redis.asyncio.Redis, name: str) -> None:
    await engine.zrem(WORKSPACES, name)


async def say_watched(engine: redis.asyncio.Redis, run_id: str) -> None:
    """Somebody's page follows this run; said again while it does."""
    await engine.set(f"runner:watched:{run_id}", 1, ex=WATCHED_SECONDS)


async def is_watched(engine: redis.asyncio.Redis, run_id: str) -> bool:
    return bool(await engine.exists(f"runner:watched:{run_id}"))
