"""Does it still fail in the same way? Found out by running it, in a box like every other program."""

import dataclasses

from runner.boxes import Kernels, Trial, try_out
from runner.diagnosis.diagnose import diagnose
from runner.limits import LIMITS
from tutor.boxes import ANSWERS, SEED

NAME = "main.py"
SECONDS = 2.0


async def line_of(program: str, tag: str, kernels: Kernels) -> int | None:
    """The line of the mistake; None: it is not the same one. Raises RunnerError where that is our fault."""
    files = {NAME: program.encode()}
    limits = dataclasses.replace(LIMITS, seconds=SECONDS)
    seen = await try_out(kernels, Trial(files, answers=ANSWERS, seed=SEED), limits)
    findings = diagnose(files, failed=seen.failed, finished=seen.finished)
    return findings[0].line if findings and findings[0].tag == tag else None
