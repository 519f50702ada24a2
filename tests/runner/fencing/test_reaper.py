"""Who kills a worker kills its sandboxes too, also one that was just beginning."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest
from django.conf import settings

from runner.fencing import box, cgroups, fences
from runner.fencing.reaper import Reaper

# Killed when bwrap's child has just begun, and does not yet ask to end with its parent.
WORKER = """
import asyncio, os, signal
import django
django.setup()
from runner.fencing import box, cgroups, fences
from runner.kernels.kernel import open_kernel

told = box.first_process

def then_killed(info):
    first = told(info)
    print(first, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

async def main():
    box.first_process = then_killed
    async with open_kernel(fences.make_fence(), cgroups.find() if {counted} else None):
        pass

asyncio.run(main())
"""


def ends(process: psutil.Process, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def killed_while_it_began(counted: bool) -> list[psutil.Process]:
    """What was there of the sandbox when its worker was killed."""
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER.format(counted=counted)],
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = worker.communicate(timeout=60)[0]
    assert worker.returncode == -signal.SIGKILL
    try:
        return [psutil.Process(int(told))]
    except psutil.NoSuchProcess:
        return []


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


@pytest.fixture
def orphans() -> Iterator[None]:
    """A process of tests that has had sandboxes of its own inherits those of the workers below it: they are reaped."""
    before = children()
    yield
    for pid in children() - before:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


@pytest.mark.kernel
@pytest.mark.usefixtures("orphans")
@pytest.mark.parametrize("counted", [True, False], ids=["in a group", "in none"])
def test_a_sandbox_that_begins_ends_with_its_worker(counted):
    box.adopt_orphans()
    left = [process for _ in range(4) for process in killed_while_it_began(counted)]
    assert [process.pid for process in left if not ends(process)] == []


def a_sleeper() -> subprocess.Popen:
    return subprocess.Popen(["sleep", "60"], process_group=0)


def test_what_has_ended_is_not_killed_and_what_has_not_is():
    watched, forgotten = a_sleeper(), a_sleeper()
    reaper = Reaper()
    for each in (watched, forgotten):
        reaper.watch(each.pid)
    reaper.forget(forgotten.pid)
    reaper.end()  # as when the worker is gone
    try:
        assert watched.wait(5) == -signal.SIGKILL
        assert forgotten.poll() is None
    finally:
        forgotten.kill()
        forgotten.wait()


def test_what_left_the_group_of_processes_is_found_in_its_control_group():
    groups = cgroups.find()
    if groups is None:
        pytest.skip("this machine lets us make no control groups")
    fled = subprocess.Popen(["setsid", "--wait", "sleep", "60"])
    group = groups.make(cgroups.name_for(fled.pid), fences.LIMITS)
    group.add(fled.pid)
    reaper = Reaper()
    reaper.watch(fled.pid, group.folders)
    reaper.end()
    assert fled.wait(5) == -signal.SIGKILL
    assert not any(folder.exists() for folder in group.folders)
    assert reaper.process.returncode == 0


def test_a_reaper_that_was_killed_stops_no_run():
    reaper = Reaper()
    reaper.process.kill()
    reaper.process.wait()
    reaper.watch(1)
    reaper.forget(1)
    reaper.end()
