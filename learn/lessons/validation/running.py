"""Programs of many lessons on real kernels, some at a time. No site is needed."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Sequence

from learn.lessons.validation.problems import Problem
from learn.lessons.validation.programs import Job
from runner.fencing import cgroups, fences
from runner.kernels.kernel import Kernel, open_kernel

AT_ONCE = (os.cpu_count() or 2) + 1


class FreshKernels:
    """Started when they are wanted: whoever has hundreds of programs to run wins nothing by keeping some warm."""

    def __init__(self) -> None:
        self.fence, self.groups = fences.make_fence(), cgroups.find()
        self.places = asyncio.Semaphore(AT_ONCE)

    @contextlib.asynccontextmanager
    async def kernel(self, *, imports: bool = False) -> AsyncIterator[Kernel]:
        async with self.places, open_kernel(self.fence, self.groups) as kernel:
            yield kernel


async def run(jobs: Sequence[Job], ended: Callable[[Job], None]) -> list[Problem]:
    """What is not as it should be, in the order of the jobs. `ended` hears of each.

    Raises RunnerError where they cannot be run here.
    """
    kernels = FreshKernels()
    places = asyncio.Semaphore(AT_ONCE)

    async def one(job: Job) -> str:
        async with places:
            says = await job.look(kernels)
        ended(job)
        return says

    said = await asyncio.gather(*(one(job) for job in jobs))
    return [Problem(job.lesson, job.file, says) for job, says in zip(jobs, said, strict=True) if says]
