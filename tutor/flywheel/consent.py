"""Who gives: a class whose teacher said so, in it each student who has not said no. The stricter always counts."""

import datetime

from django.db import transaction
from django.utils import timezone

from learn.people.models import Classroom, Membership, User
from tutor.models import Gift, Giving, Wish


@transaction.atomic
def switch(classroom: Classroom, *, gives: bool) -> None:
    """Off: whatever was kept for it is deleted at once."""
    if gives:
        Giving.objects.get_or_create(classroom=classroom)
        return
    Giving.objects.filter(classroom=classroom).delete()
    Gift.objects.filter(classroom=classroom).delete()


@transaction.atomic
def say(student: User, *, gives: bool) -> None:
    """A student's own word, which goes before the class's. No: whatever was kept is deleted at once."""
    wish = Wish.objects.filter(student=student).first() or Wish(student=student)
    if gives and not wish.gives:
        wish.gives_since = timezone.now()
    wish.gives = gives
    wish.save()
    if not gives:
        Gift.objects.filter(student=student).delete()


def is_asked(student: User) -> bool:
    """Whether all classes of a student give, so that it is theirs to say no."""
    mine = Membership.objects.filter(student=student)
    return not student.is_teacher and mine.exists() and not mine.filter(classroom__giving=None).exists()


def givers(giving: Giving) -> dict[User, datetime.datetime]:
    """The students of the class who give, and from when on."""
    elsewhere = Membership.objects.filter(classroom__giving=None).values("student")
    members = Membership.objects.filter(classroom=giving.classroom, student__is_teacher=False)
    members = members.exclude(student__in=elsewhere).select_related("student__tutor_wish")
    found = {}
    for membership in members:
        wish = getattr(membership.student, "tutor_wish", None) or Wish()
        if wish.gives:
            since = wish.gives_since or giving.since
            found[membership.student] = max(since, giving.since, membership.joined_at)
    return found
