"""What a class asks most: which mistakes, at which steps, and which questions."""

import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Count
from django.utils import timezone

from learn.people.models import Classroom, User
from runner.diagnosis.tags import TAGS
from tutor.models import Exchange, ExchangeQuerySet
from tutor.reports import questions, similar
from tutor.reports.retelling import place

MOST_ROWS = 8
MOST_CHARS = 600  # of a question in an address: more than is looked at


class Counted(NamedTuple):
    """A bar: what it is, how often, by how many students, and how that is found in the list of exchanges."""

    title: str
    times: int
    people: int
    share: int  # of the longest bar, in percent
    filters: dict[str, str]
    where: str = ""

    @property
    def query(self) -> str:
        return urlencode(self.filters)


class Most(NamedTuple):
    since: datetime.date
    mistakes: list[Counted]
    steps: list[Counted]
    questions: list[Counted]

    @property
    def is_empty(self) -> bool:
        return not (self.mistakes or self.steps or self.questions)


def most_asked(teacher: User, classroom: Classroom, days: int) -> Most:
    """In the last so many days, today included."""
    since = timezone.localdate() - datetime.timedelta(days=days - 1)
    began = timezone.make_aware(datetime.datetime.combine(since, datetime.time.min))
    rows = Exchange.objects.visible_to(teacher).filter(classroom=classroom, at__gte=began)
    rows = rows.exclude(job=Exchange.Job.GHOST)
    day = {"since": since.isoformat()}
    return Most(since, _mistakes(rows, day), _steps(rows, day), _questions(rows, day))


def _mistakes(rows: ExchangeQuerySet, day: dict[str, str]) -> list[Counted]:
    counted = _counted(rows.exclude(tag=""), "tag", "lesson", "step")
    return _bars(
        [
            Counted(
                TAGS[found["tag"]].title,
                found["times"],
                found["people"],
                0,
                day | {"tag": found["tag"]} | _at(found),
                place(found["lesson"], found["step"]),
            )
            for found in counted
            if found["tag"] in TAGS
        ]
    )


def _steps(rows: ExchangeQuerySet, day: dict[str, str]) -> list[Counted]:
    return _bars(
        [
            Counted(place(found["lesson"], found["step"]), found["times"], found["people"], 0, day | _at(found))
            for found in _counted(rows.exclude(lesson=""), "lesson", "step")
        ]
    )


def _questions(rows: ExchangeQuerySet, day: dict[str, str]) -> list[Counted]:
    asked = questions.of_class(rows).values_list("asked", "student")
    groups: list[similar.Group] = similar.groups(asked[: questions.MOST])
    at = day | {"job": "chat"}
    return _bars(
        [Counted(each.text, each.times, len(each.people), 0, at | {"like": each.text[:MOST_CHARS]}) for each in groups]
    )


def _counted(rows: ExchangeQuerySet, *names: str) -> list[dict]:
    counted = rows.values(*names).annotate(times=Count("pk"), people=Count("student", distinct=True))
    return list(counted.order_by("-people", "-times", *names)[:MOST_ROWS])


def _at(found: dict) -> dict[str, str]:
    return {"place": "/".join(filter(None, (found["lesson"], found["step"])))} if found["lesson"] else {}


def _bars(rows: list[Counted]) -> list[Counted]:
    rows = rows[:MOST_ROWS]
    longest = max((row.people for row in rows), default=1)
    return [row._replace(share=max(2, round(100 * row.people / longest))) for row in rows]
