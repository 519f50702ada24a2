"""What is done with selected lines: explained, looked at for bugs, made simpler, commented, tested. Rules come first.

The model adds words of its own to an explanation or a bug, where it has passed its exam, and only through the guard.
What changes code is run beside the old program before it is offered.
"""

import contextlib
from collections.abc import AsyncGenerator, Sequence

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _

from tutor.acting import bugs, rewriting
from tutor.acting.explaining import explain
from tutor.acting.explaining.lines import MOST
from tutor.acting.selections import MOST_LINES, Selection, selected
from tutor.boxes import Boxes
from tutor.guard.gate import Gate
from tutor.messages import Act, Says, Sentence
from tutor.model.asking import Asked, Model, Turn
from tutor.prompting import prompts
from tutor.scenes import Scene
from tutor.speaking import Looks, Speech

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
            return bugs.search(scene, selection, boxes)
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
        yield bugs.sentence(found[number].text, selection.file, line, new)
    if len(found) > MOST:
        text = _("These are the first {number} things they do. Select fewer lines to read about the others.")
        yield bugs.sentence(text.format(number=MOST), selection.file, 0)


async def _broken(selection: Selection) -> AsyncGenerator[Says, None]:
    yield bugs.sentence(_("Python cannot read this program yet, so first that."), selection.file, 0)
    for finding in (await bugs.findings(selection))[:1]:
        yield bugs.of_finding(finding)


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
