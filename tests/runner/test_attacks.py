"""Hostile programs through real kernels: they may do what they like inside, and reach nothing outside.

`tests/attacks/sandbox_*.py` came with the project; those in `hostile/` are of our own making. Each is data: its header
says what to expect, a line of its output that starts with ESCAPED says that it got out.
"""

import asyncio
import base64
import json
import re
import resource
import time
from pathlib import Path

import psutil
import pytest

from runner.limits import LIMITS, MIB, Limits
from runner.messages import Failed, Output, Picture
from runner.untrusted.vectors import MOST_SHAPES, weight_of
from tests.runner.real import patience

pytestmark = pytest.mark.kernel

HERE = Path(__file__).parent
PROGRAMS = [*sorted((HERE.parent / "attacks").glob("sandbox_*.py")), *sorted((HERE / "hostile").glob("*.py"))]
GRACE = LIMITS.grace_seconds + 0.5
SLOW_MACHINE = 4.0  # seconds more, where tests share their processors
MOST_GROWTH = 200 * MIB  # of this process, whatever a program sends


def header(text: str, name: str, default: str = "") -> str:
    found = re.search(rf"^# {name}: (.*)$", text, re.M)
    return found.group(1) if found else default


def limits_of(path: Path) -> Limits:
    seconds = float(header(path.read_text(), "limit"))
    must_finish = header(path.read_text(), "ends") == "done"
    return Limits(seconds=seconds * patience() if must_finish else seconds)


def files(outside, path: Path) -> dict[str, str]:
    return {"main.py": path.read_text(), "attack.json": json.dumps(outside.told)}


def ways_it_ended(ran) -> set[str]:
    """In the words of the headers."""
    ways = {"finished"} & {ran.finished.outcome}
    if re.search(r"^done$", ran.printed, re.M) and ran.finished.outcome == "finished":
        ways.add("done")
    if ran.finished.outcome == "limit" or (ran.finished.outcome == "failed" and not ran.all(Failed)):
        ways |= {"killed", "interrupted"}
    if ran.all(Failed):
        ways.add("failed")
    return ways


def children() -> list[psutil.Process]:
    """Of this process, which inherits once it has had sandboxes: also what is left of a site that a test has killed."""
    return psutil.Process().children()


def left_over(ran, known: list[psutil.Process]) -> list[str]:
    """What of a closed sandbox is still there; `known` were there before it."""
    found = [
        f"control group {folder}" for folder in (ran.box.group.folders if ran.box.group else []) if folder.exists()
    ]
    if psutil.pid_exists(ran.box.first):
        found.append(f"process {psutil.Process(ran.box.first)}")
    if ran.box.launcher.poll() is None:
        found.append("its launcher")
    new = [child for child in children() if child not in known]
    return found + [f"zombie {child}" for child in new if child.status() == psutil.STATUS_ZOMBIE]


@pytest.mark.some(14)
@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_hostile_program_is_contained(kernels, outside, path):
    text, limits = path.read_text(), limits_of(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    known = children()

    ran = kernels.run(files(outside, path), limits=limits)

    assert not re.search(r"^ESCAPED", ran.printed, re.M), ran.printed[-2_000:]
    assert outside.harm() == []
    assert left_over(ran, known) == []
    assert ways_it_ended(ran) & set(re.findall(r"\w+", header(text, "ends"))), ran.story[-3:]
    assert ran.seconds < limits.seconds * min(2, patience()) + GRACE * patience() + SLOW_MACHINE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before < MOST_GROWTH
    assert sum(len(event.text) for event in ran.all(Output)) < LIMITS.shown_chars + 10_000
    assert sum(weights_of(ran.all(Picture))) <= MOST_SHAPES
    assert all(outside.word.encode() not in data for data in ran.written.files.values())


def weights_of(pictures: list[Picture]) -> list[int]:
    vectors = [base64.b64decode(picture.data) for picture in pictures if picture.mime == "image/svg+xml"]
    return [weight_of(svg).shapes for svg in vectors]


def supplied(number: int) -> Path:
    (path,) = (HERE.parent / "attacks").glob(f"sandbox_{number}_*.py")
    return path


def test_links_left_in_the_project_are_not_followed(kernels, outside):
    ran = kernels.run(files(outside, supplied(15)))

    assert ran.written.files == {}
    assert ran.written.removed == set()  # main.py is a link now: not taken, and not gone either
    assert any("main.py" in sentence for sentence in ran.written.left_out)


@pytest.mark.parametrize("number", [pytest.param(17, marks=pytest.mark.long), 35])
def test_a_neighbour_is_answered_meanwhile(kernels, outside, number):
    waits = []

    async def both():
        async with kernels.kernel() as neighbour:
            began = asyncio.Event()
            loud = asyncio.create_task(
                kernels.running(files(outside, supplied(number)), meanwhile=lambda *_: began.set())
            )
            quiet = asyncio.create_task(asyncio.wait_for(began.wait(), 3))
            await asyncio.gather(quiet, return_exceptions=True)
            start = time.monotonic()
            async for event in neighbour.run({"main.py": b"print(1)"}, "main.py", limits=LIMITS):
                if isinstance(event, Output):
                    waits.append(time.monotonic() - start)
            await loud

    kernels.do(both())
    assert waits
    assert waits[0] < 2
