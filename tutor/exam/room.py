"""Where an exam is sat: the model, the sandboxes, how many are asked at once, and what was answered."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeVar

from tutor.exam.asking import Patient
from tutor.exam.boxes import OwnBoxes
from tutor.model.asking import Model

Case = TypeVar("Case")
Given = TypeVar("Given")

AT_ONCE = 6
FEW = 4  # cases of a kind, where only the way is tried


@dataclasses.dataclass
class Answer:
    """One case, for whoever wants to read what was said and how it was judged."""

    job: str
    case: str
    shown: str  # the model's own words that were shown
    all_shown: str = ""  # … with those of rules and of people
    raw: str = ""  # all that the model said
    judged: dict[str, Any] = dataclasses.field(default_factory=dict)  # figure -> yes or no; lies: which
    bare: str = ""  # … without the facts of the diagnosis in its prompt
    plain: str = ""  # the text of the diagnosis itself
    kind: str = ""  # of mistake
    prompt: str = ""  # the end of what the model was told
    why: str = ""  # what the guard had against the first sentence that it held back


@dataclasses.dataclass
class Room:
    model: Patient
    own: OwnBoxes
    few: bool = False
    told: Callable[[str], None] = lambda name: None  # one more is done
    answers: list[Answer] = dataclasses.field(default_factory=list)
    asks_bare: bool = False  # hints are asked for without facts, too
    at_once: int = AT_ONCE

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
