"""The marks of `marks.toml`: what has to be reached, and what is not."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from tutor.exam.figures import Figure

FILE = Path(__file__).parent / "marks.toml"


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    figure: str
    why: str
    of: int  # judged so many, at least
    least: float | None = None
    most: float | None = None

    def is_met(self, figure: Figure | None) -> bool:
        if figure is None or figure.of < self.of:
            return False
        return (self.least is None or figure.share >= self.least) and (self.most is None or figure.share <= self.most)


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    otherwise: Literal["written", "off"]
    marks: list[Mark]


@functools.cache
def read(file: Path = FILE) -> dict[str, Job]:
    return msgspec.toml.decode(file.read_bytes(), type=dict[str, Job])


def unmet(job: str, figures: Mapping[str, Figure]) -> list[Mark]:
    return [mark for mark in read()[job].marks if not mark.is_met(figures.get(mark.figure))]


def is_passed(job: str, figures: Mapping[str, Figure]) -> bool:
    return not unmet(job, figures)
