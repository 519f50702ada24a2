"""The student box: a program tried out in a fresh warm sandbox, with input of its own, and what was seen of it.

No tests and no expected values go in: whoever asks compares outside, with what came back as a stranger's word.
"""

import asyncio
import dataclasses
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Literal, Protocol

import msgspec

from runner.drawing.drawings import Sheet
from runner.errors import RunnerError
from runner.files import Files
from runner.kernels import libraries
from runner.kernels.kernel import Kernel
from runner.limits import LIMITS, Limits
from runner.messages import Asked, Event, Failed, Finished, Output, Picture
from runner.untrusted.plain import Value
from runner.untrusted.plots import Plot

__all__ = ["Call", "Observed", "Plot", "Said", "Trial", "Value", "try_all", "try_out"]

SECONDS = 5.0  # of a trial's own time
STARVED_SECONDS = 10.0  # … more, where a whole class is checked at once
OPEN_SECONDS = 10.0  # of one that draws
GRACE_SECONDS = 0.5
SHOWN_CHARS = 50_000
PRINTED_CHARS = 300_000  # past this it surely prints without end
CALL_SECONDS = 2.0
CALLS_SECONDS = 10.0  # all of them together
MOST_INQUIRIES = 100
MOST_IN_VAIN = 20  # questions after the last answer: it will not stop asking


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call of one of the program's functions, after it has run."""

    function: str
    args: list = []
    answers: list[str] = []  # typed at its input()


@dataclasses.dataclass(frozen=True)
class Trial:
    """What a program is given."""

    files: Files
    entry: str = "main.py"
    answers: tuple[str, ...] = ()  # typed at input(); after them input ends
    seed: int | None = None  # for `random`
    picks: tuple = ()  # what `random` gives in turn, instead; the last one again and again
    looks: tuple[str, ...] = ()  # variables of the program to look at when it has ended
    calls: tuple[Call, ...] = ()
    reads_plots: bool = False


@dataclasses.dataclass(frozen=True)
class Said:
    """One turn of the conversation between a program and whoever sits before it."""

    kind: Literal["printed", "asked", "answered"]
    text: str


@dataclasses.dataclass(frozen=True)
class Observed:
    """What was seen of one trial."""

    finished: Finished
    failed: Failed | None
    talk: tuple[Said, ...]
    wanted_more: bool  # it asked for another answer when there were none left
    pictures: tuple[Picture, ...]
    plots: tuple[Plot, ...]
    sheet: Sheet
    written: Mapping[str, bytes]
    values: Mapping[str, Value]
    calls: tuple[Value, ...]

    @property
    def printed(self) -> str:
        """All that it said: its prints and its questions, without the answers; where one was typed, a line ends."""
        return "".join("\n" if said.kind == "answered" else said.text for said in self.talk)


class Kernels(Protocol):
    """A `Pool`, or what stands for it."""

    def kernel(self, *, imports: bool = False) -> AbstractAsyncContextManager[Kernel]: ...


async def try_out(kernels: Kernels, trial: Trial, limits: Limits = LIMITS) -> Observed:
    """Run it to its end, and look into what it left. Raises RunnerError where that is our fault, and only then."""
    try:
        return await _try_out(kernels, trial, tight(limits))
    except OSError as error:
        raise RunnerError(f"A trial broke off: {error}") from error


async def _try_out(kernels: Kernels, trial: Trial, limits: Limits) -> Observed:
    async with kernels.kernel(imports=libraries.are_wanted(trial.files)) as kernel:
        witness = Witness(kernel, trial.answers)
        trying = {"seed": trial.seed, "picks": list(trial.picks), "plots": trial.reads_plots}
        async for event in kernel.run(trial.files, trial.entry, limits=limits, trying=trying):
            witness.hear(event)
        values, calls = await look_into(kernel, trial, witness)
        written = await kernel.written()
        return Observed(
            finished=witness.finished,
            failed=witness.failed,
            talk=tuple(witness.talk),
            wanted_more=witness.in_vain > 0,
            pictures=tuple(witness.pictures),
            plots=tuple(kernel.plots),
            sheet=kernel.sheet,
            written=written.files,
            values=values,
            calls=calls,
        )


async def try_all(
    kernels: Kernels, trials: Sequence[Trial], limits: Limits = LIMITS, *, at_once: int = 2
) -> AsyncGenerator[Observed, None]:
    """Try them out, some at the same time; what was seen comes in their order."""
    places = asyncio.Semaphore(at_once)

    async def in_turn(trial: Trial) -> Observed:
        async with places:
            return await try_out(kernels, trial, limits)

    tasks = [asyncio.create_task(in_turn(trial)) for trial in trials]
    try:
        for task in tasks:
            yield await task
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def tight(limits: Limits) -> Limits:
    """A trial is a matter of seconds: nobody watches it."""
    return dataclasses.replace(
        limits,
        seconds=min(limits.seconds, SECONDS),
        starved_seconds=STARVED_SECONDS,
        waiting_seconds=OPEN_SECONDS,
        drawing_share=0.0,
        grace_seconds=min(limits.grace_seconds, GRACE_SECONDS),
        shown_chars=SHOWN_CHARS,
        printed_chars=PRINTED_CHARS,
    )


class Witness:
    """Answers a program's questions, and keeps what it says."""

    def __init__(self, kernel: Kernel, answers: Sequence[str]):
        self.kernel = kernel
        self.answers = list(answers)
        self.talk: list[Said] = []
        self.pictures: list[Picture] = []
        self.failed: Failed | None = None
        self.finished = Finished(outcome="broken_off")
        self.in_vain = 0

    def hear(self, event: Event) -> None:
        match event:
            case Output(text=text):
                self.say("printed", text)
            case Asked(ask=ask, prompt=prompt):
                self.say("asked", prompt)
                self.reply(ask)
            case Picture():
                self.pictures.append(event)
            case Failed():
                self.failed = event
            case Finished():
                self.finished = event

    def say(self, kind: Literal["printed", "asked", "answered"], text: str) -> None:
        if kind == "printed" and self.talk and self.talk[-1].kind == kind:
            text = self.talk.pop().text + text
        self.talk.append(Said(kind, text))

    def reply(self, ask: int) -> None:
        if self.answers:
            answer = self.answers.pop(0)
            self.kernel.answer(ask, answer)
            self.say("answered", answer)
            return
        self.in_vain += 1
        if self.in_vain < MOST_IN_VAIN:
            self.kernel.answer(ask, None)
        else:
            self.kernel.stop()


async def look_into(kernel: Kernel, trial: Trial, witness: Witness) -> tuple[dict[str, Value], tuple[Value, ...]]:
    """Variables and calls, where the program came to an end by itself."""
    if witness.finished.reason:
        return {}, tuple(Value(is_there=True, is_late=True) for _ in trial.calls)
    looking = Looking(kernel, until=asyncio.get_running_loop().time() + CALLS_SECONDS)
    values = {name: await looking.ask({"look": name}) for name in trial.looks}
    calls = [await looking.ask({"call": call.function, "args": call.args}, call.answers) for call in trial.calls]
    return values, tuple(calls)


@dataclasses.dataclass
class Looking:
    """One question after the other, each with its own time, all of them within theirs."""

    kernel: Kernel
    until: float
    asked: int = 0

    async def ask(self, question: Mapping, answers: Sequence[str] = ()) -> Value:
        self.asked += 1
        left = min(CALL_SECONDS, self.until - asyncio.get_running_loop().time())
        value = Value(is_there=True, is_late=True)
        witness = Witness(self.kernel, answers)
        if left > 0 and self.asked <= MOST_INQUIRIES:
            async for told in self.kernel.inquire(question, seconds=left):
                if isinstance(told, Value):
                    value = told
                else:
                    witness.hear(told)
        printed = "".join(said.text for said in witness.talk if said.kind != "answered")
        return dataclasses.replace(value, printed=printed)
