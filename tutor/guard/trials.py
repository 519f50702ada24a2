"""What a model wrote, tried out on the workers: does it solve the step? does it run? The answer comes over the engine.

Only what a worker found out in time is known: whoever asks must treat the rest as the worse of the two.
"""

import asyncio
import secrets
import time
from collections.abc import Mapping, Sequence

import msgspec
import redis.asyncio
import structlog
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from runner.engine import async_engine
from tutor.guard import joins, secret, tasks
from tutor.guard.asking import Tried, Work, answer_key
from tutor.scenes import Scene

logger = structlog.get_logger(__name__)

SECONDS = 2.5  # a sentence waits no longer
TRYING_SECONDS = 15.0  # a suggestion may, and is nothing without its trial: sandboxes are the last to get a processor
WAIT_SECONDS = 2.0
MOST = joins.MOST
MOST_CHARS = 400_000  # of all files together

__all__ = ["NotFoundOut", "Tried", "gives_it_away", "try_program"]


class NotFoundOut(Exception):
    """No worker said in time."""


async def gives_it_away(scene: Scene, code: str, *, before: str = "", seconds: float = 0) -> bool:
    """Whether the code, alone or put together with the student's file and what was said `before`, passes the step.

    False where the student's own program passes already. Raises NotFoundOut.
    """
    seconds = seconds or SECONDS
    work = work_of(scene, code, before=before, seconds=seconds)
    return work is not None and (await answer(work, seconds)).passes


def work_of(scene: Scene, code: str, *, before: str = "", seconds: float = SECONDS) -> Work | None:
    """The programs to try; None where nothing is secret, or none can be made of it."""
    standing = scene.standing
    if standing is None or not secret.of(scene).kind:
        return None
    solution = "\n".join(secret.texts_of(standing.stage, standing.lesson.entry)[:1])
    programs = joins.programs(code, scene.source, solution=solution, places={each.line for each in scene.findings})
    if before:
        programs = joins.programs(f"{before}\n{code}", scene.source, solution=solution)[:2] + programs[: MOST - 2]
    if not programs:
        return None
    return Work(
        key=answer_key(secrets.token_hex(16)),
        until=time.time() + seconds,
        student=str(scene.student.pk),
        lesson=standing.lesson.slug,
        stage=standing.stage.slug,
        entry=scene.entry,
        texts=bounded(scene.texts),
        programs=programs,
    )


async def try_program(
    scene: Scene,
    texts: Mapping[str, str],
    *,
    entry: str = "",
    answers: Sequence[str] = (),
    seed: int | None = None,
    reads: str = "",
    seconds: float = TRYING_SECONDS,
) -> Tried:
    """Run the files as they are. To ask for more answers than there are is no failure. Raises NotFoundOut.

    `reads`: a file that the program may write, whose text comes along.
    """
    work = Work(
        key=answer_key(secrets.token_hex(16)),
        until=time.time() + seconds,
        student=str(scene.student.pk),
        entry=entry or scene.entry,
        texts=bounded({**scene.texts, **texts}),
        answers=list(answers),
        seed=seed,
        reads=reads,
    )
    return await answer(work, seconds)


def bounded(texts: Mapping[str, str]) -> dict[str, str]:
    """The smallest first, until it is enough: a message holds no flood."""
    kept, left = {}, MOST_CHARS
    for name, text in sorted(texts.items(), key=lambda each: len(each[1])):
        left -= len(text)
        if left > 0:
            kept[name] = text
    return kept


def ask(work: Work, seconds: float) -> None:
    tasks.try_out.apply_async((msgspec.to_builtins(work),), expires=seconds, retry=False)


async def answer(work: Work, seconds: float) -> Tried:
    engine = async_engine()
    try:
        async with asyncio.timeout(seconds + 0.3):
            await engine.ping()  # where it is away, Celery would try again and again in a thread
            await asyncio.to_thread(ask, work, seconds)
            found = await waited_for(engine, work)
    except (TimeoutError, OSError, RedisError, OperationalError) as error:
        logger.warning("a trial was not asked for", reason=type(error).__name__)
        raise NotFoundOut(type(error).__name__) from None
    finally:
        await engine.aclose()
    if found is None:
        raise NotFoundOut("late")
    tried = msgspec.json.decode(found, type=Tried)
    if tried.is_fault:
        raise NotFoundOut("fault")
    return tried


async def waited_for(engine: redis.asyncio.Redis, work: Work) -> bytes | str | None:
    """In short waits: the client gives up a longer one."""
    while (left := work.until - time.time()) > 0:
        found = await engine.blpop([work.key], timeout=min(left, WAIT_SECONDS))
        if found is not None:
            return found[1]
    return None
