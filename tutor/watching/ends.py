"""Numbers that end elsewhere than one thinks: a `range` before its second number, chance past the end of a list."""

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from tutor.watching.reading import Program
from tutor.watching.record import Record

RANDINT = "randint"


class End(NamedTuple):
    text: str
    line: int


def of_ranges(program: Program, record: Record, numbers: Collection[int]) -> Iterator[End]:
    """Loops that were to come to one of these numbers, and stopped just before it."""
    for place in program.places.values():
        match place.statement:
            case ast.For(target=ast.Name(id=name), iter=ast.Call(func=ast.Name(id="range"), args=args)) as loop:
                first, stop = _both(args)
                if first < stop and stop in numbers and record.times(loop.body[0].lineno):
                    said = _(
                        "The loop in line {line} gives `{name}` the numbers {first} to {last}: "
                        "`range` stops before its second number, which is {stop}."
                    )
                    text = said.format(line=loop.lineno, name=name, first=first, last=stop - 1, stop=stop)
                    yield End(text, loop.lineno)


def of_chance(program: Program, record: Record) -> Iterator[End]:
    """Where a number by chance is a place in a list, and may be one that the list does not have."""
    for node in ast.walk(program.tree):
        match node:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=place)):
                length = _length(record, name)
                for line, first, last in _drawn(program, place):
                    if 0 < length <= last:
                        said = _(
                            "Line {line} gives `{place}` a number from {first} to {last}, by chance, "
                            "but the places in `{name}` are 0 to {end}."
                        )
                        ends = {"first": first, "last": last, "end": length - 1}
                        yield End(said.format(line=line, place=place, name=name, **ends), line)


def _drawn(program: Program, name: str) -> Iterator[tuple[int, int, int]]:
    """By `randint`: the line, and the smallest and the biggest number."""
    for node in ast.walk(program.tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=stored)], value=ast.Call(func=func, args=args)) if stored == name:
                is_so = RANDINT in (getattr(func, "attr", ""), getattr(func, "id", ""))
                first, last = _both(args) if is_so else (0, -1)
                if first <= last:
                    yield node.lineno, first, last


def _both(args: list[ast.expr]) -> tuple[int, int]:
    """(0, -1): these are not two whole numbers."""
    match args:
        case [ast.Constant(value=int(first)), ast.Constant(value=int(last))]:
            return first, last
    return 0, -1


def _length(record: Record, name: str) -> int:
    """Of the list that a name held all the time; 0: not known, or not always the same."""
    held = [kept for scope, each, kept in record.values if each == name and not scope]
    if len(held) != 1 or held[0].count != 1:
        return 0
    try:
        value = ast.literal_eval(held[0].kept[0][1])
    except (ValueError, SyntaxError, IndexError):
        return 0
    return len(value) if isinstance(value, list) else 0
