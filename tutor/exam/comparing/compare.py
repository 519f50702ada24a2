"""The base, the adapter and the diagnosis, each on the same cases."""

import dataclasses
import datetime
import os
from collections.abc import Callable, Sequence

import psutil

from tutor.errors import TutorError
from tutor.exam import marks, results
from tutor.exam.answers import Answer
from tutor.exam.asking import Patient
from tutor.exam.boxes import OwnBoxes
from tutor.exam.cases.unseen import Unseen, digest
from tutor.exam.comparing import counting
from tutor.exam.comparing.counting import Column, Columns
from tutor.exam.comparing.speakers import Speaker
from tutor.exam.comparisons import Comparison
from tutor.exam.figures import Figure
from tutor.exam.room import Room
from tutor.exam.sittings import chats, ghosts, hints
from tutor.exam.sittings import redteam as attacks
from tutor.model.asking import AboutModel, Model

AT_ONCE = 10  # a back end computes 16 together; more of the long prompts of a base do not fit into its cache
MOST, MOST_KNOWN, FEW = 72, 24, 6  # unseen programs: of new kinds, of known ones
MOST_TROUBLES = 5  # a model that is away says nothing, which is no figure
PLACES, FEW_PLACES = 240, 16  # for grey text, in the same programs before they were broken

Tell = Callable[[str], None]


@dataclasses.dataclass
class Sat:
    """What one of them has answered, and the figures of each part."""

    about: AboutModel
    answers: list[Answer]
    columns: Columns
    jobs: dict[str, dict[str, Figure]]  # as marks and results want them

    @property
    def passed(self) -> list[str]:
        return sorted({job for job, figures in self.jobs.items() if marks.is_passed(job, figures)} | self._examined)

    @property
    def _examined(self) -> set[str]:
        """What weights without an adapter have passed in their own exam: it asks in lessons, where grey text is met."""
        if "+" in self.about.digest:
            return set()
        found = [
            one for one in results.shipped() if (one.digest, one.backend) == (self.about.digest, self.about.backend)
        ]
        return {job for one in found for job, figures in one.jobs.items() if marks.is_passed(job, figures)}


@dataclasses.dataclass
class Compared:
    comparison: Comparison
    sat: dict[str, Sat]  # "base", "adapter"


def number(held: Sequence[Unseen], *, few: bool, speakers: int) -> int:
    of_one = len(held) + hints.number(few) + chats.number(few) + attacks.number(few)
    return speakers * (of_one + len(ghosts.held_back(held, FEW_PLACES if few else PLACES)))


async def sit_one(
    model: Model, held: Sequence[Unseen], *, few: bool = False, every: int = 1, told: Tell = lambda name: None
) -> Sat:
    """Base or adapter, whatever `model` is; `every`: only each so-manieth case. Raises RunnerError and TutorError."""
    about = await model.about()
    patient = Patient(Speaker(model, has_adapter="+" in about.digest))
    room = Room(patient, OwnBoxes(), few, told, asks_bare=True, at_once=AT_ONCE, every=every)
    sat = await sit(room, held, about)
    if len(patient.troubles) > MOST_TROUBLES:
        times, why = len(patient.troubles), patient.troubles[0]
        raise TutorError(f"The model gave no answer {times} times ({why}). What it said is kept: try again.")
    return sat


def compared(sat: dict[str, Sat], held: Sequence[Unseen], seconds: float, base_every: int = 1) -> Compared:
    last = list(sat.values())[-1]
    comparison = Comparison(
        digest=last.about.digest,
        name=last.about.name,
        backend=last.about.backend,
        at=datetime.date.today().isoformat(),
        machine=f"{os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB",
        seconds=round(seconds, 1),
        unseen=digest(held),
        most=len(held),
        base_every=base_every,
        columns={who: each.columns for who, each in sat.items()} | {"plain": counting.of_plain(last.answers)},
        beside=counting.beside(last.answers),
        passed={who: each.passed for who, each in sat.items()},
        kinds=of_kinds(last.answers),
    )
    return Compared(comparison, sat)


async def sit(room: Room, held: Sequence[Unseen], about: AboutModel) -> Sat:
    places = ghosts.held_back(held, FEW_PLACES if room.few else PLACES)
    await hints.sit_unseen(room, held)
    written, talked, attacked = await hints.sit(room), await chats.sit(room), await attacks.sit(room)
    grey = await ghosts.sit_at(room, places[:: room.every])
    columns = counting.of_hints(room.answers) | {
        "chat": Column(talked),
        "red team": Column(attacked),
        "grey text, unseen programs": Column(grey),
    }
    return Sat(about, room.answers, columns, {"hint": written | attacked, "chat": talked | attacked, "ghost": grey})


def of_kinds(answers: Sequence[Answer]) -> dict[str, Figure]:
    shown = [answer for answer in answers if answer.job == "unseen" and answer.shown.strip()]
    return counting.by_kind(shown, lambda answer: answer.judged["model"]["true"])
