"""What the student's program really does: it is run once more, unseen, and what was seen of it answers the question."""

import ast
import asyncio
import contextlib
import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import structlog
from django.utils.translation import gettext as _

from tutor.boxes import Boxes
from tutor.chat import about_own, whereabouts
from tutor.chat.sounds import HOW_OFTEN, NOT
from tutor.chat.terms import terms
from tutor.guard import leaks, openings, secret
from tutor.guard.trials import NotFoundOut
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.watching import Watched, at_failure, facts, reading, watch
from tutor.watching.facts import Fact
from tutor.watching.givers import Moment
from tutor.watching.reading import Program

logger = structlog.get_logger(__name__)

PATIENCE_SECONDS = 2.5  # for a run that only adds to what is known
MOST = 2  # sentences about what was asked
LEAST_SHARED, LEAST_WORDS = 0.5, 2  # of a sentence that a line prints: its share in what was asked, and words
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SAYS = re.compile(r"\b(?:says?|said|saying|prints?|printed|shows?|tells?|writes?|wins?|gives?|goes)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?:same time|at once|both|twice|more than one|too many|only (?:the )?(?:best|last|first|one|highest|biggest)|"
    r"(?:gives?|says?|prints?|shows?|writes?|gets?|tells?) (?:me |us )?(?:all|two|three|several|[2-5]))\b",
    re.IGNORECASE,
)
SOMETIMES = re.compile(r"\b(?:sometimes|mostly|often|now and then|not always|once|chance|random)\b", re.IGNORECASE)
SAME = re.compile(
    r"\b(?:same|always|(?:every|each) (?:time|round|game)|(?:never|not|doesn'?t|dosn'?t|wont|won'?t) change\w*)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\w.])\d{1,6}(?![\w.]*\w)")
ANY_NUMBER = re.compile(r"(?<![\w.])\d{1,9}(?:\.\d{1,9})?(?!\w|\.\d)")
GOES_ON = re.compile(
    r"\b(?:again|anyway|goes on|go on|stops?|stopped|ends?|ended|over|once|quits?|loops?)\b", re.IGNORECASE
)


class RunAnswer(NamedTuple):
    said: list[Sentence]
    is_whole: bool  # nothing else needs to be said


def begun(scene: Scene) -> Sentence:
    """Said at once."""
    told = _("Let me try your program with what you typed last.") if scene.answers else _("Let me try your program.")
    return Sentence(text=told, source="rules", file=scene.entry)


async def answer(
    scene: Scene, program: Program, text: str, told: Sequence[str], boxes: Boxes, *, is_answered: bool = False
) -> RunAnswer:
    """About what was asked; else what anybody who watched would have noticed. Nothing that was told already.

    `is_answered`: there is something else to say, and more to the point than what a name held, or what nobody asked.
    """
    try:
        seen = await watch(scene, program, boxes)
        return await asyncio.to_thread(_answer, scene, seen, text, told, is_answered)
    except NotFoundOut:
        return RunAnswer(_said(scene, [_("It did not get its turn: very many programs are running just now.")]), False)
    except Exception as error:  # of a program that nobody has thought of: there is another answer
        logger.error("what a run shows could not be told", reason=type(error).__name__)
        return RunAnswer([], False)


async def held(scene: Scene, moment: Moment, told: Sequence[str], boxes: Boxes | None) -> list[Fact]:
    """What the names held when it stopped. Another run says how they came to it, where one is to be had."""
    record = None
    try:
        with contextlib.suppress(NotFoundOut, TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                seen = await watch(scene, moment.program, boxes) if boxes else None
            record = seen.record if seen else None
        return await asyncio.to_thread(_held, scene, dataclasses.replace(moment, record=record), told)
    except Exception as error:  # of a program that nobody has thought of: the rest is said without
        logger.error("what names held could not be told", reason=type(error).__name__)
        return []


def _held(scene: Scene, moment: Moment, told: Sequence[str]) -> list[Fact]:
    return list(_fresh(scene, iter(at_failure.facts(moment)), told))


def with_held(scene: Scene, said: Sequence[Sentence], held: Sequence[Fact]) -> list[Sentence]:
    """In front of the question; what they ask themselves is nearer than what the diagnosis does."""
    told = _sentences(scene, held)
    asks = _said(scene, [each.asks for each in held if each.asks][:1])
    questions = [each for each in said if openings.asks(each.text)]
    return [*(each for each in said if each not in questions), *told, *(asks or questions)]


def _answer(scene: Scene, seen: Watched | None, text: str, told: Sequence[str], is_answered: bool) -> RunAnswer:
    ways = _ways(seen, text, scene.source, is_answered) if seen else iter(())
    found = next(filter(None, ([*_fresh(scene, way, told)][:MOST] for way in ways)), [])
    if is_answered and not found:
        return RunAnswer([], False)
    if not found:
        return RunAnswer(_said(scene, [_("That showed me nothing new.")]), False)
    checked = _said(scene, [*_of_check(scene, text, found[0])])
    return RunAnswer([*checked, *_sentences(scene, found), *_said(scene, [found[0].asks])], True)


def _ways(seen: Watched, text: str, source: str, is_answered: bool) -> Iterator[Iterator[Fact]]:
    if is_answered:
        yield (fact for fact in _about(seen, text, source) if not fact.is_weak)
    else:
        yield from (_about(seen, text, source), _of_held(seen, text), facts.in_general(seen))


def _said(scene: Scene, texts: Sequence[str]) -> list[Sentence]:
    return [Sentence(text=each, source="rules", file=scene.entry) for each in texts]


def _sentences(scene: Scene, told: Sequence[Fact]) -> list[Sentence]:
    return [Sentence(text=each.text, source="rules", file=scene.entry, line=each.line) for each in told]


def _of_check(scene: Scene, text: str, fact: Fact) -> Iterator[str]:
    """What is missing, where that is what somebody asks about: the less, the more the run explains."""
    if scene.told and about_own.is_alike(scene.told, text, least=1 if fact.name else about_own.LEAST_SHARED):
        yield scene.told


def _fresh(scene: Scene, found: Iterator[Fact], told: Sequence[str]) -> Iterator[Fact]:
    hidden = secret.of(scene)
    yield from (each for each in facts.fresh(found, "\n".join(told)) if not leaks.leak(hidden, each.text))


def _about(seen: Watched, text: str, source: str) -> Iterator[Fact]:
    """The surest first; of whoever says that something does not happen, why it does not."""
    found = _of_all(seen, text, source)
    yield from sorted(found, key=lambda fact: not fact.is_of_missed) if NOT.search(text) else found


def _of_all(seen: Watched, text: str, source: str) -> Iterator[Fact]:
    line = whereabouts.line_asked_about(text) or whereabouts.line_quoted(text, source)
    if line in seen.program.places:
        yield from _of_line(seen, line, text)
    yield facts.without_end(seen)
    if SOMETIMES.search(text):
        yield from facts.of_chance(seen)
    yield from facts.of_ranges(seen, {int(number) for number in NUMBER.findall(text)})
    saying = list(_saying(seen, text))
    if SEVERAL.search(text) or len(saying) > 1:
        yield from facts.of_chains(seen)
    for line in saying:
        fact = facts.of_line(seen, line)
        names = reading.names_in(seen.program.places[line].statement)
        yield from [fact] if fact.text else [facts.of_name(seen, name) for name in names]
    yield from (facts.of_name(seen, name)._replace(is_weak=False) for name in _computing(seen, text, source))
    if GOES_ON.search(text):
        yield from facts.of_loops(seen)
    for place in whereabouts.asked_about(text, source):
        if SAME.search(text):
            yield from facts.of_same(seen, place.name)
        if HOW_OFTEN.search(text):
            yield from (facts.of_times(seen, line) for line in reversed(place.stored) if seen.record.times(line) > 1)
        yield from facts.of_function(seen, place.name) if place.is_function else [facts.of_name(seen, place.name)]


def _of_line(seen: Watched, line: int, text: str) -> Iterator[Fact]:
    """Why it was done or not; where nothing decided that, what it has stored."""
    fact = facts.of_line(seen, line)
    yield fact
    if HOW_OFTEN.search(text):
        yield facts.of_times(seen, line)
    elif not fact.text:
        yield from (facts.of_name(seen, name) for name in seen.program.stores.get(line, ()))


def _of_held(seen: Watched, text: str) -> Iterator[Fact]:
    yield from (facts.of_name(seen, name) for name in _holding(seen, text))


def _saying(seen: Watched, text: str) -> Iterator[int]:
    """The lines that print what somebody says it says, or does not say; those that fit best first."""
    asked, letters = set(terms(text)), whereabouts.spoken(text)
    least = 1 if SAYS.search(text) else LEAST_WORDS
    scored = []
    for line, place in seen.program.places.items():
        parts = [part for each in _printed(place.statement) for part in SENTENCE.split(each)]
        said = (set(terms(part)) for part in parts)
        shared = [len(words & asked) for words in said if words and len(words & asked) >= LEAST_SHARED * len(words)]
        shared += [len(part.split()) for part in parts if " " in part.strip() and whereabouts.spoken(part) in letters]
        if max(shared, default=0) >= least:
            scored.append((-max(shared), line))
    yield from (line for _score, line in sorted(scored))


def _holding(seen: Watched, text: str) -> Iterator[str]:
    """Names that held a text of which somebody speaks: “I am still on the beach”."""
    asked = set(terms(text))
    for _scope, name, values in seen.record.values:
        held = (text for _line, value in values.kept if value for text in _texts_in(ast.parse(value)))
        if any(terms(each) and asked.issuperset(terms(each)) for each in held):
            yield name


def _computing(seen: Watched, text: str, source: str) -> Iterator[str]:
    """Names that held a number of which somebody speaks and which no line has: “7:75 does not exist”."""
    asked = set(ANY_NUMBER.findall(text)) - set(ANY_NUMBER.findall(source))
    for _scope, name, values in seen.record.values:
        if values.count > 1 and any(value in asked for _line, value in values.kept):
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
