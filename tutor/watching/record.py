"""What was seen of a run, as it came out of the box: a stranger's word, so only plain values count."""

import functools
from typing import Literal

import msgspec

from tutor.watching.trying_out import is_plain

How = Literal["ended", "left", "asked", "failed", "enough"]


class Values(msgspec.Struct, frozen=True):
    """What a name got: (line, value as Python writes it or "" where it is not known), the first ones and the last."""

    count: int
    kept: list[tuple[int, str]]


class Looks(msgspec.Struct, frozen=True):
    """How a condition was asked: (the line that came next, what its names held)."""

    count: int
    kept: list[tuple[int, dict[str, str]]]


class Record(msgspec.Struct, frozen=True, dict=True):
    how: How
    counts: list[tuple[int, int]]  # line, times
    ways: list[tuple[int, int, int]]  # from line to line, times
    values: list[tuple[str, str, Values]]  # function or "", name
    looks: list[tuple[int, Looks]]

    @property
    def is_whole(self) -> bool:
        """It came to its end, so what was not reached then never was."""
        return self.how in ("ended", "left")

    def cut_short(self) -> "Record":
        """It wanted more answers than there were, and may have caught what it was told then."""
        return msgspec.structs.replace(self, how="asked")

    @functools.cached_property
    def _times(self) -> dict[int, int]:
        return dict(self.counts)

    def times(self, line: int) -> int:
        return self._times.get(line, 0)

    def asked(self, line: int) -> int:
        """How often a condition there was answered: it may have failed instead."""
        return sum(times for begin, _to, times in self.ways if begin == line)

    def went(self, line: int, first: int, last: int) -> int:
        """How often it went on from there into these lines."""
        return sum(times for begin, to, times in self.ways if begin == line and first <= to <= last)

    def done(self, first: int, last: int) -> int:
        """How often these lines, which are one statement, were left: Python may come by each of them several times."""
        return sum(times for begin, to, times in self.ways if first <= begin <= last and not first <= to <= last)

    def begun(self, line: int, last: int) -> int:
        """How often one came to a loop from outside it, as far as that is seen."""
        return sum(times for begin, to, times in self.ways if to == line and not line <= begin <= last)

    def looks_at(self, line: int) -> Looks:
        return next((looks for at, looks in self.looks if at == line), Looks(0, []))

    def values_of(self, name: str) -> tuple[str, Values] | None:
        """Of the program's own level, else of the first function that has it; the function with them."""
        found = [(scope, values) for scope, each, values in self.values if each == name]
        return min(found, key=lambda each: bool(each[0]), default=None)


def read(written: str) -> Record | None:
    """None where it is none; a value that is not plain is not known."""
    try:
        record = msgspec.json.decode(written, type=Record)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    values = [(scope, name, _plain_values(values)) for scope, name, values in record.values]
    looks = [(line, _plain_looks(looks)) for line, looks in record.looks]
    return msgspec.structs.replace(record, values=values, looks=looks)


def _plain_values(values: Values) -> Values:
    return Values(values.count, [(line, value if is_plain(value) else "") for line, value in values.kept])


def _plain_looks(looks: Looks) -> Looks:
    held = [(to, {name: value for name, value in each.items() if is_plain(value)}) for to, each in looks.kept]
    return Looks(looks.count, held)
