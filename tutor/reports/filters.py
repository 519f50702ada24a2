"""Which exchanges somebody wants to see: by student, place, kind, day or words; a page at a time, of however many."""

import dataclasses
import datetime
import uuid
from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from learn.people.models import Classroom, User
from tutor.models import Alarm, Exchange, ExchangeQuerySet
from tutor.reports import questions

MOST = 50  # on a page
MOST_LOOKED_THROUGH = 10_000  # rows of which a page is picked; the next one looks further back
YEARS = range(2000, 3000)  # far from where calendars and databases end
AT_ONCE = 500  # where all are wanted


@dataclasses.dataclass(frozen=True, kw_only=True)
class Filters:
    """What a page or a table holds: of a class, of one student in it, or all of one's own."""

    classroom: Classroom | None = None
    student: uuid.UUID | None = None
    lesson: str = ""
    step: str = ""
    job: str = ""
    tag: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None  # that day included
    only_alarms: bool = False
    words: str = ""
    like: str = ""  # a question: those that ask the same

    @property
    def frame(self) -> dict[str, object]:
        """What an index answers by itself. A class has its own alone, not what its students ask elsewhere."""
        frame = {"classroom": self.classroom, "student": self.student}
        return {name: value for name, value in frame.items() if value}

    @property
    def is_picky(self) -> bool:
        """Whether many rows may have to be looked at for one that fits."""
        is_exact = self.lesson or self.step or self.job or self.tag or self.words or self.like
        return bool(is_exact) and not self.only_alarms


class PageStart(NamedTuple):
    """Before which exchange a page begins."""

    at: datetime.datetime
    id: uuid.UUID


class Page(NamedTuple):
    rows: list[Exchange]
    further: str = ""  # where the next page begins, as `read_place` takes it; "": this is the last
    looked_back_to: datetime.datetime | None = None  # where there was too much to look at


def page(reader: User, wanted: Filters, before: PageStart | None = None) -> Page:
    edge = _edge(wanted, before) if wanted.is_picky else None
    found = _found(reader, wanted, before)
    if edge:
        found = found.filter(at__gte=edge.at)
    rows = list(found[: MOST + 1])
    if len(rows) > MOST:
        return Page(rows[:MOST], written(PageStart(rows[MOST - 1].at, rows[MOST - 1].pk)))
    return Page(rows, written(edge), edge.at) if edge else Page(rows)


def all_of(reader: User, wanted: Filters) -> Iterator[Exchange]:
    """The newest first; some at a time, so that nothing is held while a slow reader takes them."""
    before = None
    while rows := list(_found(reader, wanted, before)[:AT_ONCE]):
        yield from rows
        before = PageStart(rows[-1].at, rows[-1].pk)


def read_place(text: str) -> PageStart | None:
    """As it came in an address; whatever is none begins at the newest."""
    at, _, pk = text.partition(" ")
    try:
        moment, found = datetime.datetime.fromisoformat(at), uuid.UUID(pk)
    except ValueError:
        return None
    return PageStart(moment, found) if moment.tzinfo and moment.year in YEARS else None


def written(place: PageStart) -> str:
    return f"{place.at.isoformat()} {place.id}"


def _found(reader: User, wanted: Filters, before: PageStart | None) -> ExchangeQuerySet:
    rows = _within(reader, wanted)
    exact = {"lesson": wanted.lesson, "step": wanted.step, "job": wanted.job, "tag": wanted.tag}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.since:
        rows = rows.filter(at__gte=_midnight(wanted.since))
    if wanted.until:
        rows = rows.filter(at__lt=_midnight(wanted.until + datetime.timedelta(days=1)))
    for word in wanted.words.split():
        rows = rows.filter(Q(asked__icontains=word) | Q(said__icontains=word) | Q(words__icontains=word))
    if wanted.like:
        rows = questions.like(rows, wanted.like)
    return _before(rows, before).order_by("-at", "-pk")


def _within(reader: User, wanted: Filters) -> ExchangeQuerySet:
    """The frame. Those with an alarm are few, and by their keys alone: else all of a class is gone through for them."""
    if not wanted.only_alarms:
        return Exchange.objects.visible_to(reader).filter(**wanted.frame)
    alarms = Alarm.objects.visible_to(reader).filter(**wanted.frame).exclude(exchange=None)
    return Exchange.objects.filter(pk__in=[*alarms.values_list("exchange", flat=True)])


def _before(rows: ExchangeQuerySet, before: PageStart | None) -> ExchangeQuerySet:
    if before is None:
        return rows
    return rows.filter(at__lte=before.at).exclude(at=before.at, pk__gte=before.id)


def _edge(wanted: Filters, before: PageStart | None) -> PageStart | None:
    """The last row that is looked at: so many further back. Only counts, so who may see them is asked elsewhere."""
    rows = _before(Exchange.objects.filter(**wanted.frame), before).order_by("-at")
    if wanted.until:
        rows = rows.filter(at__lt=_midnight(wanted.until + datetime.timedelta(days=1)))
    last = rows.values_list("at", "pk")[MOST_LOOKED_THROUGH - 1 : MOST_LOOKED_THROUGH].first()
    return PageStart(*last) if last else None


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
