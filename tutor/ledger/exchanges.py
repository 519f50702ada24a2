"""A row for each thing asked: opened, closed with what was said, and found again."""

import datetime
import uuid
from collections.abc import Sequence

from django.db.models import F, QuerySet
from django.utils import timezone

from learn.people.models import User
from projects.models import Project
from tutor.cleaning import clean
from tutor.ledger.accounts import Account, Metered
from tutor.models import Alarm, Exchange
from tutor.scenes import Scene

MOST_ASKED = 4_000  # characters
BETWEEN = "\n\n"  # the parts of what was said; a part may have it too, so `sources` has their lengths
LONGEST = datetime.timedelta(minutes=5)  # what is open for longer was cut off: no answer takes so long
Ended = Exchange.Ended


def row_id(student: User, message_id: str) -> uuid.UUID:
    """So that what became of a suggestion finds its row again, from whichever process."""
    return uuid.uuid5(student.pk, message_id)


def open(
    *,
    scene: Scene,
    job: str,
    what: str = "",
    level: str = "",
    tag: str = "",
    asked: str = "",
    id: uuid.UUID | None = None,
) -> Exchange:
    """`id`: unless that is taken."""
    if id is None or Exchange.objects.filter(pk=id).exists():
        id = uuid.uuid4()
    return Exchange.objects.create(
        id=id,
        student=scene.student,
        classroom=scene.classroom,
        project=scene.project,
        lesson=scene.lesson,
        step=scene.step,
        job=job,
        what=what,
        level=level,
        tag=tag,
        asked=as_kept(asked),
    )


def as_kept(asked: str) -> str:
    """What was asked, or what about, as its row has it."""
    return clean(asked, MOST_ASKED)


def close(exchange: Exchange, *, account: Account, ended: str, model: Metered | None = None) -> None:
    """What was said until now, however it ended. What others noted meanwhile stays, and what was erased stays away."""
    told: dict[str, object] = {
        "said": BETWEEN.join(account.said),
        "sources": [list(source) for source in account.sources],
        "seconds": round(account.seconds, 3),
        "first_seconds": round(account.first_seconds, 3),
        "ended": ended,
    }
    if model is not None:
        told |= {"refused": model.refused, "tokens_in": model.tokens_in, "tokens_out": model.tokens_out}
        told["model"] = model.known.digest[:80] if model.was_asked else ""
    Exchange.objects.filter(pk=exchange.pk).update(**told)


def count_ghost(scene: Scene, *, model: Metered, text: str, seconds: float) -> Exchange:
    """Grey text of a day and project is one row: how often, at what cost, and what was offered last."""
    row = ghosts_of_today(scene.student, scene.project).first() or open(scene=scene, job=Exchange.Job.GHOST)
    Exchange.objects.filter(pk=row.pk).update(
        times=F("times") + (0 if row.ended == Ended.OPEN else 1),
        tokens_in=F("tokens_in") + model.tokens_in,
        tokens_out=F("tokens_out") + model.tokens_out,
        seconds=F("seconds") + seconds,
        said=text or row.said,
        model=model.known.digest[:80],
        ended=Ended.DONE,
    )
    return row


def ghosts_of_today(student: User, project: Project) -> QuerySet[Exchange]:
    rows = Exchange.objects.filter(student=student, project=project, job=Exchange.Job.GHOST)
    return rows.filter(at__gte=midnight()).order_by("-at")


def said_here(scene: Scene, *jobs: str, since: datetime.timedelta, most: int = 40) -> list[Exchange]:
    """What this student was told in this project at this step, the oldest first: of the newest so many."""
    rows = Exchange.objects.filter(
        student=scene.student, project=scene.project, step=scene.step, job__in=jobs, at__gte=timezone.now() - since
    )
    return list(rows.exclude(said="").order_by("-at")[:most])[::-1]


def since_alarm(rows: Sequence[Exchange]) -> Sequence[Exchange]:
    """Those after the last that a person has to answer: “why?” goes on with that as with no question about Python."""
    alarming = set(Alarm.objects.filter(exchange__in=rows).values_list("exchange", flat=True))
    last = max((at for at, row in enumerate(rows, 1) if row.pk in alarming), default=0)
    return rows[last:]


def parts_of(exchange: Exchange) -> list[str]:
    """What was said in it, one by one."""
    parts, at = [], 0
    for _source, length in exchange.sources:
        parts.append(exchange.said[at : at + length])
        at += length + len(BETWEEN)
    return parts


def is_cut_off(exchange: Exchange) -> bool:
    """Nobody closes it any more: what was to answer it was ended itself."""
    return exchange.ended == Ended.OPEN and exchange.at < timezone.now() - LONGEST


def midnight() -> datetime.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
