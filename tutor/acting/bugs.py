"""Looking for a bug in selected lines: what the rules know of them, else what they do in a run. No model."""

import asyncio
from collections.abc import AsyncGenerator

from django.utils.translation import gettext as _

from learn.lessons import cards
from learn.lessons.checks.programs import read
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from tutor import watching
from tutor.acting.selections import Selection
from tutor.boxes import Boxes
from tutor.guard import leaks, secret, trials
from tutor.guard.found import tellable
from tutor.messages import Says, Sentence
from tutor.scenes import Scene
from tutor.watching import Watched, facts
from tutor.watching.facts import Fact

DIAGNOSIS_SECONDS = 2.0
MOST_SEEN = 3  # facts of a run


async def search(scene: Scene, selection: Selection, boxes: Boxes) -> AsyncGenerator[Says, None]:
    """What the rules know of these lines; else where something is known instead, or what a run does in them."""
    found = await known(scene, selection)
    if len(await asyncio.to_thread(tellable, scene, found)) < len(found):
        text = _("What is wrong in this program is what the step asks you to find. What should each line do?")
        yield sentence(text, selection.file, 0)
        return
    here = _within(selection, found)
    for finding in here:
        yield of_finding(finding)
    if here:
        return
    lines = _("these lines") if selection.last > selection.first else _("this line")
    yield sentence(_("I find no mistake that I know in {lines}.").format(lines=lines), selection.file, selection.first)
    elsewhere = next((each for each in found if each.line and each.file == selection.file), None)
    if elsewhere is not None:
        text = _("But line {line} looks odd to me. Select it, and press “Find the bug” once more.").format(
            line=elsewhere.line
        )
        yield sentence(text, elsewhere.file, elsewhere.line)
    elif seen := await _seen(scene, selection, boxes):
        for fact in seen:
            yield sentence(fact.text, selection.file, fact.line)
        yield sentence(seen[0].asks, selection.file, 0)
    else:
        text = _("What should they do, and what do they do? Put a `print()` in front of them that shows the values.")
        yield sentence(text, selection.file, selection.first)


async def known(scene: Scene, selection: Selection) -> list[Finding]:
    """Of the run, where the program is still the same, and of the file as it is now."""
    of_run = [each for each in scene.findings if not scene.has_changed]
    return [*of_run, *(await findings(selection))]


async def found_in(scene: Scene, selection: Selection) -> list[Finding]:
    """Nothing that the step asks to find."""
    return _within(selection, await asyncio.to_thread(tellable, scene, await known(scene, selection)))


def _within(selection: Selection, found: list[Finding]) -> list[Finding]:
    """Each thing that is said once."""
    return list({each.sentence: each for each in found if _touches(each, selection)}.values())


async def _seen(scene: Scene, selection: Selection, boxes: Boxes) -> list[Fact]:
    """What the lines did when the program was tried with what was typed last. Nothing that the solution has."""
    program = await asyncio.to_thread(watching.readable, scene) if selection.file == scene.entry else None
    try:
        seen = await watching.watch(scene, program, boxes) if program else None
    except trials.NotFoundOut:
        return []
    return await asyncio.to_thread(_told_of, scene, selection, seen) if seen else []


def _told_of(scene: Scene, selection: Selection, seen: Watched) -> list[Fact]:
    hidden = secret.of(scene)
    found = facts.fresh(facts.of_lines(seen, selection.first, selection.last), "")
    return [each for each in found if not leaks.leak(hidden, each.text)][:MOST_SEEN]


async def findings(selection: Selection) -> list[Finding]:
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


def of_finding(finding: Finding) -> Sentence:
    text = f"{finding.sentence} {finding.look}".strip()
    return sentence(text, finding.file, finding.line, finding.card)


def sentence(text: str, file: str, line: int, card: str = "") -> Sentence:
    found = cards.find(card) if card else None
    return Sentence(
        text=text,
        source="rules",
        file=file if line else "",
        line=line,
        card=found.slug if found else "",
        card_title=found.title if found else "",
    )
