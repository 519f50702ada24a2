"""What was asked is kept as long as the strictest of its student's classes says, and then deleted."""

import datetime
import logging

from django.db.models import Q
from django.utils import timezone

from learn.people.models import Classroom, Membership
from tutor import rules
from tutor.alarms import calls
from tutor.models import Exchange

AT_ONCE = 500

logger = logging.getLogger(__name__)


def forget_old() -> int:
    """How many were deleted. What belongs to no class is kept as long as where nobody has said anything."""
    gone = _forget(Q(classroom=None), rules.DEFAULT.keep_days)
    for classroom in Classroom.objects.all():
        gone += _forget(_of(classroom), rules.of_class(classroom).keep_days)
    if gone:
        logger.info("old exchanges deleted", extra={"exchanges": gone})
    return gone


def _of(classroom: Classroom) -> Q:
    """What was asked in it, and whatever its students asked elsewhere."""
    return Q(classroom=classroom) | Q(student__in=Membership.objects.filter(classroom=classroom).values("student"))


def _forget(which: Q, days: int) -> int:
    before = timezone.now() - datetime.timedelta(days=days)
    calls.forget(which, before=before)
    old = Exchange.objects.filter(which, at__lt=before).values_list("pk", flat=True)
    gone = 0
    while found := list(old[:AT_ONCE]):
        # A little at a time: others write to the same rows meanwhile.
        gone += Exchange.objects.filter(pk__in=found).delete()[1]["tutor.Exchange"]
    return gone
