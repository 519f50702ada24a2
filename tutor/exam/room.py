"""Where an exam is sat: the model, the sandboxes, how many are asked at once, and what was answered."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from tutor.exam.answers import Answer
from tutor.exam.asking import Patient
from tutor.exam.boxes import OwnBoxes
from tutor.exam.cases.reading import spread
from tutor.model.asking import Model

Case = TypeVar("Case")
Given = TypeVar("Given")

AT_ONCE = 6
FEW = 4  # cases of a kind, where only the way is tried


@dataclasses.dataclass
class Room:
    model: Patient
    own: OwnBoxes
    few: bool = False
    told: Callable[[str], None] = lambda name: None  # one more is done
    answers: list[Answer] = dataclasses.field(default_factory=list)
    asks_bare: bool = False  # hints are asked for without facts, too
    at_once: int = AT_ONCE
    every: int = 1  # only each so-manieth case

    def chosen(self, cases: Sequence[Case]) -> Sequence[Case]:
        """Those that are asked about, evenly over the whole."""
        return spread(tuple(cases), FEW) if self.few else cases[:: self.every]

    async def each(self, cases: Iterable[Case], sit: Callable[[Case], Awaitable[Given]]) -> list[Given]:
        """All of them, some at a time, in order."""
        places = asyncio.Semaphore(self.at_once)

        async def one(case: Case) -> Given:
            async with places:
                given = await sit(case)
            self.told(str(getattr(case, "name", "")))
            return given

        return await asyncio.gather(*(one(case) for case in cases))

    def keep(self, answer: Answer) -> Answer:
        self.answers.append(answer)
        return answer


def enter(model: Model, *, few: bool = False, told: Callable[[str], None] = lambda name: None) -> Room:
    return Room(Patient(model), OwnBoxes(), few, told)
