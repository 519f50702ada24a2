"""The worker's half: a model's programs in boxes, one after the other, in turn with the checks of students."""

import asyncio
import dataclasses
import time
from collections.abc import Sequence

import structlog

from learn.lessons import lessons
from learn.lessons.checks.judging import judge
from learn.lessons.checks.line import in_turn
from learn.lessons.lesson import Lesson, Step, Twin
from runner.boxes import Kernels, Trial, try_out
from runner.errors import RunnerError
from runner.files import Files
from runner.limits import LIMITS, Limits
from runner.worker import Worker
from tutor.guard.asking import Tried, Work

logger = structlog.get_logger(__name__)

SECONDS = 2.0  # of one program's own time
AT_ONCE = 2
MOST_PRINTED, MOST_READ = 2_000, 200_000


def found(work: Work, here: Worker) -> Tried:
    """Whatever goes wrong is our fault, and then nothing is known."""
    try:
        if here.pool is None:
            raise RunnerError(here.why_none)
        return here.do(find_out(work, in_turn(here.pool, work.student)))
    except Exception as error:
        logger.warning("a trial broke off", reason=type(error).__name__)
        return Tried(is_fault=True)


async def find_out(work: Work, kernels: Kernels, lesson: Lesson | None = None) -> Tried:
    """`lesson`: where it is not in the catalogue. Raises RunnerError where no kernel can be had."""
    files = {name: text.encode() for name, text in work.texts.items()}
    if not work.lesson:
        return await ran(kernels, files, work.entry, answers=work.answers, seed=work.seed, reads=work.reads)
    lesson = lesson or lessons.find(work.lesson)
    stage = (lesson.step(work.stage) or lesson.twin(work.stage)) if lesson else None
    if lesson is None or stage is None:
        return Tried(is_fault=True)
    return await passing(work, kernels, given(lesson, stage) | files, stage)


def given(lesson: Lesson, stage: Step | Twin) -> Files:
    return dict(stage.beside if isinstance(stage, Step) else stage.starter) or dict(lesson.starter)


async def passing(work: Work, kernels: Kernels, files: Files, stage: Step | Twin) -> Tried:
    """Does one pass that the student's own does not? Two are tried at a time."""
    programs = [files | {work.entry: program.encode()} for program in work.programs]
    for at in range(0, len(programs), AT_ONCE):
        if time.time() > work.until:
            return Tried(is_fault=True)
        outcomes = await asyncio.gather(
            *(judged(kernels, some, work.entry, stage) for some in programs[at : at + AT_ONCE])
        )
        if True in outcomes:
            return Tried(passes=not await judged(kernels, files, work.entry, stage))
        if None in outcomes:
            return Tried(is_fault=True)
    return Tried(passes=False)


async def judged(kernels: Kernels, files: Files, entry: str, stage: Step | Twin) -> bool | None:
    outcome = await judge(stage.checks, files, entry=entry, kernels=kernels, stop_at_first=True, limits=quick())
    return None if outcome.is_fault else outcome.passed


def quick() -> Limits:
    return dataclasses.replace(LIMITS, seconds=SECONDS)


async def ran(
    kernels: Kernels,
    files: Files,
    entry: str,
    *,
    answers: Sequence[str] = (),
    seed: int | None = None,
    reads: str = "",
) -> Tried:
    trial = Trial(files=files, entry=entry, answers=tuple(answers), seed=seed)
    seen = await try_out(kernels, trial, quick())
    failed = seen.failed
    is_end_of_input = seen.wanted_more and failed is not None and failed.kind == "EOFError"
    return Tried(
        outcome=seen.finished.outcome,
        wanted_more=seen.wanted_more and (failed is None or is_end_of_input),
        kind=failed.kind if failed else "",
        message=failed.message[:300] if failed else "",
        line=failed.line if failed else 0,
        file=failed.file if failed else "",
        printed=seen.printed[:MOST_PRINTED],
        read=seen.written.get(reads, b"")[:MOST_READ].decode("utf-8", "replace"),
    )
