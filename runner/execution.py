"""A claimed run, carried out on a warm kernel: its events go to the browser, Stop and answers come back."""

import asyncio
import contextlib
import dataclasses
import functools
import uuid
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import redis.asyncio
import structlog
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from runner import endings, messages, runs, workers
from runner.broadcast import Broadcast
from runner.diagnosis.diagnose import diagnose
from runner.drawing.drawings import Sheet
from runner.errors import RunnerError
from runner.files import Files, load
from runner.kernels import libraries
from runner.kernels.kernel import Kernel
from runner.limits import Limits
from runner.messages import Act, Answer, Diagnosed, Event, Failed, Finished, Output, Picture, Started, StopRun
from runner.models import Run
from runner.telling import Telling
from runner.untrusted.export import Written
from runner.worker import Worker, worker

logger = structlog.get_logger(__name__)

LOOK_SECONDS = 5.0
LEFT_SECONDS = 30.0  # nobody watched a drawing for so long
DIAGNOSIS_SECONDS = 2.0  # it takes milliseconds; a run's end does not wait longer for it
# Two at a time: when a class presses Run together, more would only take turns with the loop that has its output.
thinking = ThreadPoolExecutor(2, thread_name_prefix="diagnosis")


@dataclasses.dataclass(frozen=True)
class Manner:
    """How a run is carried out."""

    limits: Limits
    trace: bool = False  # step by step
    is_patient: bool = False  # all others are given a kernel first


@dataclasses.dataclass
class Executed:
    run: Run
    written: Written
    broadcast: Broadcast
    shown: Sheet | Picture | None = None  # the last that was drawn


def execute(
    run_id: str, *, trace: bool = False, limits: Limits | None = None, is_patient: bool = False
) -> Executed | None:
    """Run it to its end, with `trace` step by step, and close its row. None where there is nothing (more) to run.

    `limits` where they are not the usual ones; `is_patient`: all others are given a kernel first.
    Called in a task's thread: rows are read and written here, the kernel lives in the worker's loop.
    """
    here = worker()
    here.ready.wait()
    # Before it is claimed: from then on a Stop is sent to whoever holds it.
    with listening(here, Run(pk=uuid.UUID(run_id))) as controls:
        run = runs.claim(run_id, worker=here.name, level=here.level)  # type: ignore[arg-type]
        if run is None:
            return None
        here.held.add(run.pk)
        try:
            manner = Manner(limits or here.limits, trace, is_patient)
            executed, finished = here.do(carry_out(here, run, load(run.files), controls, manner))
            runs.end(run, outcome=finished.outcome, transcript=executed.broadcast.kept)
            logger.info("run ended", run=str(run.pk), outcome=finished.outcome, seconds=finished.seconds)
            return executed
        finally:
            here.held.discard(run.pk)


@contextlib.contextmanager
def listening(here: Worker, run: Run) -> Iterator[str]:
    """The channel on which Stop and answers come."""
    channel = here.do(join(run))
    try:
        yield channel
    finally:
        with contextlib.suppress(Exception):
            here.do(get_channel_layer().group_discard(run.control, channel))


async def join(run: Run) -> str:
    layer = get_channel_layer()
    channel = await layer.new_channel("runner")
    await layer.group_add(run.control, channel)
    return channel


async def carry_out(
    here: Worker, run: Run, files: Files, controls: str, manner: Manner | None = None
) -> tuple[Executed, Finished]:
    manner = manner or Manner(here.limits)
    broadcast = Broadcast(str(run.pk), run.group, here.engine)
    telling = Telling(broadcast)
    executed = Executed(run, Written(), broadcast)
    finished = failed = None
    try:
        if here.pool is None:
            raise RunnerError(here.why_none)
        async with (
            here.pool.kernel(is_patient=manner.is_patient, imports=libraries.are_wanted(files)) as kernel,
            attended(here, run, kernel, controls, broadcast),
        ):
            try:
                async for event in kernel.run(files, run.entry, limits=manner.limits, trace=manner.trace):
                    if isinstance(event, Failed):
                        failed = event
                    elif isinstance(event, Finished):
                        finished = event
                        for words in await diagnosed(files, failed, event, run.entry):
                            await broadcast.send(words)
                    await telling.hear(event, kernel.sheet)
                    await broadcast.send(event)
                executed.shown = telling.shown
                executed.written = await kernel.written()
            finally:
                telling.end()
    except (RunnerError, OSError) as error:
        logger.error("run broke off", run=str(run.pk), reason=str(error)[:200])
    if finished is None:
        finished = endings.finished("broken_off", files=files, seconds=0, limits=manner.limits)
        await broadcast.send(finished)
    await broadcast.close()
    return executed, finished


@contextlib.asynccontextmanager
async def attended(here: Worker, run: Run, kernel: Kernel, controls: str, broadcast: Broadcast) -> AsyncIterator[None]:
    """It is said that the program begins, which need not wait for that; Stop and answers come through."""
    starting = asyncio.create_task(broadcast.send(Started(entry=run.entry)))
    await asyncio.sleep(0)  # it is numbered before anything that is printed
    obeying = asyncio.create_task(obey(controls, kernel, broadcast))
    looking = asyncio.create_task(stop_when_left(kernel, str(run.pk), here.engine))
    try:
        yield
    finally:
        obeying.cancel()
        looking.cancel()
        await starting


async def diagnosed(files: Files, failed: Failed | None, finished: Finished, entry: str) -> list[Diagnosed]:
    """What went wrong, in plain words: at most one event. A fault in finding it costs the words, not the run."""
    look = functools.partial(diagnose, files, failed=failed, finished=finished, entry=entry)
    try:
        findings = await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(thinking, look), DIAGNOSIS_SECONDS)
    except Exception:
        logger.exception("diagnosis failed", kind=failed.kind if failed else "")
        return []
    return [Diagnosed(findings=findings)] if findings else []


async def obey(channel: str, kernel: Kernel, broadcast: Broadcast) -> None:
    layer = get_channel_layer()
    while True:
        envelope = await layer.receive(channel)
        match messages.decode(envelope["json"]):
            case StopRun():
                kernel.stop()
            case Act() as act:
                kernel.act(act)
            case Answer(ask, text):
                shown = kernel.answer(ask, text)
                if shown is not None:
                    await broadcast.send(Output(stream="answer", text=shown))


async def stop_when_left(kernel: Kernel, run_id: str, engine: redis.asyncio.Redis) -> None:
    """A game whose page was closed would wait for its player for half an hour; a page loaded anew is soon back."""
    left = 0.0
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        with contextlib.suppress(RedisError, OSError):
            is_left = kernel.draws and not await workers.is_watched(engine, run_id)
            left = left + LOOK_SECONDS if is_left else 0.0
        if left >= LEFT_SECONDS:
            kernel.stop("left")


def tell(executed: Executed, event: Event) -> None:
    """One more event of a run that has ended: kept with the others."""
    run = executed.run

    async def send() -> None:
        await executed.broadcast.send(event)
        await executed.broadcast.close()

    worker().do(send())
    Run.objects.filter(pk=run.pk).update(transcript="\n".join(executed.broadcast.kept))
