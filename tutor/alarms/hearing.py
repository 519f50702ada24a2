"""Whoever writes that they are in distress or in danger is heard, whatever becomes of the request that said it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, NamedTuple, TypeVar

from channels.db import database_sync_to_async

from learn.people.models import User
from projects.models import Project
from tutor.alarms import comfort, danger, reading
from tutor.ask import Anything, Ask, compose, open_row, scene_of, words_of
from tutor.chat import votes
from tutor.ledger import exchanges
from tutor.ledger.accounts import Account
from tutor.messages import Sentence
from tutor.model.asking import AboutModel
from tutor.models import Alarm, Exchange

MOST_WAITING = 20  # alarms of a student and kind
# What the classifier believes where somebody asks about code in a language that it has not learned: of 60 such
# questions it took 19 for danger.
SURELY = 0.9
GRAVEST_FIRST = (Alarm.Kind.DANGER.value, Alarm.Kind.DISTRESS.value)
Result = TypeVar("Result")
_going_on: set[asyncio.Future] = set()


class Alarmed(NamedTuple):
    ask: Ask
    said: list[Sentence]


def kind_of(text: str) -> str:
    """ "", "distress" or "danger": by rules, and by the classifier where there is one. Not for the event loop."""
    meant = reading.as_meant(text)
    heard = {danger.find(text), *map(danger.find, meant), *map(_of_classifier, meant)}
    return next((kind for kind in GRAVEST_FIRST if kind in heard), "")


def _of_classifier(text: str) -> str:
    return votes.of(text).alarm_from(SURELY if reading.is_foreign_about_code(text) else votes.ALARM)


def begin(message: Anything, *, student: User, project: Project) -> asyncio.Future[Alarmed | None]:
    """The alarm is kept, with what is said to it, also where nobody waits any more."""
    return kept_on(_listen(message, student, project))


def kept_on(work: Coroutine[Any, Any, Result]) -> asyncio.Future[Result]:
    """It goes on where whoever waits for it is cancelled."""
    task = asyncio.ensure_future(work)
    _going_on.add(task)  # nobody else holds it
    task.add_done_callback(_going_on.discard)
    return asyncio.shield(task)


async def listen_to(words: str, *, student: User, exchange: Exchange | None) -> None:
    """To what is said beside an exchange that was answered before."""
    if words.strip() and (kind := await asyncio.to_thread(kind_of, words)):
        await database_sync_to_async(raise_alarm)(student, kind, exchange)


async def _listen(message: Anything, student: User, project: Project) -> Alarmed | None:
    words = words_of(message)
    kind = await asyncio.to_thread(kind_of, words) if words.strip() else ""
    return await database_sync_to_async(_keep)(message, student, project, kind) if kind else None


def _keep(message: Anything, student: User, project: Project, kind: str) -> Alarmed:
    ask = compose(message, scene_of(message, student, project), AboutModel())
    exchange = open_row(ask)
    raise_alarm(student, kind, exchange)
    account = Account()
    said = comfort.sentences(kind, student, is_helped=ask.how != "off" and ask.left > 0)
    for each in said:
        account.note(each)
    exchanges.close(exchange, account=account, ended=Exchange.Ended.DONE)
    return Alarmed(ask, said)


def raise_alarm(student: User, kind: str, exchange: Exchange | None) -> None:
    """Unless so many of this student wait for a person already: whoever floods is called often enough."""
    if Alarm.objects.filter(student=student, kind=kind, seen_at=None).count() >= MOST_WAITING:
        return
    classroom = exchange.classroom if exchange else None
    Alarm.objects.create(student=student, classroom=classroom, exchange=exchange, kind=Alarm.Kind(kind))
