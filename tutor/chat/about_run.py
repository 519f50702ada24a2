"""What the student's program really does: it is run once more, unseen, and what was seen of it answers the question."""

import ast
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from tutor.boxes import Boxes
from tutor.chat import whereabouts
from tutor.chat.terms import terms
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.watching import Watched, reading, telling, watch
from tutor.watching.reasons import Reason, ended_by, why_not

MOST = 2  # sentences about what was asked
LEAST_SHARED = 0.5  # of the words that a line prints, in what was asked
SAYS = re.compile(r"\b(?:says?|said|saying|prints?|printed|shows?|tells?|writes?|wins?|gives?|goes)\b", re.IGNORECASE)
HOW_OFTEN = re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE)
RANK = ("uncalled", "empty", "untrue")


class Fact(NamedTuple):
    text: str
    asks: str  # what to think about after it
    name: str = ""  # of which it tells


async def facts(scene: Scene, text: str, told: Sequence[str], boxes: Boxes) -> list[Sentence]:
    """About what was asked; else what anybody who watched would have noticed. Nothing that was told already."""
    seen = await watch(scene, boxes)
    if seen is None:
        return []
    ways = (_about(seen, text, scene.source), _of_held(seen, text), _in_general(seen))
    found = next(filter(None, ([*_fresh(scene, way, told)][:MOST] for way in ways)), [])
    if not found:
        return []
    tried = _("I have just tried your program with what you typed last.")
    tried = tried if scene.answers else _("I have just tried your program.")
    said = [tried, *(each.text for each in found), found[0].asks]
    return [Sentence(text=each, source="rules", file=scene.entry) for each in said]


def _fresh(scene: Scene, found: Iterator[Fact], told: Sequence[str]) -> Iterator[Fact]:
    """What a condition was asked with needs not be told once more of the name."""
    hidden, before = secret.of(scene), "\n".join(told)
    for each in found:
        why = each.text.partition(": ")[2]
        is_told = each.text in before or (why and why in before) or (each.name and f"`{each.name}` was " in before)
        if each.text and not is_told and not leaks.leak(hidden, each.text):
            before += f"\n{each.text}"
            yield each


def _about(seen: Watched, text: str, source: str) -> Iterator[Fact]:
    """The surest first."""
    line = whereabouts.line_asked_about(text) or whereabouts.line_quoted(text, source)
    if line in seen.program.places:
        fact = _of_line(seen, line)
        yield fact if fact.text else _of_times(seen, line)
    yield Fact(telling.without_end(*seen), _("Which line in the loop should change that?"))
    for line in _saying(seen, text):
        yield _of_line(seen, line)
        if not telling.of_line(*seen, line):
            yield from (_of_name(seen, name) for name in reading.names_in(seen.program.places[line].statement))
    for place in whereabouts.asked_about(text, source):
        if HOW_OFTEN.search(text):
            yield from (_of_times(seen, line) for line in reversed(place.stored) if seen.record.times(line) > 1)
        yield _of_function(seen, place.name) if place.is_function else _of_name(seen, place.name)


def _of_held(seen: Watched, text: str) -> Iterator[Fact]:
    yield from (_of_name(seen, name) for name in _holding(seen, text))


def _of_line(seen: Watched, line: int) -> Fact:
    is_missed = why_not(*seen, line) is not None
    asks = _("What would have to be different for Python to get there?")
    return Fact(telling.of_line(*seen, line), asks if is_missed else _("When should that happen, and when not?"))


def _of_times(seen: Watched, line: int) -> Fact:
    return Fact(telling.times(*seen, line), _("How often should it be done?"))


def _of_name(seen: Watched, name: str) -> Fact:
    return Fact(telling.of_name(*seen, name), _("What should be in `{name}`, and when?").format(name=name), name)


def _of_function(seen: Watched, name: str) -> Fact:
    for place in seen.program.places.values():
        if isinstance(place.statement, ast.FunctionDef) and place.statement.name == name:
            return _of_line(seen, place.statement.body[0].lineno)
    return Fact("", "")


def _in_general(seen: Watched) -> Iterator[Fact]:
    """A function or a loop that did nothing, or hardly: that one of two ways was not taken is as it should be."""
    found: dict[Reason, int] = {}
    for line in sorted(seen.program.places):
        reason = why_not(*seen, line)
        if reason and reason.kind in RANK and _is_notable(seen, reason):
            found.setdefault(reason, line)
    for reason in sorted(found, key=lambda each: RANK.index(each.kind)):
        yield _of_line(seen, found[reason])
    for place in seen.program.places.values():
        if _is_over_at_once(seen, place.statement):
            yield Fact(telling.of_line(*seen, place.statement.lineno), _("After how many rounds should it end?"))


def _is_over_at_once(seen: Watched, node: ast.AST) -> bool:
    """A loop that something ended in its first round."""
    if not isinstance(node, ast.For) or not ended_by(seen.record, node):
        return False
    return seen.record.went(node.lineno, node.lineno + 1, node.end_lineno or 0) == 1


def _is_notable(seen: Watched, reason: Reason) -> bool:
    return reason.kind != "untrue" or isinstance(seen.program.places[reason.line].statement, ast.While)


def _saying(seen: Watched, text: str) -> Iterator[int]:
    """The lines that print what somebody says it says, or does not say; those that fit best first."""
    asked = set(terms(text))
    scored = []
    for line, place in seen.program.places.items():
        said = {word for each in _printed(place.statement) for word in terms(each)}
        is_alike = said and len(said & asked) / len(said) >= LEAST_SHARED
        if is_alike and (len(said & asked) > 1 or SAYS.search(text)):
            scored.append((-len(said & asked), line))
    yield from (line for _score, line in sorted(scored))


def _holding(seen: Watched, text: str) -> Iterator[str]:
    """Names that held a text of which somebody speaks: “I am still on the beach”."""
    asked = set(terms(text))
    for _scope, name, values in seen.record.values:
        held = (text for _line, value in values.kept if value for text in _texts_in(ast.parse(value)))
        if any(terms(each) and asked.issuperset(terms(each)) for each in held):
            yield name


def _printed(statement: ast.AST) -> Iterator[str]:
    """What stands in quotes in a call of `print`."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=args)):
            for each in args:
                yield from _texts_in(each)


def _texts_in(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value
