"""Which things said in the chat are questions of a class, and which of them ask the same."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q

from tutor.alarms import comfort
from tutor.chat import replies
from tutor.chat.wishes import Kind
from tutor.models import Alarm, Exchange, ExchangeQuerySet
from tutor.reports import similar

MOST = 2_000  # the latest of them
NO_QUESTIONS: tuple[tuple[Kind, str], ...] = (
    ("hello", ""),
    ("thanks", ""),  # “it works!!!”
    ("thanks", "thanks"),
    ("bye", ""),
    ("low", ""),  # and whoever calls the tutor names
)


def of_class(rows: ExchangeQuerySet) -> ExchangeQuerySet:
    """Without what is for one person to read: an alarm; and without what nothing was asked by, or is not given."""
    asked = rows.filter(job=Exchange.Job.CHAT).exclude(asked="").exclude(ended=Exchange.Ended.REFUSED)
    asked = asked.exclude(Exists(Alarm.objects.filter(exchange=OuterRef("pk"))))
    answered_so = Q()
    for opening in _openings():
        answered_so |= Q(said__startswith=opening)
    return asked.exclude(answered_so).order_by("-at")


def like(rows: ExchangeQuerySet, text: str) -> ExchangeQuerySet:
    """Those that stand on one bar with this question."""
    found: set = similar.alike(text, of_class(rows).values_list("asked", "pk")[:MOST])
    return rows.filter(pk__in=found)


def _openings() -> Iterator[str]:
    """How every answer to these begins."""
    for kind, text in NO_QUESTIONS:
        yield next(replies.talk(kind, text, None)).text  # type: ignore[arg-type]  # the first sentence looks at no scene
    for alarm in Alarm.Kind.values:
        yield comfort.sentences(alarm)[0].text
