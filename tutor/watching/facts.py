"""One thing that was seen of a run, and what to think about after it."""

import ast
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from tutor.watching import chains, ends, names, telling
from tutor.watching.reasons import Reason, ended_by, why_not
from tutor.watching.running import Watched

RANK = ("uncalled", "empty", "untrue")


class Fact(NamedTuple):
    text: str  # "" where there is nothing to tell
    asks: str
    name: str = ""  # of which it tells
    line: int = 0  # to look at
    is_of_missed: bool = False  # it tells why something was not done
    is_weak: bool = False  # it tells what anybody would have thought: rounds of a loop, what a name held

    @property
    def why(self) -> str:
        return self.text.partition(": ")[2]


def of_line(seen: Watched, line: int) -> Fact:
    text = telling.of_line(*seen, line)
    if reason := why_not(*seen, line):
        return Fact(text, _("What would have to be different for Python to get there?"), "", reason.line, True)
    asks, is_weak = _("When should that happen, and when not?"), isinstance(_statement(seen, line), ast.For)
    return Fact(text, asks, "", telling.decided_at(seen.program, line), is_weak=is_weak)


def _statement(seen: Watched, line: int) -> ast.AST | None:
    return seen.program.places[line].statement if line in seen.program.places else None


def of_times(seen: Watched, line: int) -> Fact:
    return Fact(telling.times(*seen, line), _("How often should it be done?"))


def of_name(seen: Watched, name: str) -> Fact:
    asks = _("What should be in `{name}`, and when?").format(name=name)
    stores = [line for line, stored in seen.program.stores.items() if name in stored]
    return Fact(names.of_name(*seen, name), asks, name, is_weak=not any(why_not(*seen, line) for line in stores))


def of_same(seen: Watched, name: str) -> Iterator[Fact]:
    """Of a name that is said to be always the same: that it got its one value before a loop went round and round."""
    if text := names.of_same(*seen, name):
        yield Fact(text, _("When should `{name}` get a new value?").format(name=name), name)


def of_function(seen: Watched, name: str) -> Iterator[Fact]:
    """Why its lines were not done."""
    for place in seen.program.places.values():
        if isinstance(place.statement, ast.FunctionDef) and place.statement.name == name:
            yield of_line(seen, place.statement.body[0].lineno)


def of_lines(seen: Watched, first: int, last: int) -> Iterator[Fact]:
    """That it has no end, what was not done of them, what was asked in them, what they gave to names."""
    end = without_end(seen)
    yield end
    lines = [line for line in sorted(seen.program.places) if first <= line <= last]
    told = [of_line(seen, line) for line in lines]
    yield from (fact for fact in told if fact.is_of_missed)
    if not end.text:
        yield from (fact for line, fact in zip(lines, told, strict=True) if line in seen.program.tests)
    names = [name for line in lines for name in seen.program.stores.get(line, ())]
    yield from (of_name(seen, name) for name in dict.fromkeys(names))


def of_loops(seen: Watched) -> Iterator[Fact]:
    """Why each `while` ended."""
    for place in seen.program.places.values():
        if isinstance(place.statement, ast.While):
            yield Fact(telling.of_end(*seen, place.statement), _("When should the loop end?"))


def of_chains(seen: Watched) -> Iterator[Fact]:
    """Ifs of which one was meant to be done, and several were."""
    for ifs in chains.all_true(*seen):
        text = telling.of_chain(seen.record, ifs, chains.shared(ifs)[0])
        asks = _("Which of them should be asked only when those before were not true?")
        yield Fact(text, asks, "", ifs[0].lineno)
    for true, last in chains.with_else(*seen):
        text = telling.of_else(seen.record, true, last, chains.shared([true, last])[0])
        yield Fact(text, _("Which word makes one question of both?"), "", last.lineno)


def of_ranges(seen: Watched, numbers: Collection[int]) -> Iterator[Fact]:
    for end in ends.of_ranges(*seen, numbers):
        yield Fact(end.text, _("Which number should be the last one?"), "", end.line)


def of_chance(seen: Watched) -> Iterator[Fact]:
    for end in ends.of_chance(*seen):
        yield Fact(end.text, _("What happens when it is the biggest of them?"), "", end.line)


def without_end(seen: Watched) -> Fact:
    return Fact(telling.without_end(*seen), _("Which line in the loop should change that?"))


def fresh(found: Iterable[Fact], told: str) -> Iterator[Fact]:
    """None that was told; what a condition was asked with needs not be told once more, nor of the name."""
    for each in found:
        is_told = each.text in told or (each.why and each.why in told) or (each.name and f"`{each.name}` was " in told)
        if each.text and not is_told:
            told += f"\n{each.text}"
            yield each


def in_general(seen: Watched) -> Iterator[Fact]:
    """A function or a loop that did nothing, or hardly: that one of two ways was not taken is as it should be."""
    found: dict[Reason, int] = {}
    for line in sorted(seen.program.places):
        reason = why_not(*seen, line)
        if reason and reason.kind in RANK and _is_notable(seen, reason):
            found.setdefault(reason, line)
    for reason in sorted(found, key=lambda each: RANK.index(each.kind)):
        yield of_line(seen, found[reason])
    for place in seen.program.places.values():
        if _is_over_at_once(seen, place.statement):
            asks = _("After how many rounds should it end?")
            yield Fact(telling.of_line(*seen, place.statement.lineno), asks)


def _is_notable(seen: Watched, reason: Reason) -> bool:
    return reason.kind != "untrue" or isinstance(seen.program.places[reason.line].statement, ast.While)


def _is_over_at_once(seen: Watched, node: ast.AST) -> bool:
    """A loop that something ended in its first round."""
    if not isinstance(node, ast.For) or not ended_by(seen.record, node):
        return False
    return seen.record.times(node.body[0].lineno) == 1
