"""The short prompt of a model that was trained for it ("form 1"): what is known first, what is wanted last.

Training and serving use the same lines. What is the same for every hint on a failure comes first and is read once. The
last line says also in which *way* to speak: chosen here by rule, so that a prompt has one right wording.
"""

import dataclasses
import re
import zlib
from collections.abc import Sequence

from learn.lessons import cards
from runner.diagnosis.findings import Finding
from runner.diagnosis.sources import lines_in
from tutor.cleaning import clean
from tutor.guard.claims import wrong_claim
from tutor.guard.facts import PYTHON, Facts
from tutor.guard.snippets import without_code
from tutor.hand import sentences_of
from tutor.looks import telling
from tutor.model.asking import Asked, Turn
from tutor.scenes import Scene

TUTOR = "You are a kind Python tutor."
STOPS = ("\n",)
MOST_TOKENS = 70
MOST_FACT, MOST_LINE, MOST_LINES, MOST_ASKED, MOST_IDEA = 300, 70, 3, 200, 110  # characters; lines of code
WAYS = {
    "nudge": ("look", "point", "read", "say", "compare", "expect"),
    "explain": ("why", "place", "step", "short", "think", "tell"),
    "example": ("do", "idea", "try", "rule", "find", "next"),
}
MOST_FACTS = 1  # of a question's: it learned to speak of one, and mixes up two
CHAT_WAYS = ("answer", "short", "own")
_span = re.compile(r"`([^`\n]+)`")
_bare_call = re.compile(r"(?<![`\w.])((?:[a-z]+\.)?[a-z]+\(\))(?!`)")
_line = re.compile(r"\blines? (\d+)", re.IGNORECASE)
_name = re.compile(r"[^\W\d]\w*")
_orders = re.compile(r"(?:put|write|use|add|set|give|make|begin)\b", re.IGNORECASE)
_statement = re.compile(r"\bimport\b|[^=!<>]=[^=]")
# It needs the sentence before it.
_goes_on = re.compile(
    r"(?:it|its|that|this|these|those|they|then|there|so|but|both|each|the answer|the same)\b", re.IGNORECASE
)


def hint(scene: Scene, *, about: str, level: str, before: int = 0, way: str = "") -> Asked:
    """`before`: how much was told here already, which moves the way on."""
    wanted = f"hint: {level}, {way or way_of(scene, level, before)}"
    if about != "failure":
        wanted = f"{wanted}, {about}"
    idea = idea_of(scene) if level == "example" else ""
    lines = [*known(scene, about), f"idea: {idea}" if idea else "", wanted]
    return asked(lines)


def chat(scene: Scene, text: str, *, material: Sequence[str] = (), way: str = "") -> Asked:
    """Without `material` it is about what went wrong, in the same lines as a hint."""
    facts = [f"fact: {_one_line(each, MOST_FACT)}" for each in material[:MOST_FACTS]]
    lines = [*facts, *_code(scene, names=_names_in(text))] if facts else known(scene, "failure")
    return asked([*lines, f"asks: {_one_line(text, MOST_ASKED)}", f"chat: {way or chat_way(text)}"])


def chat_way(text: str) -> str:
    return CHAT_WAYS[_number(text) % len(CHAT_WAYS)]


def plan(idea: str, *, wanted: str) -> Asked:
    """`wanted`: "kind", in one word, or "steps"."""
    return dataclasses.replace(asked([f"idea: {_one_line(idea, MOST_FACT)}", f"plan: {wanted}"]), stop=())


def asked(lines: Sequence[str]) -> Asked:
    turns = (Turn("system", TUTOR, True), Turn("user", "\n".join(line for line in lines if line)))
    return Asked(turns=turns, most_tokens=MOST_TOKENS, stop=STOPS)


def known(scene: Scene, about: str) -> list[str]:
    """The lines that are the same whatever is asked about this moment."""
    if about == "start":
        return [f"task: {_one_line(task_of(scene), MOST_FACT)}", *_code(scene)]
    found = scene.findings[0] if scene.findings and (about == "failure" or not scene.told) else None
    if about == "check" and scene.told:
        return [f"check: {_one_line(scene.told, MOST_FACT)}", *_code(scene)]
    return [*_facts(scene, found), *_place(scene, found), *_code(scene, found, line_of(scene), _names_of(found))]


def way_of(scene: Scene, level: str, number: int = 0) -> str:
    """The same for the same failure; another one where something was said before."""
    found = scene.findings[0] if scene.findings else None
    about = f"{found.tag} {found.line} {found.sentence}" if found else f"{scene.told} {scene.step}"
    ways = WAYS[level]
    return ways[(_number(about) + number) % len(ways)]


def idea_of(scene: Scene) -> str:
    """The sentence of the concept card that has most to do with the failure, if it names nothing that is not here."""
    found = scene.findings[0] if scene.findings else None
    card = cards.find(found.card) if found else None
    if found is None or card is None:
        return ""
    about = telling(f"{found.sentence} {found.look}")
    facts = Facts(scene)
    own = set(_name.findall("\n".join(scene.texts.values()))) | PYTHON
    fit = [each for each in sentences_of(card.text)[:12] if _is_idea(each, own) and len(telling(each) & about) > 1]
    fit = [each for each in fit if not wrong_claim(without_code(each), each, facts, "hint")]
    return max(fit, key=lambda each: len(telling(each) & about), default="")


def task_of(scene: Scene) -> str:
    """What the step is about, in its own first sentence."""
    wanted = sentences_of(scene.standing.stage.text) if scene.standing else []
    return wanted[0] if wanted else ""


def said(sentence: str) -> str:
    """What diagnosis says, on one line; a call stands between backticks, also where it leaves them out."""
    return _bare_call.sub(r"`\1`", _one_line(sentence, MOST_FACT))


def line_of(scene: Scene) -> int:
    if scene.findings:
        return scene.findings[0].line
    return scene.failed.line if scene.failed else 0


def _is_idea(sentence: str, own: set[str]) -> bool:
    spans = _span.findall(sentence)
    is_short = 15 <= len(sentence) <= MOST_IDEA and not re.search(r"\d|[?:“\"]", sentence)
    if _orders.match(sentence) or any(_statement.search(span) for span in spans):
        return False  # it would be what to write
    return is_short and not _goes_on.match(sentence) and all(set(_name.findall(span)) <= own for span in spans)


def _facts(scene: Scene, found: Finding | None) -> list[str]:
    error = f"error: {clean(scene.failed.kind, 60)}" if scene.failed else "error: none"
    if found:
        look = f"look: {said(found.look)}" if found.look else ""
        return [error, f"fact: {said(found.sentence)}", look]
    python = f"python: {_one_line(scene.failed.message, 160)}" if scene.failed else ""
    return [error, python]


def _place(scene: Scene, found: Finding | None) -> list[str]:
    name, number = (found.file if found else "") or scene.entry, line_of(scene)
    lines = lines_in(scene.texts.get(name, ""))
    if not 0 < number <= len(lines):
        return []
    where = f"line {number}" if name == scene.entry else f"line {number} of {clean(name, 60)}"
    return [f"{where}: {_one_line(lines[number - 1], MOST_LINE)}"]


def _code(scene: Scene, found: Finding | None = None, line: int = 0, names: Sequence[str] = ()) -> list[str]:
    """A few other lines: those that the finding names, the nearest to `line`, and those that have one of `names`."""
    lines = lines_in(scene.source)
    written = [number for number, text in enumerate(lines, 1) if text.strip() and number != line]
    is_here = found is not None and found.file in ("", scene.entry)
    told = {int(number) for number in _line.findall(f"{found.sentence} {found.look}")} if found and is_here else set()
    has_name = [number for number in written if set(_name.findall(lines[number - 1])) & set(names)]
    near = sorted(written, key=lambda number: abs(number - (line or len(lines))))
    first = [number for number in written if number in told]
    kept = sorted(list(dict.fromkeys([*first, *near[:2], *has_name, *near]))[:MOST_LINES])
    return [f"{number}: {_one_line(lines[number - 1], MOST_LINE)}" for number in kept]


def _names_of(found: Finding | None) -> list[str]:
    if found is None:
        return []
    return [name for span in _span.findall(found.sentence) for name in _name.findall(span) if name not in PYTHON]


def _names_in(text: str) -> list[str]:
    return [name for name in _name.findall(text) if name not in PYTHON]


def _one_line(text: str, most: int) -> str:
    return clean(" ".join(text.split()) if "\n" in text else text, most).rstrip()


def _number(text: str) -> int:
    return zlib.crc32(text.encode())
