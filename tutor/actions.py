"""What is done with selected lines: explained, looked at for bugs, made simpler, commented, tested. Rules come first.

The model adds words of its own to an explanation or a bug, where it has passed its exam, and only through the guard.
What changes code is run beside the old program before it is offered.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _

from learn.lessons import cards
from learn.lessons.checks.programs import read
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from tutor import prompts, rewriting
from tutor.boxes import Boxes
from tutor.explaining import explain
from tutor.explaining.lines import MOST
from tutor.guard.gate import Gate
from tutor.messages import Act, Says, Sentence
from tutor.model.asking import Asked, Model, Turn
from tutor.scenes import Scene
from tutor.selections import MOST_LINES, Selection, selected
from tutor.speaking import Looks, Speech

DIAGNOSIS_SECONDS = 2.0
MOST_SENTENCES = 3  # of the model
TASKS = {
    "explain": "Say in one or two sentences what the selected lines are for in this program. Write no code.",
    "find_bug": "Say in one or two sentences what to look at in the selected lines. Do not repair it. Write no code.",
}


async def act(
    scene: Scene,
    message: Act,
    model: Model | None = None,
    *,
    gate: Looks | None = None,
    boxes: Boxes | None = None,
    before: Sequence[str] = (),
) -> AsyncGenerator[Says, None]:
    """`model`: only where it has passed its exam for this; `before`: what was said here. Never raises for that."""
    selection = selected(scene, message)
    if selection is None:
        yield _of_no_lines(message)
        return
    said = _by_rules(scene, selection, message.action, (boxes or Boxes()).after(before))
    told = []
    try:
        async with contextlib.aclosing(said) as parts:
            async for each in parts:
                told += [each.text] if isinstance(each, Sentence) else []
                yield each
    except (RecursionError, MemoryError):
        yield Sentence(text=_("These lines are too deep for me: brackets in brackets in brackets."), source="rules")
        return
    if model is not None and message.action in TASKS:
        opened = {"job": "action", "level": "explain", "said": [*before, *told]}
        gate = gate or await database_sync_to_async(Gate)(scene, **opened)
        async for sentence in _spoken(_asked(selection, message.action, told), model, gate):
            yield sentence


def _by_rules(scene: Scene, selection: Selection, action: str, boxes: Boxes) -> AsyncGenerator[Says, None]:
    match action:
        case "explain":
            return _explained(selection)
        case "find_bug":
            return _searched(scene, selection)
        case "simplify":
            return rewriting.simplify(scene, selection, boxes)
        case "comment":
            return rewriting.comment(scene, selection, boxes)
    return rewriting.write_test(scene, selection, boxes)


def _of_no_lines(message: Act) -> Sentence:
    if message.last - message.first >= MOST_LINES:
        text = _("That are very many lines. Select at most {number} of them.").format(number=MOST_LINES)
    else:
        text = _("Select the lines first: drag over them, or hold Shift and press the arrow keys.")
    return Sentence(text=text, source="rules")


async def _explained(selection: Selection) -> AsyncGenerator[Says, None]:
    """A sentence a statement. Of lines that Python cannot read, what is wrong with them."""
    if selection.tree is None:
        async for each in _broken(selection):
            yield each
        return
    found = explain(selection.tree, selection.first, selection.last)
    titles: set[str] = set()
    for number, line, card in ((place, each.line, each.card) for place, each in enumerate(found[:MOST])):
        new = card if card not in titles else ""
        titles.add(card)
        yield _sentence(found[number].text, selection.file, line, new)
    if len(found) > MOST:
        text = _("These are the first {number} things they do. Select fewer lines to read about the others.")
        yield _sentence(text.format(number=MOST), selection.file, 0)


async def _broken(selection: Selection) -> AsyncGenerator[Says, None]:
    yield _sentence(_("Python cannot read this program yet, so first that."), selection.file, 0)
    for finding in (await _findings(selection))[:1]:
        yield _of(finding)


async def _searched(scene: Scene, selection: Selection) -> AsyncGenerator[Says, None]:
    """What the rules know of these lines; else what to look at, and where something is known instead."""
    of_run = [each for each in scene.findings if not scene.has_changed]
    found = [*of_run, *(await _findings(selection))]
    here = [each for each in found if _touches(each, selection)]
    for finding in {each.sentence: each for each in here}.values():
        yield _of(finding)
    if here:
        return
    lines = _("these lines") if selection.last > selection.first else _("this line")
    yield _sentence(_("The rules find no mistake in {lines}.").format(lines=lines), selection.file, selection.first)
    elsewhere = next((each for each in found if each.line and each.file == selection.file), None)
    if elsewhere is not None:
        text = _("But look at line {line}: something is said about that one.").format(line=elsewhere.line)
        yield _sentence(text, elsewhere.file, elsewhere.line)
    else:
        text = _("What should they do, and what do they do? Put a `print()` in front of them that shows the values.")
        yield _sentence(text, selection.file, selection.first)


async def _findings(selection: Selection) -> list[Finding]:
    """Of the file as it is typed now, without a run."""
    files = {selection.file: selection.text.encode()}
    _tree, failed = read(files, selection.file)
    looking = asyncio.to_thread(diagnose, files, failed=failed, entry=selection.file)
    try:
        return await asyncio.wait_for(looking, DIAGNOSIS_SECONDS)
    except TimeoutError:
        return []


def _touches(finding: Finding, selection: Selection) -> bool:
    last = finding.end_line or finding.line
    return finding.file == selection.file and finding.line <= selection.last and last >= selection.first


def _of(finding: Finding) -> Sentence:
    text = f"{finding.sentence} {finding.look}".strip()
    return _sentence(text, finding.file, finding.line, finding.card)


def _sentence(text: str, file: str, line: int, card: str = "") -> Sentence:
    found = cards.find(card) if card else None
    return Sentence(
        text=text,
        source="rules",
        file=file if line else "",
        line=line,
        card=found.slug if found else "",
        card_title=found.title if found else "",
    )


async def _spoken(asked: Asked, model: Model, gate: Looks) -> AsyncGenerator[Sentence, None]:
    """The model's own words about what the rules have said already."""
    speech = Speech(model, gate, most=MOST_SENTENCES)
    async with contextlib.aclosing(speech.speak(asked)) as sentences:
        async for text in sentences:
            yield Sentence(text=text, source="model")


def _asked(selection: Selection, action: str, told: list[str]) -> Asked:
    parts = [
        "Facts:",
        *(f"- {each}" for each in told),
        f"The selected lines: {prompts.fenced(selection.old, prompts.MOST_CODE)}",
        f"Task: {TASKS[action]}",
    ]
    turns = (Turn("system", prompts.TUTOR, True), Turn("user", "\n".join(parts)))
    return Asked(turns=turns, most_tokens=80, stop=prompts.STOPS)
