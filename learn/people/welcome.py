"""How somebody becomes a teacher: by a link that works once. Only its digest is kept."""

import datetime
import hashlib
import secrets

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from learn.people.errors import ClosedLink, TakenName
from learn.people.models import Classroom, TeacherLink, User

GOOD_FOR = datetime.timedelta(days=7)
CLOSED = "This link has been used, a newer one has taken its place, or its seven days are over."


def teacher_link() -> str | None:
    """A fresh path for the first teacher, or None when there is one. It replaces the one before."""
    return None if User.objects.filter(is_teacher=True).exists() else further_teacher_link()


def further_teacher_link() -> str:
    """A fresh path that makes one more teacher. It replaces the one before."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        TeacherLink.objects.all().delete()
        TeacherLink.objects.create(digest=_digest(token), expires_at=timezone.now() + GOOD_FOR)
    return reverse("people:become_teacher", args=[token])


def check_link(token: str) -> None:
    """Raise ClosedLink unless the link still makes a teacher."""
    if not _open_links(token).exists():
        raise ClosedLink(CLOSED)


@transaction.atomic
def become_teacher(*, token: str, name: str, password: str) -> User:
    """Use the link up and make the teacher. Raises ClosedLink or TakenName; then the link stays as it was."""
    if not _open_links(token).update(used_at=timezone.now()):
        raise ClosedLink(CLOSED)
    try:
        with transaction.atomic():
            teacher = User.objects.create_user(name.lower(), password=password, display_name=name, is_teacher=True)
    except IntegrityError:
        raise TakenName(f"There is a teacher called {name} already. Add another name or a letter.") from None
    take_over_demo_class(teacher)
    return teacher


def take_over_demo_class(teacher: User) -> None:
    """The first teacher finds a class that is ready to be joined."""
    Classroom.objects.filter(is_demo=True, teacher=None).update(teacher=teacher)


def _open_links(token: str):
    return TeacherLink.objects.filter(digest=_digest(token), used_at=None, expires_at__gt=timezone.now())


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
