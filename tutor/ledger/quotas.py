"""How much help is left today."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from learn.people.models import User
from tutor import rules
from tutor.ledger.exchanges import LONGEST, midnight
from tutor.models import Exchange
from tutor.rules import Rules


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


def _counted(rows: QuerySet[Exchange]) -> QuerySet[Exchange]:
    """Those of today that count: where nothing could be said, or it was not given, none does."""
    today = rows.filter(at__gte=midnight()).exclude(job=Exchange.Job.GHOST)
    is_going_on = Q(ended=Exchange.Ended.OPEN, at__gte=timezone.now() - LONGEST)
    return today.filter(~Q(said="") | is_going_on)
