"""One request's life: heard, looked at, allowed, answered sentence by sentence, kept, ended. The model may fail."""

import contextlib
import dataclasses
import datetime
import uuid
from collections.abc import AsyncGenerator

import structlog
from channels.db import database_sync_to_async
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from msgspec.structs import replace

from learn.people.models import User
from learn.progress import attempts
from projects.models import Project
from tutor import hints, ledger, policy, scenes
from tutor.cleaning import clean
from tutor.ledger import Account, Metered
from tutor.messages import Ended, EndedHow, Heard, Help, How, Says, Settle, Talk
from tutor.model.asking import About, Model
from tutor.models import Exchange
from tutor.recall import Recall
from tutor.scenes import Scene
from tutor.turns import Turn

logger = structlog.get_logger(__name__)

MOST_WORDS = 1_000
MEMORY = datetime.timedelta(hours=6)  # a hint that was told so long ago may be told again
JOBS: dict[type, str] = {Help: "hint", Talk: "chat"}
TROUBLE: dict[str, tuple[EndedHow, str]] = {
    "ModelBusy": ("busy", gettext_noop("Very many are asking just now, so these words were written by hand.")),
    "ModelSlow": ("slow", gettext_noop("The tutor took too long just now, so these words were written by hand.")),
    "ModelAway": (
        "away",
        gettext_noop("The tutor's model is not there just now, so these words were written by hand."),
    ),
    "ModelBroke": ("away", gettext_noop("The tutor lost its thread just now, so the rest was written by hand.")),
}
AnyAsked = Help | Talk


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ask:
    """What is asked, with all that is known before it is answered."""

    message: AnyAsked
    scene: Scene
    job: str
    how: How
    about: About
    left: int
    most: int
    level: str = ""
    has_more: bool = False
    told: tuple[str, ...] = ()  # what was said here before
    subject: str = ""  # what a hint is about


async def answer(message: AnyAsked, *, student: User, project: Project, model: Model) -> AsyncGenerator[Says, None]:
    """All that is said to `message`; the last is `Ended`. Whoever closes it ends it, and what was said is kept."""
    yield Heard(id=message.id)
    about = await model.about()
    ask = await database_sync_to_async(look)(message, student, project, about)
    refusal = refused(ask)
    if refusal is not None:
        yield refusal
        return
    turn = Turn(student.pk, ask.job)
    await turn.take()
    async with contextlib.aclosing(_kept(ask, Metered(model, about), turn)) as said:
        async for each in said:
            yield replace(each, id=message.id)


def look(message: AnyAsked, student: User, project: Project, about: About) -> Ask:
    scene = scenes.look(student=student, project=project, run_id=getattr(message, "run", ""), unsaved=message.files)
    job = JOBS[type(message)]
    left, most = ledger.left(student, scene.classroom, scene.lesson)
    how = policy.ways_of(scene, about.digest if about.is_ready else "").get(job, "off")
    ask = Ask(message=message, scene=scene, job=job, how=how, about=about, left=left, most=most)
    return _with_level(ask, message) if isinstance(message, Help) and how != "off" else ask


def _with_level(ask: Ask, message: Help) -> Ask:
    told = ledger.said_here(ask.scene, "hint", since=MEMORY)
    subject = policy.subject_of(message.about, ask.scene)
    number = policy.told_before(told, message.about, subject)
    level, has_more = policy.level_after(number, policy.strongest_for(ask.scene))
    parts = tuple(part for exchange in told for part in ledger.parts_of(exchange))
    return dataclasses.replace(ask, level=level, has_more=has_more, told=parts, subject=subject)


def refused(ask: Ask) -> Ended | None:
    id, left, most = ask.message.id, ask.left, ask.most
    if ask.how == "off":
        text = _("The tutor does not help with this here. Your teacher can tell you why.")
        return Ended(id=id, how="off", text=text, left=left, most=most)
    if not left:
        text = _("Your help for today is used up. Tomorrow there is more; until then your teacher can help you.")
        return Ended(id=id, how="spent", text=text, left=left, most=most)
    return None


async def _kept(ask: Ask, model: Metered, turn: Turn) -> AsyncGenerator[Says, None]:
    """The answer, with its row in the ledger: opened before the first word, closed whatever happens."""
    exchange = await database_sync_to_async(_open)(ask)
    account, ended = Account(), Exchange.Ended.STOPPED
    last = Ended(how="stopped", level=ask.level)
    try:
        async with contextlib.aclosing(_said(ask, model)) as said:
            async for each in said:
                if await turn.is_over():
                    break
                account.note(each)
                if isinstance(each, Ended):
                    last = each
                else:
                    yield each
            else:
                last = last if last.how != "stopped" else _ended(ask, model)
        ended = Exchange.Ended(last.how) if last.how in Exchange.Ended.values else Exchange.Ended.DONE
    finally:
        await database_sync_to_async(_close)(ask, exchange, account, ended, model)
    spent = 1 if account.said else 0
    yield replace(last, left=max(0, ask.left - spent), most=ask.most)


def _said(ask: Ask, model: Metered) -> AsyncGenerator[Says, None]:
    spoken = model if ask.how == "model" else None
    recall = Recall(ask.about.digest)
    match ask.message:
        case Help(about=about):
            return hints.sentences(ask.scene, about=about, level=ask.level, said=ask.told, model=spoken, recall=recall)
    raise TypeError(type(ask.message))


def _ended(ask: Ask, model: Metered) -> Ended:
    """Said where the model could not: what was there was written by hand."""
    trouble = type(model.trouble).__name__ if model.trouble else ""
    how, text = TROUBLE.get(trouble, ("done", ""))
    return Ended(how=how, text=_(text) if text else "", level=ask.level, more=ask.has_more)


def _open(ask: Ask) -> Exchange:
    message, scene = ask.message, ask.scene
    what = message.about if isinstance(message, Help) else ""
    asked = message.text if isinstance(message, Talk) else ask.subject
    tag = scene.findings[0].tag if scene.findings and ask.job == "hint" else ""
    return ledger.open(
        scene=scene, job=ask.job, what=what, level=ask.level, tag=tag, asked=asked, id=row_id(scene.student, message.id)
    )


def _close(ask: Ask, exchange: Exchange, account: Account, ended: str, model: Metered) -> None:
    ledger.close(exchange, account=account, ended=ended, model=model)
    if ask.job == "hint" and account.said:
        attempts.note_help(project=ask.scene.project)


def settle(student: User, message: Settle) -> None:
    """What became of a suggestion; of grey text it is noted with the day's row."""
    mine = Exchange.objects.visible_to(student).filter(student=student)
    row = mine.filter(pk=row_id(student, message.id)).first() or ledger.ghosts_of_today(student).first()
    if row is not None:
        row.taken, row.words = message.taken, clean(message.words, MOST_WORDS)
        row.save(update_fields=["taken", "words"])


def row_id(student: User, message_id: str) -> uuid.UUID:
    """So that what became of a suggestion finds its row again, from whichever process."""
    return uuid.uuid5(student.pk, message_id)
