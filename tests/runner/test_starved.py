"""Where others compute, a right program is not called endless for it."""

import asyncio
import os
import types

import pytest

from runner.kernels.kernel import JupyterKernel, open_kernel
from runner.limits import Limits
from runner.messages import Output

TRIAL = Limits(seconds=5, starved_seconds=10)
COMPUTES = """
import time
began = time.process_time()
while time.process_time() - began < 0.8:
    pass
print("done", flush=True)
"""
ENDLESS = "print('began', flush=True)\nwhile True:\n    pass\n"


@pytest.mark.kernel
def test_a_program_that_waits_for_a_processor_is_let_finish(kernels):
    """As where a whole class is checked at once: others compute that weigh as much."""
    queued = []

    async def look(kernel, event):
        if isinstance(event, Output):
            queued.append(kernel.box.queued_seconds() - kernel.queued_began)

    async def beside_others():
        began = asyncio.Semaphore(0)
        many = 2 * (os.cpu_count() or 1)
        others = [
            asyncio.create_task(kernels.running(ENDLESS, meanwhile=lambda *_: began.release())) for _ in range(many)
        ]
        for _ in range(many):
            await began.acquire()
        ran = await kernels.running(COMPUTES, limits=Limits(seconds=1.3, starved_seconds=60), meanwhile=look)
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return ran

    ran = kernels.do(beside_others())

    assert (ran.finished.outcome, ran.printed) == ("finished", "done\n")
    assert 0.1 < queued[0] < ran.seconds


@pytest.mark.kernel
def test_an_endless_one_still_has_its_end(kernels):
    ran = kernels.run("while True:\n    pass\n", limits=Limits(seconds=0.5, starved_seconds=1))
    assert ran.finished.outcome == "limit"


@pytest.mark.kernel
def test_a_box_whose_closing_is_given_up_leaves_no_process_that_nobody_has_seen_end(kernels):
    """Its end is waited for also where whoever waits is cancelled: else it is found later, in somebody else's time."""

    async def given_up():
        async with open_kernel(kernels.fence, kernels.groups) as kernel:
            closing = asyncio.create_task(kernel.box.close())
            await asyncio.sleep(0)
            closing.cancel()
            await asyncio.gather(closing, return_exceptions=True)
            return kernel.box.launcher.returncode

    assert kernels.do(given_up()) is not None


@pytest.mark.parametrize(
    ("seconds", "queued", "computed", "load", "expected"),
    [
        (5.1, 0.0, 5.0, 0.0, False),  # it had a processor for itself
        (5.1, 0.0, 0.0, 0.0, False),  # it sleeps
        (5.1, 3.6, 1.5, 0.0, True),  # it waited, though the load of the last minute is small
        (9.0, 3.6, 5.4, 9.9, False),  # it waited, and has had its time all the same
        (5.1, 0.0, 1.0, 999.0, True),  # how long it waited is not known
        (15.1, 14.0, 1.1, 999.0, False),  # that is enough now
    ],
)
def test_who_is_starved(monkeypatch, seconds, queued, computed, load, expected):
    monkeypatch.setattr(os, "getloadavg", lambda: (load, load, load))
    monkeypatch.setattr(JupyterKernel, "seconds", seconds)
    box = types.SimpleNamespace(
        limits=TRIAL, queued_seconds=lambda: 2.0 + queued, processor_seconds=lambda: 1.0 + computed
    )
    kernel = JupyterKernel(box, wires=None)
    kernel.queued_began, kernel.processor_began = 2.0, 1.0
    assert kernel.is_starved() is expected
