"""What a name of the program held, one value after the other."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from tutor.watching import telling, writing
from tutor.watching.reading import Program
from tutor.watching.reasons import why_not
from tutor.watching.record import Record

CHANGING = ("[", "{", "set(")  # how a value that may change is written


def of_name(program: Program, record: Record, name: str) -> str:
    """What it held, one value after the other; why a line that changes it was not reached."""
    lines = [line for line, names in program.stores.items() if name in names]
    missed = [line for line in lines if why_not(program, record, line)]
    if missed:
        return telling.of_line(program, record, missed[-1])
    found = record.values_of(name)
    known = [(line, writing.value_of(value)) for line, value in found[1].kept if value] if found else []
    if found is None or len(known) < min(found[1].count, len(found[1].kept)) or not known:
        return ""
    values = [value for _line, value in known]
    if name in program.shared and any(value.startswith(CHANGING) for value in values):
        return ""  # what is done to it by its other name is not seen
    if len(known) == 1:
        said = _("`{name}` got the value {value} in line {line}, and no other.")
        return said.format(name=name, value=writing.marked(values[0]), line=known[0][0])
    if len(set(values)) == 1 and found[1].count == len(values):
        said = _("`{name}` got a value {count} times, and it was {value} each time.")
        return said.format(name=name, count=found[1].count, value=writing.marked(values[0]))
    said = _("`{name}` was {values}, in this order.").format(name=name, values=writing.in_a_row(values))
    return " ".join([said, *_made_anew(program, record, name)])


def of_same(program: Program, record: Record, name: str) -> str:
    """That it got its one value before a loop; nothing of a list, which may have changed all the same."""
    found = record.values_of(name)
    if found is None or found[1].count != 1 or not (value := found[1].kept[0][1]) or value.startswith(CHANGING):
        return ""
    line = found[1].kept[0][0]
    loops = [place.statement for place in program.places.values() if isinstance(place.statement, ast.For | ast.While)]
    after = [each for each in loops if each.lineno > line and record.times(each.body[0].lineno) > 1]
    if not after:
        return ""
    said = _("`{name}` got its value once, {value} in line {line}, and kept it. After that {rounds}.")
    rounds = telling.rounds(record, after[0])
    return said.format(name=name, value=writing.shown(value), line=line, rounds=f"{rounds[:1].lower()}{rounds[1:]}")


def _made_anew(program: Program, record: Record, name: str) -> Iterator[str]:
    """The line in a loop that gives it what it began with, again and again."""
    for line, place in program.places.items():
        match place.statement:
            case ast.Assign(targets=[ast.Name(id=stored)], value=ast.Constant(value=value)) if stored == name:
                if record.times(line) > 1:
                    said = _("Line {line} made it `{value}` {count} times.")
                    yield said.format(line=line, value=writing.value_of(repr(value)), count=record.times(line))
