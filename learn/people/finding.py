"""Finding somebody by what is known at the terminal: a student by nickname or id, a teacher by name."""

import uuid

from learn.people import names
from learn.people.errors import Refusal
from learn.people.models import Membership, User


class NotOne(Refusal):
    """Nobody, or more than one; the text says who could be meant."""


def student(text: str) -> User:
    """Raises NotOne."""
    memberships = Membership.objects.select_related("student", "classroom").filter(nickname_key=names.key(text.strip()))
    found = {membership.student for membership in memberships} | set(User.objects.filter(pk=_id(text)))
    if len(found) == 1:
        return found.pop()
    if not found:
        raise NotOne(f"There is no student called {text}. A nickname is written as in its class; an id works too.")
    which = "\n".join(f"  {one.student_id}  {one.nickname}, in {one.classroom}" for one in memberships)
    raise NotOne(f"There is more than one {text}. Say which one by the id:\n{which}")


def teacher(text: str) -> User:
    """By the name as they sign in with it, in any case. Raises NotOne."""
    teachers = User.objects.filter(is_teacher=True)
    found = teachers.filter(username__iexact=" ".join(text.split())).first()
    if found:
        return found
    known = ", ".join(str(one) for one in teachers.order_by("display_name")) or "nobody yet"
    raise NotOne(f"There is no teacher called {text}. Teachers here: {known}.")


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text.strip())
    except ValueError:
        return None
