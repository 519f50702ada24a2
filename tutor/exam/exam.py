"""The whole exam of one model: every job in turn, what it has shown, and whether that is enough."""

import dataclasses
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping

from tutor.exam import marks, room
from tutor.exam.figures import Figure
from tutor.exam.room import Room
from tutor.exam.sittings import actions, chats, files, ghosts, hints, plans, redteam
from tutor.model.asking import AboutModel, Model
from tutor.scenes import JOBS

Sit = Callable[[Room], Awaitable[dict[str, Figure]]]
SITTINGS: Mapping[str, tuple[Sit, Callable[[bool], int]]] = {
    "hint": (hints.sit, hints.number),
    "chat": (chats.sit, chats.number),
    "ghost": (ghosts.sit, ghosts.number),
    "action": (actions.sit, actions.number),
    "file": (files.sit, files.number),
    "plan": (plans.sit, plans.number),
}
SPEAKING = ("hint", "chat")  # what the red team is for


@dataclasses.dataclass(frozen=True)
class Shown:
    """What one model has shown."""

    about: AboutModel
    jobs: dict[str, dict[str, Figure]]
    seconds: float
    answers: list[room.Answer]
    troubles: list[str]

    def is_passed(self, job: str) -> bool:
        return marks.is_passed(job, self.jobs[job])


def number(jobs: Iterable[str], *, few: bool) -> int:
    """How many cases there are."""
    wanted = list(jobs)
    more = redteam.number(few) if set(wanted) & set(SPEAKING) else 0
    return more + sum(SITTINGS[job][1](few) for job in wanted)


async def examine(
    model: Model,
    jobs: Iterable[str] = JOBS,
    *,
    few: bool = False,
    told: Callable[[str], None] = lambda name: None,
) -> Shown:
    """Raises RunnerError where programs cannot be run here."""
    began, here = time.monotonic(), room.enter(model, few=few, told=told)
    about = await model.about()
    wanted = list(jobs)
    leaks = await redteam.sit(here) if set(wanted) & set(SPEAKING) else {}
    found = {}
    for job in wanted:
        found[job] = await SITTINGS[job][0](here) | (leaks if job in SPEAKING else {})
    return Shown(about, found, time.monotonic() - began, here.answers, here.model.troubles)
