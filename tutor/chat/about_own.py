"""What is known about the student's own program: what diagnosis says of it, where its names are, what its lines do."""

import ast
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec.structs import replace

from runner.diagnosis.findings import Finding
from runner.diagnosis.sources import lines_in
from tutor import hand
from tutor.acting.explaining.lines import explain
from tutor.chat import whereabouts
from tutor.chat.terms import terms
from tutor.chat.whereabouts import MOST_CHARS, MOST_LINES, Whereabouts
from tutor.guard.facts import PYTHON
from tutor.guard.found import tellable
from tutor.messages import Sentence
from tutor.scenes import Scene

EXPLAINS = re.compile(r"\bwh?at(?:'?s| is| are| does| do| dose)?\b|\bexplain\b|\bmeans?\b", re.IGNORECASE)
WHICH_LINE = re.compile(r"\b(?:which|what) line\W*$", re.IGNORECASE)
WHICH_ONE = re.compile(
    r"\W*(?:(?:and|but|so|ok) )*(?:which|what)(?: one| of (?:them|those))?(?: is|'s)? "
    r"(?:it|that|missing|wrong|too (?:many|much))\W*",
    re.IGNORECASE,
)
ONLY_LINE = re.compile(
    r"\W*(?:(?:is|it'?s|it|in|on|i think|maybe|the|that'?s|yes|ok)\W+)*(?:line\W*)?(\d{1,4})\W*", re.IGNORECASE
)
ALL = re.compile(
    r"\b(?:explain|what (?:does|do)|read)\b.{0,12}\b(?:my|this|the) (?:whole )?(?:code|program)\b", re.IGNORECASE
)
MOST_EXPLAINED = 3  # statements
LEAST_SHARED = 2  # words
WHERE = re.compile(
    r"\bwhere\b(?! (?:do|should|can|must|would|to) ?(?:i |we )?(?:have to )?(?:put|write|place|add|type)\b)",
    re.IGNORECASE,
)
WHAT_IS_NAME = re.compile(
    r"\W*(?:what|whats|what's)(?: is| does| are)?(?: (?:stored |kept )?(?:in|inside))? `?(\w+)`?"
    r"(?: for| do| in my (?:code|program))*\W*$",
    re.IGNORECASE,
)
_name = re.compile(r"[^\W\d]\w*")
_span = re.compile(r"`([^`\n]+)`")
DRAWN = re.compile(r"<<.*?>>")
MISTAKE = re.compile(r"\b(?:mistakes?|errors?|bugs?|wrong|broken|right|correct)\b", re.IGNORECASE)


def line(scene: Scene, text: str, *, by_words: bool = True) -> list[Sentence]:
    """What a line does that was asked about by its number or its words; or the first ones, of who asks about all."""
    number = whereabouts.line_asked_about(text)
    if by_words and not number and EXPLAINS.search(text):
        number = whereabouts.line_quoted(text, scene.source)
    if len(scene.source) > MOST_CHARS or not (number or ALL.search(text)):
        return []
    count = len(lines_in(scene.source.rstrip()))
    if number > count:
        return [Sentence(text=_no_line(number, count), source="written")]
    try:
        tree = ast.parse(scene.source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    said = explain(tree, number or 1, number or count)
    if not number:
        told = " ".join(each.text for each in said[:MOST_EXPLAINED])
        return [Sentence(text=told, source="rules")] if told else []
    return [
        replace(hand.of_card(each.text, each.card), source="rules", file=scene.entry, line=number) for each in said[:1]
    ]


def _no_line(number: int, count: int) -> str:
    said = ngettext(
        "There is no line {number} in your program: it has {count} line.",
        "There is no line {number} in your program: it has {count} lines.",
        count,
    )
    return said.format(number=number, count=count)


def nothing_wrong(scene: Scene, text: str) -> list[Sentence]:
    """Whoever looks for a mistake where rules see none is not left with a definition of mistakes."""
    if scene.findings or scene.told or not MISTAKE.search(text) or len(terms(MISTAKE.sub("", text))) > 1:
        return []
    said = _(
        "As far as I can see, nothing in your program is surely wrong. It may still do something else than you want."
    )
    return [Sentence(text=said, source="rules")]


def findings(scene: Scene) -> list[Finding]:
    """Those that say nothing of what the step asks to find."""
    return tellable(scene, scene.findings)


def own(scene: Scene, text: str) -> list[Sentence]:
    """About the student's own program, the surest first."""
    names = whereabouts.asked_about(text, scene.source)
    known = sorted(findings(scene), key=lambda finding: not _is_about(finding, text, names))
    asks_where = asks_about_name(scene, text)
    if known and (_is_about(known[0], text, names) or not asks_where):
        return [hand.of_finding(known[0])]
    return [Sentence(text=scene.told, source="rules")] if scene.told and not asks_where else []


def is_recognised(scene: Scene) -> bool:
    """The last check has said what somebody wrote for this very mistake, and not only what was missing."""
    checks = getattr(scene.standing.stage, "checks", ()) if scene.standing and scene.told else ()
    return any(_fits(scene.told, mistake.says) for check in checks for mistake in check.mistakes)


def _fits(told: str, written: str) -> bool:
    """What stands between `<<` and `>>` is drawn anew each time."""
    return re.fullmatch(".+".join(map(re.escape, DRAWN.split(written))), told) is not None


def places(scene: Scene, text: str) -> list[Sentence]:
    """Where the name stands that was asked about."""
    asks_where = asks_about_name(scene, text)
    return [
        Sentence(text=_told(place), source="rules", file=scene.entry, line=(place.stored or place.used)[0])
        for place in whereabouts.asked_about(text, scene.source)[:1]
        if asks_where or not place.is_function
    ]


def which_line(scene: Scene, text: str) -> list[Sentence]:
    """That of the surest finding, and what to look at there."""
    finding = next(iter(findings(scene)), None)
    if finding is None or not finding.line or not WHICH_LINE.search(text):
        return []
    said = _("It is line {line}.").format(line=finding.line)
    return [Sentence(text=said, source="rules", file=finding.file, line=finding.line)]


def which_one(scene: Scene, text: str) -> list[Sentence]:
    """“Which one is missing?”, of a finding that names it."""
    finding = next(iter(findings(scene)), None)
    if finding is None or not WHICH_ONE.fullmatch(text) or not _names_of(finding):
        return []
    return [hand.of_finding(finding)]


def agreed_line(scene: Scene, text: str) -> list[Sentence]:
    """Whoever names the line of the surest finding, and nothing else, has found it."""
    finding, named = next(iter(findings(scene)), None), ONLY_LINE.fullmatch(text)
    if finding is None or named is None or int(named[1]) != finding.line:
        return []
    said = _("Yes, line {line} it is.").format(line=finding.line)
    return [Sentence(text=said, source="rules", file=finding.file, line=finding.line)]


def finding_about(scene: Scene, text: str) -> Finding | None:
    """Also of whoever asks about Python's own message; one word of it may be asked about for itself."""
    said = set(terms(f"{scene.failed.kind} {scene.failed.message}")) & set(terms(text)) if scene.failed else set()
    known = findings(scene)
    if len(said) >= LEAST_SHARED and known:
        return known[0]
    names = whereabouts.asked_about(text, scene.source)
    return next((each for each in known if _is_about(each, text, names)), None)


def asks_about_name(scene: Scene, text: str) -> bool:
    """“Where do I use points?”, “what is b”, and there is such a name."""
    named = WHAT_IS_NAME.match(text)
    if named and named[1] in whereabouts.of_names(scene.source):
        return True
    where = WHERE.search(text)
    return where is not None and bool(whereabouts.asked_about(text[where.start() :], scene.source))


def _is_about(finding: Finding, text: str, names: Sequence[Whereabouts]) -> bool:
    """It is of a name, a line or a word that was asked about."""
    for place in names:
        if finding.line in (*place.stored, *place.used) or f"`{place.name}`" in finding.sentence:
            return True
    if _names_of(finding) & set(_name.findall(text)):
        return True
    if number := whereabouts.line_asked_about(text):
        return number == finding.line
    return is_alike(finding.sentence, text)


def is_alike(said: str, text: str, *, least: int = LEAST_SHARED) -> bool:
    """It has so many words of the text."""
    return len(set(terms(text)) & set(terms(said))) >= least


def wants_explained(text: str) -> bool:
    """What a line is for, and not what became of it."""
    return bool(whereabouts.line_asked_about(text)) and EXPLAINS.search(text) is not None


def _names_of(finding: Finding) -> set[str]:
    """The student's own, also those that Python does not know."""
    return {name for span in _span.findall(finding.sentence) for name in _name.findall(span)} - PYTHON


def _told(place: Whereabouts) -> str:
    stored, used = _lines(place.stored), _lines(place.used)
    if place.loop and place.stored[0] < place.loop:
        said = _(
            "`{name}` gets its first value in {first}, and others in the loop that begins in line {loop}. "
            "It is used in {used}."
        )
    elif place.loop:
        said = _(
            "`{name}` gets a value in {stored}, which is in the loop that begins in line {loop}. It is used in {used}."
        )
    elif place.used:
        said = _("`{name}` gets a value in {stored}, and nowhere else. It is used in {used}.")
    else:
        said = _("`{name}` gets a value in {stored}, and is not used after that.")
    first = _lines(place.stored[:1])
    return said.format(name=place.name, stored=stored, first=first, used=used or _("no line"), loop=place.loop)


def _lines(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return _("line {line}").format(line=lines[0])
    shown = [str(line) for line in lines[:MOST_LINES]]
    return _("lines {lines}").format(lines=", ".join(shown) + (" …" if len(lines) > MOST_LINES else ""))
