"""Many programs through the runner's boxes, some dozens in one. What was seen is kept: it is seen once."""

import asyncio
import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
from django.conf import settings

from learn.lessons.validation import digests
from learn.lessons.validation.running import FreshKernels
from runner import endings
from runner.diagnosis.diagnose import diagnose
from runner.errors import KernelDied
from runner.files import Files
from runner.kernels.kernel import Kernel
from runner.limits import LIMITS
from runner.messages import Failed, Finished
from runner.untrusted.claims import ending_of, failed_of
from tutor.exam import students
from tutor.scenes import Scene
from tutor.training.cases import Broken

SCRIPT = Path(__file__).parent / "many.py"
# Under a name that is not a learner's file, or its lines would be told as the program's own.
START = b"exec(compile(open('many.txt').read(), 'many', 'exec'), {'__name__': '__main__'})\n"
IN_A_BOX = 100
AT_ONCE = 3
TRIES = 3  # until a box is given up that does not start
PLOTS = "matplotlib"
BROKE: Final = "broken_off"
SEED = 1  # of `random` in the programs
# Endless ones compute until they are stopped, and a busy machine is slow: nobody waits before a page here.
PATIENT = dataclasses.replace(LIMITS, seconds=120, starved_seconds=240)


class ProgramToRun(msgspec.Struct, frozen=True):
    """A program to run, and what is typed at its input()."""

    source: str
    answers: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()  # files beside it, name and text

    @property
    def digest(self) -> str:
        words = [digests.code_digest(), SCRIPT.read_text(), self.source, *self.answers]
        words += ["\0".join(file) for file in self.beside]
        return hashlib.sha256("\0".join(words).encode()).hexdigest()[:32]


def asked_of(broken: Broken) -> ProgramToRun:
    return ProgramToRun(broken.source, broken.answers, broken.beside)


class Seen(msgspec.Struct, frozen=True):
    """How it ended."""

    finished: Finished
    failed: Failed | None = None
    printed: str = ""
    wanted_more: bool = False

    def scene(self, source: str, beside: Sequence[tuple[str, str]] = ()) -> Scene:
        """As the tutor sees it, in a project of one's own."""
        texts = {"main.py": source, **dict(beside)}
        files = {name: text.encode() for name, text in texts.items()}
        found = diagnose(files, failed=self.failed, finished=self.finished)
        return dataclasses.replace(
            students.alone(source),
            texts=texts,
            failed=self.failed,
            finished=self.finished,
            findings=tuple(found),
            printed=self.printed,
        )


class KeptRun(msgspec.Struct, frozen=True):
    """A line of the file in which runs are kept."""

    digest: str
    seen: Seen


class BoxBroken(Exception):
    """A program ended the box that it was in, or what was said of the others."""


class Runs:
    """What was seen of programs, kept on the disk. Whoever is interrupted goes on there."""

    def __init__(self, file: Path | None = None):
        self.file = file or settings.DATA_DIR / "training" / "runs.jsonl"
        self.seen = dict(self.kept())

    def kept(self) -> Iterator[tuple[str, Seen]]:
        """A line that was cut off is of no use, and no harm."""
        if not self.file.exists():
            return
        for line in self.file.read_bytes().splitlines():
            try:
                kept = msgspec.json.decode(line, type=KeptRun)
            except msgspec.DecodeError:
                continue
            yield kept.digest, kept.seen

    def keep(self, asked: Sequence[ProgramToRun], seen: Sequence[Seen]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.seen |= {each.digest: what for each, what in zip(asked, seen, strict=True)}
        # What broke off is tried again the next time: it may have been the machine.
        lines = [
            KeptRun(each.digest, what) for each, what in zip(asked, seen, strict=True) if what.finished.outcome != BROKE
        ]
        with self.file.open("ab") as file:
            file.write(b"\n" + b"\n".join(map(msgspec.json.encode, lines)) + b"\n")

    def of(self, programs: Sequence[ProgramToRun], told: Callable[[int], None] = lambda more: None) -> list[Seen]:
        """What is seen of each. Raises RunnerError where programs cannot be run here."""
        missing = list(dict.fromkeys(asked for asked in programs if asked.digest not in self.seen))
        if missing:
            asyncio.run(self.run(missing, told))
        return [self.seen[asked.digest] for asked in programs]

    async def run(self, programs: Sequence[ProgramToRun], told: Callable[[int], None]) -> None:
        kernels, places = FreshKernels(), asyncio.Semaphore(AT_ONCE)

        async def one(some: Sequence[ProgramToRun]) -> None:
            async with places:
                self.keep(some, await whole(kernels, some))
            told(len(some))

        # Together, those that draw plots: what draws them is large, and loaded once in a box.
        programs = sorted(programs, key=lambda each: PLOTS in each.source)
        batches = [programs[at : at + IN_A_BOX] for at in range(0, len(programs), IN_A_BOX)]
        await asyncio.gather(*(one(some) for some in batches))


async def whole(kernels: FreshKernels, programs: Sequence[ProgramToRun]) -> list[Seen]:
    """Where one of them breaks its box, the others are run without it."""
    for again in reversed(range(TRIES)):
        try:
            return await boxed(kernels, programs)
        except BoxBroken:
            break
        except KernelDied:  # the machine is busy
            if not again:
                raise
    if len(programs) == 1:
        return [Seen(finished=Finished(outcome=BROKE))]
    half = len(programs) // 2
    return [*await whole(kernels, programs[:half]), *await whole(kernels, programs[half:])]


async def boxed(kernels: FreshKernels, programs: Sequence[ProgramToRun]) -> list[Seen]:
    """All of them in one box."""
    asked = msgspec.json.encode(programs)
    files: Files = {"main.py": START, "many.txt": SCRIPT.read_bytes(), "asked.json": asked}
    async with kernels.kernel() as kernel:
        left = (await ran(kernel, files)).get("endings.json", b"")
    try:
        told = msgspec.json.decode(left, type=list[dict])
    except msgspec.DecodeError:
        told = []
    if len(told) != len(programs):
        raise BoxBroken
    return [seen_of(asked, each) for asked, each in zip(programs, told, strict=True)]


async def ran(kernel: Kernel, files: Files) -> Files:
    trying = {"seed": SEED, "picks": [], "plots": False}
    async for _ in kernel.run(files, "main.py", limits=PATIENT, trying=trying):
        pass
    return (await kernel.written()).files


def seen_of(asked: ProgramToRun, told: dict) -> Seen:
    """What the box says of one, checked as any word of a box."""
    claim = ending_of({"ending": told})
    reason = "time" if claim.how == "interrupted" else claim.how
    place = endings.Place(claim.file, claim.line)
    files = {name: text.encode() for name, text in (("main.py", asked.source), *asked.beside)}
    finished = endings.finished(reason, place=place, files=files, seconds=0, limits=LIMITS)
    return Seen(
        finished=finished,
        failed=failed_of(claim) if claim.how == "failed" else None,
        printed=str(told.get("printed", ""))[-2_000:],
        wanted_more=told.get("wanted_more") is True,
    )
