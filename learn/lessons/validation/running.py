"""Programs of many lessons on real kernels, some at a time. No site is needed."""

import asyncio
import os
from collections.abc import Callable, Sequence

from learn.lessons.validation.problems import Problem
from learn.lessons.validation.programs import Job
from runner import cgroups, fences
from runner.boxes import Kernels
from runner.kernel import open_kernel
from runner.pool import Pool

AT_ONCE = max(2, min(8, os.cpu_count() or 2))


async def run(jobs: Sequence[Job], ended: Callable[[Job], None]) -> list[Problem]:
    """What is not as it should be, in the order of the jobs. `ended` hears of each. Raises NoSandbox."""
    fence, groups = fences.make_fence(), cgroups.find()
    pool = Pool(lambda: open_kernel(fence, groups), wanted=AT_ONCE, most=2 * AT_ONCE)
    pool.open()
    try:
        return await _all(jobs, pool, ended)
    finally:
        await pool.close()


async def _all(jobs: Sequence[Job], kernels: Kernels, ended: Callable[[Job], None]) -> list[Problem]:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(job: Job) -> str:
        async with places:
            says = await job.look(kernels)
        ended(job)
        return says

    said = await asyncio.gather(*(one(job) for job in jobs))
    return [Problem(job.lesson, job.file, says) for job, says in zip(jobs, said, strict=True) if says]
