"""Which workers run programs now, and how well each can fence them in."""

import dataclasses
import datetime


@dataclasses.dataclass(frozen=True)
class WorkerStatus:
    name: str
    level: str  # full, good, reduced or none
    warm: int
    busy: int
    seen: datetime.datetime


def alive() -> list[WorkerStatus]:
    return []
