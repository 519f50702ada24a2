"""From a wish to a file that may be taken: found, written, parsed, run, and offered with what it is."""

from collections.abc import AsyncGenerator, Sequence

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from runner.diagnosis.sources import parse
from tutor import taught
from tutor.acting.explaining.values import listed
from tutor.boxes import Boxes
from tutor.generation import asking, texts, wishes
from tutor.generation.packs import all_packs
from tutor.generation.texts import MadeFile
from tutor.generation.wishes import FileWish
from tutor.guard.trials import NotFoundOut
from tutor.messages import Says, Sentence, Suggestion, Write
from tutor.model.asking import Model
from tutor.scenes import Scene
from tutor.speaking import Looks

KINDS = {
    "questions": gettext_noop("quiz questions with their answers"),
    "list": gettext_noop("words in a list"),
    "dict": gettext_noop("pairs to look things up in (a dict)"),
    "table": gettext_noop("rows of a table (lists in a list)"),
    "csv": gettext_noop("rows of a table for a spreadsheet (a CSV file)"),
}
MOST_TOPICS = 6
MOST_ECHOED = 20  # characters of a student's word


async def write(
    scene: Scene,
    message: Write,
    model: Model | None = None,
    *,
    gate: Looks | None = None,
    boxes: Boxes | None = None,
    before: Sequence[str] = (),
) -> AsyncGenerator[Says, None]:
    """A Suggestion of a new file, or what can be wished for.

    `model`: only where it has passed its exam for this; `before`: what was said here.
    """
    boxes = (boxes or Boxes()).after(before)
    wish = wishes.read(message.wish)
    made = await _made(scene, wish)
    if made is None and model is not None and not wish.wants_program:
        made = await asking.ask(scene, message.wish, model, gate)
    if made is None:
        yield _what_there_is(wish)
        return
    problem = await _what_is_wrong(scene, made, boxes)
    if problem:
        yield Sentence(text=problem, source="rules")
        return
    if wish.narrowed and made.source == "written":
        yield Sentence(text=_any_of_them(wish), source="rules")
    if 0 < made.size < wish.count and wish.pack:
        yield Sentence(text=_only_so_many(made.size), source="rules")
    yield Suggestion(file=made.name, text=made.text, note=_note(wish, made), source=made.source, wants_words=True)


async def _made(scene: Scene, wish: FileWish) -> MadeFile | None:
    if wish.pack is None or wish.wants_program:
        return None
    known = await database_sync_to_async(taught.concepts)(scene)
    return texts.make(wish, wish.pack, known, beside=frozenset(scene.texts))


async def _what_is_wrong(scene: Scene, made: MadeFile, boxes: Boxes) -> str:
    """A sentence where it cannot be offered: it does not run, or does the step."""
    if not made.name.endswith(".py"):
        return ""
    if parse(made.text) is None:
        return _("What I wrote does not work, so I do not offer it. Try other words for your wish.")
    try:
        if not (await boxes.try_program(scene, {made.name: made.text}, entry=made.name)).runs:
            return _("What I wrote does not work, so I do not offer it. Try other words for your wish.")
        is_safe = await boxes.is_safe(scene, made.text)
    except NotFoundOut:
        return _("I could not try the file out just now, so I do not offer it. Ask again in a minute.")
    if not is_safe:
        return _("That would be a part of your step, and the step is yours. Ask for something else to build with.")
    return ""


def _what_there_is(wish: FileWish) -> Sentence:
    if wish.wants_program:
        first = _("The program is yours to write. But I can write something to build it with.")
    elif not wish.topic:
        first = _("About that I know too little to write a file.")
    else:
        first = _("That I cannot write.")
    kinds = listed([_(kind) for kind in KINDS.values()])
    topics = listed([*list(all_packs())[:MOST_TOPICS], _("more")])
    more = _("I can write {kinds}, about {topics}. For example: “ten quiz questions about planets”.")
    return Sentence(text=f"{first} {more.format(kinds=kinds, topics=topics)}", source="written")


def _any_of_them(wish: FileWish) -> str:
    """What the file is not is said before it is taken."""
    told = _("Of “{word}” I know nothing, so these are any {many}: put in what you wanted, and take out the rest.")
    return told.format(word=wish.narrowed[:MOST_ECHOED], many=wish.pack.many if wish.pack else "")


def _only_so_many(count: int) -> str:
    told = ngettext("I know only {count} of them.", "I know only {count} of them.", count)
    return told.format(count=count) + " " + _("You surely know more: add them.")


def _note(wish: FileWish, made: MadeFile) -> str:
    kind = _(KINDS[wish.kind])
    if made.name.endswith(".py"):
        return _(
            "{kind}: {count} of them. The file was run and works. Read it before you take it: is it all true?"
        ).format(kind=kind[:1].upper() + kind[1:], count=made.size)
    return _("{kind}: {count} of them. Read the file before you take it: is it all true?").format(
        kind=kind[:1].upper() + kind[1:], count=made.size
    )
