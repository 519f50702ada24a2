"""What was asked is kept as long as the class says, and then deleted."""

import datetime
import logging

from django.utils import timezone

from learn.people.models import Classroom
from tutor import alarms, rules
from tutor.models import Exchange

AT_ONCE = 500

logger = logging.getLogger(__name__)


def forget_old() -> int:
    """How many were deleted. What belongs to no class is kept as long as where nobody has said anything."""
    gone = _forget(None, rules.DEFAULT.keep_days)
    for classroom in Classroom.objects.all():
        gone += _forget(classroom, rules.of_class(classroom).keep_days)
    if gone:
        logger.info("old exchanges deleted", extra={"exchanges": gone})
    return gone


def _forget(classroom: Classroom | None, days: int) -> int:
    before = timezone.now() - datetime.timedelta(days=days)
    alarms.forget(before=before, classroom=classroom)
    old = Exchange.objects.filter(classroom=classroom, at__lt=before).values_list("pk", flat=True)
    gone = 0
    while found := list(old[:AT_ONCE]):
        # A little at a time: others write to the same rows meanwhile.
        gone += Exchange.objects.filter(pk__in=found).delete()[1]["tutor.Exchange"]
    return gone
