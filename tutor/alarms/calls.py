"""Students who wrote something that a person should answer: their teachers are told until one has seen to it."""

import dataclasses
import datetime

from django.db.models import Q
from django.utils import timezone

from learn.people.models import Classroom, Membership, User
from tutor import words
from tutor.models import Alarm


@dataclasses.dataclass(frozen=True)
class Call:
    """An alarm as a teacher reads it."""

    alarm: Alarm
    name: str  # in that class
    classroom: Classroom  # one in which this teacher has the student

    @property
    def sentence(self) -> str:
        return str(words.KINDS_OF_ALARM[self.alarm.kind]).format(name=self.name)


def calls(teacher: User, classroom: Classroom | None = None) -> list[Call]:
    """Those nobody has seen to, the oldest first: of one class, or of all."""
    taught = Classroom.objects.taught_by(teacher)
    if classroom is not None:
        taught = taught.filter(pk=classroom.pk)
    alarms = Alarm.objects.filter(seen_at=None, student__memberships__classroom__in=taught).distinct()
    rows = list(alarms.visible_to(teacher).order_by("at"))
    if not rows:  # mostly: pages ask again and again
        return []
    members = Membership.objects.filter(classroom__in=taught, student__in={row.student_id for row in rows})
    members = members.select_related("classroom").order_by("classroom__created_at")
    found = {member.student_id: member for member in members}
    met = [(row, found[row.student_id]) for row in rows if row.student_id in found]  # who left meanwhile is not
    return [Call(row, member.nickname, member.classroom) for row, member in met]


def see_to(alarm: Alarm, teacher: User) -> None:
    """The first who has seen to it counts."""
    Alarm.objects.filter(pk=alarm.pk, seen_at=None).update(seen_at=timezone.now(), seen_by=teacher)


def forget(which: Q, *, before: datetime.datetime) -> None:
    """Those that were seen to. One that nobody has seen stays."""
    Alarm.objects.filter(which, at__lt=before).exclude(seen_at=None).delete()
