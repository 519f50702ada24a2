"""A class that presses Run together slows everybody down; that is not the programs' doing."""

import os
import subprocess
import sys

import pytest

from runner import cgroups, fences
from runner.kernel import open_kernel
from runner.limits import Limits
from runner.messages import Finished

pytestmark = pytest.mark.kernel

BURN = b"import time\nwhile time.process_time() < 2:\n    pass\nprint('done')\n"


@pytest.fixture
def crowd():
    """Three busy processes for each processor."""
    count = 3 * (os.cpu_count() or 1)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(count)]
    yield
    for process in busy:
        process.kill()
        process.wait()


async def test_waiting_for_a_processor_is_not_the_programs_time(crowd):
    async with open_kernel(fences.make_fence(), cgroups.find()) as kernel:
        before = kernel.box.starved_seconds()
        events = [event async for event in kernel.run({"main.py": BURN}, "main.py", limits=Limits(seconds=60))]
        starved = kernel.box.starved_seconds() - before
        kernel.was_given_time()
    assert isinstance(events[-1], Finished)
    assert starved > 1
    assert kernel.starved == pytest.approx(starved, rel=0.5)
