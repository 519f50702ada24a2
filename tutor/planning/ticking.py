"""After a run: is the step to do now done? Then the next, and never one that comes later."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from msgspec.structs import replace

from learn.lessons import concepts
from learn.lessons.checks.expectations import asks_for_nothing
from learn.lessons.checks.judging import judge
from learn.lessons.checks.line import in_turn
from learn.lessons.checks.programs import read
from learn.lessons.checks.structure import is_written
from learn.lessons.format import Check
from projects.models import Project
from runner.boxes import Kernels
from runner.files import Files, load
from runner.models import Run
from runner.worker import Worker
from tutor.planning import plans
from tutor.planning.blocks import Block, all_blocks

Waits = Callable[[Coroutine[Any, Any, bool]], bool]  # for a coroutine, from a thread that has no loop
logger = structlog.get_logger(__name__)


def after_run(run: Run, project: Project, here: Worker) -> int:
    """How many steps were ticked."""
    if here.pool is None or plans.next_step(project) is None:
        return 0
    return tick_all(project, load(run.files), project.entry, here.do, in_turn(here.pool, project.owner_id))


def tick_all(project: Project, files: Files, entry: str, do: Waits, kernels: Kernels) -> int:
    """The plan is read anew for each step: its student may change it while a program is tried."""
    ticked = 0
    while (step := plans.next_step(project)) and (block := all_blocks().get(step["check"])):
        if not do(is_done(block, files, entry, kernels)):
            break
        ticked += plans.tick(project, step)
    return ticked


async def is_done(block: Block, files: Files, entry: str, kernels: Kernels) -> bool:
    """One of its checks is met, and what it is about is used. What is our fault is not done, and nobody's loss."""
    tree, _failed = read(files, entry)
    source = files.get(entry, b"").decode("utf-8", "replace")
    if tree is None or not set(block.uses) <= concepts.used_by(source):
        return False
    possible = [check for check in block.alternatives() if not check.source or is_written(tree, check.source)]
    if any(asks_only_how_it_is_written(check) for check in possible):
        return True  # it has been run, and no second run would say more
    for check in possible:  # one after the other: mostly the first is enough, and a kernel is dear
        outcome = await judge([check], files, entry=entry, kernels=kernels)
        if outcome.is_fault:
            logger.warning("a step of a plan could not be looked at")
            return False
        if outcome.passed:
            return True
    return False


def asks_only_how_it_is_written(check: Check) -> bool:
    return check.source is not None and asks_for_nothing(replace(check, source=None))
