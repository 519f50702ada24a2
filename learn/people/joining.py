"""Joining a class: with its code, a nickname, and nothing else."""

import datetime
import itertools
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from learn.people import names
from learn.people.errors import FullClass, RefusedName, TakenName
from learn.people.models import Classroom, Membership, User

MOST_STUDENTS = 300  # in one class: a code that got out cannot fill the disk
ROLES = frozenset(["admin", "administrator", "system", "teacher", "tutor"])
SAME_PRESS = datetime.timedelta(minutes=2)


def join(*, classroom: Classroom, nickname: str, visit: uuid.UUID, student: User | None = None) -> Membership:
    """Put a student into a class, making the student unless there is one. Raises RefusedName, TakenName and FullClass.

    `visit` names one opening of the form: a button pressed twice joins once.
    """
    username = _username(classroom, nickname, visit)
    membership = _joined_already(classroom, username, student)
    if membership:
        return membership
    _check_is_a_students(nickname, classroom)
    if classroom.memberships.count() >= MOST_STUDENTS:
        raise FullClass("This class is full. Tell your teacher, who can make another one.")
    try:
        with transaction.atomic():
            member = student or User.objects.create_user(username, display_name=nickname)
            return Membership.objects.create(classroom=classroom, student=member, nickname=nickname)
    except IntegrityError:
        membership = _joined_already(classroom, username, student)
        if membership:
            return membership
        sentence = f"Somebody in this class is already called {nickname}."
        raise TakenName(sentence, free=_free_nicknames(classroom, nickname)) from None


def _check_is_a_students(nickname: str, classroom: Classroom) -> None:
    """Nobody speaks to a class in the name of its teacher, or of the site."""
    looks = names.glance(nickname)
    if looks in ROLES:
        raise RefusedName(f"In this class “{nickname}” could be taken for somebody else. Choose a name of your own.")
    if classroom.teacher and looks == names.glance(classroom.teacher.display_name):
        raise RefusedName(f"Your teacher is called {classroom.teacher}. Choose a name that tells you apart.")


def _free_nicknames(classroom: Classroom, nickname: str) -> list[str]:
    """The nickname with the next three numbers that nobody in the class has."""
    taken = set(classroom.memberships.values_list("nickname_key", flat=True))
    stem = nickname[: names.MAX_CHARS - len(" 300")].rstrip()
    numbered = (f"{stem} {number}" for number in itertools.count(2))
    return list(itertools.islice((name for name in numbered if names.key(name) not in taken), 3))


def _joined_already(classroom: Classroom, username: str, student: User | None) -> Membership | None:
    memberships = classroom.memberships.select_related("student")
    if student:
        return memberships.filter(student=student).first()
    lately = timezone.now() - SAME_PRESS
    return memberships.filter(student__username=username, joined_at__gt=lately).first()


def _username(classroom: Classroom, nickname: str, visit: uuid.UUID) -> str:
    return f"s-{uuid.uuid5(visit, f'{classroom.pk} {names.key(nickname)}').hex}"
