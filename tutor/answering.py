"""One request's life: heard, looked at, allowed, answered sentence by sentence, kept, ended. The model may fail."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterator

from channels.db import database_sync_to_async
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from msgspec.structs import replace

from learn.people.models import User
from learn.progress import attempts
from projects.models import Project
from tutor import chat, generation, planning
from tutor.acting import actions
from tutor.alarms import hearing
from tutor.alarms.hearing import Alarmed
from tutor.ask import Anything, Ask, compose, open_row, refused, scene_of
from tutor.boxes import Boxes
from tutor.cleaning import clean
from tutor.hinting import hints
from tutor.latest import Latest
from tutor.ledger import exchanges
from tutor.ledger.accounts import Account, Metered
from tutor.messages import Act, Ended, EndedHow, Heard, Help, MakePlan, Others, Says, Talk, Write
from tutor.model.asking import Model
from tutor.models import Exchange
from tutor.recall import Recall

MOST_READ = 1_000  # characters of what is said in the chat, as many as its page takes
TROUBLE: dict[str, tuple[EndedHow, str]] = {
    "ModelBusy": ("busy", gettext_noop("Very many are asking just now, so these words were written by hand.")),
    "ModelSlow": ("slow", gettext_noop("The tutor took too long just now, so these words were written by hand.")),
    "ModelAway": (
        "away",
        gettext_noop("The tutor's model is not there just now, so these words were written by hand."),
    ),
    "ModelBroke": ("away", gettext_noop("The tutor lost its thread just now, so these words were written by hand.")),
}
UNFINISHED = gettext_noop("The tutor lost its thread just now, so the rest was written by hand.")


async def answer(message: Anything, *, student: User, project: Project, model: Model) -> AsyncGenerator[Says, None]:
    """All that is said to `message`; the last is `Ended`. Whoever closes it ends it, and what was said is kept."""
    listening = hearing.begin(message, student=student, project=project)
    yield Heard(id=message.id)
    if alarmed := await listening:
        for each in _comforted(alarmed):
            yield replace(each, id=message.id)
        return
    looking = database_sync_to_async(scene_of)(message, student, project)
    about, scene = await asyncio.gather(model.about(), looking)  # the model may be long in telling of itself
    ask = await database_sync_to_async(compose)(message, scene, about)
    if refusal := refused(ask):
        yield refusal
        return
    latest = Latest(student.pk, ask.job)
    await latest.take()
    async with contextlib.aclosing(_kept(ask, Metered(model, about), latest)) as said:
        async for each in said:
            yield replace(each, id=message.id)


def _comforted(alarmed: Alarmed) -> Iterator[Says]:
    """It was kept before, with all that is said here."""
    yield from alarmed.said
    yield Ended(how="done", left=max(0, alarmed.ask.left - 1), most=alarmed.ask.most)


async def _kept(ask: Ask, model: Metered, latest: Latest) -> AsyncGenerator[Says, None]:
    """The answer, with its row in the ledger: opened before the first word, closed whatever happens."""
    opening = asyncio.ensure_future(database_sync_to_async(open_row)(ask))
    account, last = Account(), Ended(how="stopped", level=ask.level)
    try:
        await asyncio.shield(opening)  # it is opened whatever happens meanwhile, and then closed
        async with contextlib.aclosing(_done(ask, model if ask.how == "model" else None)) as said:  # type: ignore[type-var]
            async for each in said:
                if await latest.is_over():
                    break
                account.note(each)
                if isinstance(each, Ended):
                    last = each
                else:
                    yield each
            else:
                last = last if last.how != "stopped" else _ended(ask, model, account)
    finally:
        await database_sync_to_async(_close)(ask, await opening, account, last, model)
    spent = 1 if account.said else 0
    how = "done" if last.how == "refused" else last.how  # that is for the ledger: it was answered
    yield replace(last, how=how, left=max(0, ask.left - spent), most=ask.most)


def _done(ask: Ask, model: Metered | None) -> AsyncIterator[Says]:
    """What the job says. `model`: only where it has passed its exam for it."""
    scene, recall = ask.scene, Recall(ask.about.digest)
    match ask.message:
        case Help(about=about):
            told, before = ask.told, ask.before
            return hints.sentences(
                scene, about=about, level=ask.level, said=told, before=before, model=model, recall=recall
            )
        case Talk(text=text):
            return _talk(ask, clean(text, MOST_READ), model, recall)
        case Act() as message:
            return actions.act(scene, message, model, before=ask.before)
        case Write() as message:
            return generation.write(scene, message, model, before=ask.before)
        case MakePlan() as message:
            return planning.make(scene, message, model)


async def _talk(ask: Ask, text: str, model: Metered | None, recall: Recall) -> AsyncGenerator[Says, None]:
    """An answer, and what may have been meant instead."""
    said = []
    asked = await asyncio.to_thread(chat.understand, ask.scene, text, ask.talk)
    answered = chat.sentences(
        ask.scene,
        text,
        talk=ask.talk,
        understood=asked,
        before=ask.before,
        spoken=ask.spoken,
        model=model,
        recall=recall,
        boxes=Boxes(),
    )
    async with contextlib.aclosing(answered) as sentences:
        async for each in sentences:
            said.append(each)
            yield each
    if questions := await asyncio.to_thread(chat.others, ask.scene, asked, said):
        yield Others(questions=questions)
    if asked.is_refused:
        yield Ended(how="refused")


def _ended(ask: Ask, model: Metered, account: Account) -> Ended:
    """Said where the model could not: what was there was written by hand, or what came after its own words."""
    trouble = type(model.trouble).__name__ if model.trouble else ""
    how, text = TROUBLE.get(trouble, ("done", ""))
    if text and any(source == "model" for source, _length in account.sources):
        text = UNFINISHED
    return Ended(how=how, text=_(text) if text else "", level=ask.level, more=ask.has_more)


def _close(ask: Ask, exchange: Exchange, account: Account, last: Ended, model: Metered) -> None:
    ended = Exchange.Ended(last.how) if last.how in Exchange.Ended.values else Exchange.Ended.DONE
    exchanges.close(exchange, account=account, ended=ended, model=model)
    if ask.job == "hint" and account.said:
        attempts.note_help(project=ask.scene.project)
