"""What was asked and said is kept, with what it cost; and how much help is left today."""

import dataclasses
import datetime
import time
import uuid
from collections.abc import AsyncGenerator

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from learn.people.models import User
from projects.models import Project
from tutor import rules
from tutor.cleaning import clean
from tutor.errors import ModelTrouble
from tutor.messages import Planned, Says, Sentence, Suggestion
from tutor.model.asking import About, Asked, Model, Piece
from tutor.models import Exchange
from tutor.rules import Rules
from tutor.scenes import Scene

MOST_ASKED, MOST_SAID = 4_000, 12_000  # characters
MOST_REFUSED = 20
BETWEEN = "\n\n"  # the parts of what was said; a part may have it too, so `sources` has their lengths
LONGEST = datetime.timedelta(minutes=5)  # what is open for longer was cut off: no answer takes so long
Ended = Exchange.Ended


class Metered:
    """A model that notes what its answers cost, and why words of it were held back."""

    def __init__(self, model: Model, about: About):
        self.model, self.known = model, about
        self.tokens_in = self.tokens_out = 0
        self.was_asked = False
        self.refused: list[str] = []
        self.trouble: ModelTrouble | None = None

    async def stream(self, asked: Asked) -> AsyncGenerator[Piece, None]:
        self.was_asked = True
        self.tokens_in += (sum(len(turn.content) for turn in asked.turns) + len(asked.prefix) + len(asked.suffix)) // 4
        pieces = self.model.stream(asked)
        try:
            async for piece in pieces:
                self.tokens_out += piece.tokens
                yield piece
        except ModelTrouble as trouble:
            self.trouble = trouble
            raise
        finally:
            await pieces.aclose()  # type: ignore[attr-defined]  # which tells the server to stop

    async def about(self) -> About:
        return self.known

    def refuse(self, why: str) -> None:
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(why)


@dataclasses.dataclass
class Account:
    """What is said in one exchange, as it goes on."""

    began: float = dataclasses.field(default_factory=time.monotonic)
    said: list[str] = dataclasses.field(default_factory=list)
    sources: list[tuple[str, int]] = dataclasses.field(default_factory=list)  # of each part, and its characters
    first_seconds: float = 0.0

    def note(self, message: Says) -> None:
        match message:
            case Sentence(source=source):
                self._note(message.whole, source)
            case Suggestion(file=file, text=text, note=note, source=source):
                self._note(f"{note}\n{file}:\n{text}", source)
            case Planned(steps=steps):
                self._note("\n".join(f"{step.number}. {step.text}" for step in steps), "written")

    def _note(self, text: str, source: str) -> None:
        room = MOST_SAID - sum(length for _source, length in self.sources)
        if room > 0:
            self.said.append(text[:room])
            self.sources.append((source, len(text[:room])))
        self.first_seconds = self.first_seconds or self.seconds

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


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
        asked=clean(asked, MOST_ASKED),
    )


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


def left(student: User, allowed: Rules | None = None) -> tuple[int, int]:
    """How many helps are left today for this student, and of how many; grey text costs nothing."""
    allowed = allowed or rules.of(student)
    mine = allowed.most_a_day - _counted(Exchange.objects.filter(student=student)).count()
    return max(0, min([mine, *_left_of_classes(student)])), allowed.most_a_day


def _left_of_classes(student: User) -> list[int]:
    """Of each class of theirs: what it may ask less what it has asked."""
    told = rules.by_class(student)
    asked = _counted(Exchange.objects.filter(classroom__in=told))
    times = dict(asked.values_list("classroom").annotate(Count("pk")))
    return [each.most_a_day_of_class - times.get(classroom, 0) for classroom, each in told.items()]


def said_here(scene: Scene, *jobs: str, since: datetime.timedelta, most: int = 40) -> list[Exchange]:
    """What this student was told in this project at this step, the oldest first: of the newest so many."""
    rows = Exchange.objects.filter(
        student=scene.student, project=scene.project, step=scene.step, job__in=jobs, at__gte=timezone.now() - since
    )
    return list(rows.exclude(said="").order_by("-at")[:most])[::-1]


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


def _counted(rows: QuerySet[Exchange]) -> QuerySet[Exchange]:
    """Those of today that count: where nothing could be said, or it was not given, none does."""
    today = rows.filter(at__gte=midnight()).exclude(job=Exchange.Job.GHOST)
    is_going_on = Q(ended=Ended.OPEN, at__gte=timezone.now() - LONGEST)
    return today.filter(~Q(said="") | is_going_on)


def midnight() -> datetime.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
