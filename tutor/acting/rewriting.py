"""Code that is offered for selected lines: simpler, commented, or with tests. Each was run before it is offered."""

from collections.abc import AsyncGenerator

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _

from tutor import taught
from tutor.acting import bugs, commenting
from tutor.acting.selections import Selection
from tutor.acting.simplifying import simplify as find_simpler
from tutor.boxes import Boxes
from tutor.guard.trials import NotFoundOut
from tutor.messages import Says, Sentence, Suggestion
from tutor.scenes import Scene
from tutor.watching import trying_out


async def simplify(scene: Scene, selection: Selection, boxes: Boxes) -> AsyncGenerator[Says, None]:
    if selection.tree is None:
        yield _cannot_be_read()
        return
    known = await database_sync_to_async(taught.concepts)(scene)
    found = find_simpler(selection, known)
    if found is None:
        yield _said(_("I know no shorter way to write this that surely does the same."))
        for each in await bugs.found_in(scene, selection):
            yield bugs.of_finding(each)
        return
    for why in found.why:
        yield _said(why)
    yield await _offered(scene, selection, found.new, boxes, note=_("It does the same as before: both were run."))


async def comment(scene: Scene, selection: Selection, boxes: Boxes) -> AsyncGenerator[Says, None]:
    if selection.tree is None:
        yield _cannot_be_read()
        return
    new = commenting.comment(selection)
    if new is None:
        yield _said(_("These lines have their comments already."))
        return
    yield _said(_("A comment says what a block is for. Change these into your own words."))
    note = _("Comments change nothing of what the program does.")
    # Of each block it says what its student has written: no step can be in that.
    yield await _offered(scene, selection, new, boxes, note=note, is_their_own=True)


async def write_test(scene: Scene, selection: Selection, boxes: Boxes) -> AsyncGenerator[Says, None]:
    """Calls of the selected function, with what they gave in a real run."""
    if selection.tree is None:
        yield _cannot_be_read()
        return
    found = trying_out.functions(selection.tree, selection.first, selection.last)
    if not found:
        yield _said(_("A test calls a function and looks at what it gives. Select the lines of a function."))
        return
    wanted = trying_out.calls(found[0])
    try:
        tests = await _tested(scene, selection, wanted, boxes) if wanted else []
    except NotFoundOut:
        yield _said(_("I could not call it just now to see what it gives. Ask again in a minute."))
        return
    if not tests:
        text = _("I found no simple values with which {name} can be tried. With which would you call it?")
        yield _said(text.format(name=f"`{found[0].name}`"))
        return
    yield _said(_("This is what it gives now. Is it what you want it to give? That is for you to say."))
    yield _below(selection, found[0].end_lineno or selection.last, tests)


def _below(selection: Selection, line: int, tests: list[str]) -> Suggestion:
    """Behind the function, so that it is there when it is called."""
    old = selection.lines[line - 1]
    return Suggestion(
        file=selection.file,
        first=line,
        last=line,
        old=old,
        text="\n".join([old, "", "", *tests]),
        note=_("Each line calls it once and says what it gives now. Where that is not right, write in what is."),
        wants_words=True,
    )


async def _tested(scene: Scene, selection: Selection, wanted: list[str], boxes: Boxes) -> list[str]:
    """Raises NotFoundOut."""
    mark = trying_out.new_mark()
    program = trying_out.program(selection.text, wanted, mark)
    if program is None:
        return []
    tried = await boxes.try_program(scene, {selection.file: program}, entry=selection.file, seed=1)
    return trying_out.lines(trying_out.results(tried.printed, wanted, mark))


async def _offered(
    scene: Scene, selection: Selection, new: str, boxes: Boxes, *, note: str, is_their_own: bool = False
) -> Says:
    """The change, where it does the same and does not do the step; else a sentence."""
    text = selection.replaced(new)
    try:
        if not await boxes.does_the_same(scene, selection.file, selection.text, text):
            return _said(_("I tried a change out, and the program did something else then. So I leave it as it is."))
        is_safe = is_their_own or await boxes.is_safe(scene, text, old=selection.text)
    except NotFoundOut:
        return _said(_("I could not try the change out just now, so I do not offer it. Ask again in a minute."))
    if not is_safe:
        return _said(_("The change I know would do a part of your step. That part is yours."))
    return Suggestion(
        file=selection.file,
        first=selection.first,
        last=selection.last,
        old=selection.old,
        text=new,
        note=note,
        wants_words="\n" in new,
    )


def _said(text: str) -> Sentence:
    return Sentence(text=text, source="rules")


def _cannot_be_read() -> Sentence:
    return _said(_("Python cannot read this program yet. Press Run to see why; then ask again."))
