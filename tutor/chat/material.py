"""What is known about a question here: the own program's findings and names, the step, hints that were taken, cards."""

import ast
import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from msgspec.structs import replace

from learn.lessons import cards
from learn.lessons.concepts import lines_of
from learn.lessons.lesson import Step
from runner.diagnosis.findings import Finding
from tutor import hand
from tutor.chat import passages, whereabouts
from tutor.chat.passages import Passage
from tutor.chat.terms import GOING_ON, terms
from tutor.chat.whereabouts import MOST_CHARS, MOST_LINES, Whereabouts
from tutor.explaining.lines import explain
from tutor.guard.facts import PYTHON
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.written import WORDS, fill

MOST_FACTS = 3
MOST_SENTENCES = 2  # of a passage
LINE = re.compile(r"\bline (\d{1,5})\b", re.IGNORECASE)
WHERE = re.compile(r"\bwhere\b", re.IGNORECASE)
_name = re.compile(r"[^\W\d]\w*")
_span = re.compile(r"`([^`\n]+)`")
MISTAKE = re.compile(r"\b(?:mistakes?|errors?|bugs?|wrong|broken|right|correct)\b", re.IGNORECASE)
SURE = 3.5  # a passage with this score is about the question, whatever else there is


def line(scene: Scene, text: str) -> list[Sentence]:
    """What a line does that was asked about by its number."""
    asked = LINE.search(text)
    if asked is None or len(scene.source) > MOST_CHARS:
        return []
    try:
        tree = ast.parse(scene.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    number = int(asked[1])
    said = explain(tree, number, number)[:1]
    return [replace(hand.of_card(each.text, each.card), source="rules", file=scene.entry, line=number) for each in said]


def nothing_wrong(scene: Scene, text: str) -> list[Sentence]:
    """Whoever looks for a mistake where rules see none is not left with a definition of mistakes."""
    if scene.findings or scene.told or not MISTAKE.search(text) or len(terms(MISTAKE.sub("", text))) > 1:
        return []
    said = _(
        "As far as I can see, nothing in your program is surely wrong. It may still do something else than you want."
    )
    return [Sentence(text=said, source="rules")]


def own(scene: Scene, text: str) -> list[Sentence]:
    """About the student's own program, the surest first."""
    names = whereabouts.asked_about(text, scene.source)
    findings = sorted(scene.findings, key=lambda finding: not _is_about(finding, text, names))
    if findings and (_is_about(findings[0], text, names) or not names):
        return [hand.of_finding(findings[0])]
    told = [
        Sentence(text=_told(place), source="rules", file=scene.entry, line=(place.stored or place.used)[0])
        for place in names[:1]
    ]
    return told or ([Sentence(text=scene.told, source="rules")] if scene.told else [])


def finding_about(scene: Scene, text: str) -> Finding | None:
    names = whereabouts.asked_about(text, scene.source)
    return next((each for each in scene.findings if _is_about(each, text, names)), None)


def asks_where(scene: Scene, text: str) -> bool:
    """“Where do I use points?”, and there is such a name."""
    return WHERE.search(text) is not None and bool(whereabouts.asked_about(text, scene.source))


def has_terms(text: str) -> bool:
    """Whether it says by itself what it is about."""
    return not GOING_ON.issuperset(terms(text))


def written(scene: Scene, text: str, told: str) -> list[Sentence]:
    """Of step and cards, the nearest first; what was told already makes room for the next."""
    scored = passages.best(text, list(_of_step(scene)))
    whole = [(score, each) for score, each in scored if not any(sentence in told for sentence in each.sentences)]
    found: list[Sentence] = []
    for score, passage in (whole or scored)[:4]:  # the rest of what was half told, where there is nothing else
        fresh = [each for each in _nearest(passage, text) if each not in told][:MOST_SENTENCES]
        if fresh and (not found or score >= SURE):
            found.append(_said(" ".join(fresh), passage))
    return found


def example(text: str, told: Sequence[str]) -> Sentence | None:
    """The program of the card that is about it."""
    card = next((card for _score, each in passages.best(text) if (card := cards.find(each.card))), None)
    if card is None:
        return None
    said = _said(_("Here is a small program about “{title}”.").format(title=card.title), Passage((), card.slug))
    said = hand.with_code(said, card.program.rstrip())
    return None if any(said.whole in each for each in told) else said


def question(scene: Scene, said: Sentence) -> str:
    """What to look at next in their own program, after `said`."""
    finding = next((each for each in scene.findings if each.sentence == said.text), None)
    if finding and finding.tag in WORDS:
        return fill(_(WORDS[finding.tag].nudge), finding)
    if said.source == "rules" and not said.line:
        return _("What does it do, and what did you expect?")
    if said.source == "rules":
        return _("A `print` beside that line shows what is in it there. What do you expect to see?")
    line = lines_of(scene.source).get(said.card, 0) if said.card else 0
    if line:
        return _("You use that in line {line} of your program. What does it do there?").format(line=line)
    asked = (_("Where could your program use that?"), _("What would you like to try it on?"))
    return asked[len(said.text) % len(asked)]  # the same at the same answer


def _is_about(finding: Finding, text: str, names: Sequence[Whereabouts]) -> bool:
    """It is of a name, a line or a word that was asked about."""
    for place in names:
        if finding.line in (*place.stored, *place.used) or f"`{place.name}`" in finding.sentence:
            return True
    if _names_of(finding) & set(_name.findall(text)):
        return True
    if found := LINE.search(text):
        return int(found[1]) == finding.line
    return len(set(terms(text)) & set(terms(finding.sentence))) >= 2


def _names_of(finding: Finding) -> set[str]:
    """The student's own, also those that Python does not know."""
    return {name for span in _span.findall(finding.sentence) for name in _name.findall(span)} - PYTHON


def _told(place: Whereabouts) -> str:
    stored, used = _lines(place.stored), _lines(place.used)
    if place.loop:
        said = _(
            "`{name}` gets a value in {stored}, which is in the loop that begins in line {loop}. It is used in {used}."
        )
    elif place.used:
        said = _("`{name}` gets a value in {stored}, and nowhere else. It is used in {used}.")
    else:
        said = _("`{name}` gets a value in {stored}, and is not used after that.")
    return said.format(name=place.name, stored=stored, used=used or _("no line"), loop=place.loop)


def _lines(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return _("line {line}").format(line=lines[0])
    shown = [str(line) for line in lines[:MOST_LINES]]
    return _("lines {lines}").format(lines=", ".join(shown) + (" …" if len(lines) > MOST_LINES else ""))


def _of_step(scene: Scene) -> Iterator[Passage]:
    """What the student has before them, and the hints they have looked at."""
    if scene.standing is None:
        return
    stage = scene.standing.stage
    for block in passages.blocks(stage.text):
        yield Passage(tuple(hand.sentences_of(block)), "", stage.title, 1.05)
    if isinstance(stage, Step):
        for hint in stage.hints[: scene.standing.progress.hints]:
            yield Passage((hand.plain(hint),))


def _nearest(passage: Passage, text: str) -> list[str]:
    """Its sentences from the one that fits best on; of a card's beginning all in order."""
    wanted = set(terms(text))
    fits = [len(wanted & set(terms(sentence))) for sentence in passage.sentences]
    at = fits.index(max(fits)) if fits else 0
    if not at or max(fits) == fits[0]:
        return list(passage.sentences)
    return list(passage.sentences[min(at, max(0, len(fits) - MOST_SENTENCES)) :])


def _said(text: str, passage: Passage) -> Sentence:
    return hand.of_card(text, passage.card)
