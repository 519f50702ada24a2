"""Likes of a few fixed kinds: kind by design, since there is nothing to write."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from learn.people.models import User
from projects.models import Like, Project


class Counted(NamedTuple):
    kind: Like.Kind
    number: int
    is_mine: bool


def set_given(*, project: Project, person: User, kind: Like.Kind, is_given: bool) -> None:
    """Said as it shall be, and not turned round: what is pressed twice at once ends as what the button offered."""
    if is_given:
        Like.objects.get_or_create(project=project, person=person, kind=kind)
    else:
        Like.objects.filter(project=project, person=person, kind=kind).delete()


def of(project: Project, viewer: User | AnonymousUser) -> Sequence[Counted]:
    mine = Q(person=viewer) if viewer.is_authenticated else Q(pk=None)
    rows = project.likes.values("kind").annotate(number=Count("pk"), mine=Count("pk", mine))
    found = {row["kind"]: row for row in rows}
    none = {"number": 0, "mine": 0}
    return [Counted(kind, found.get(kind, none)["number"], bool(found.get(kind, none)["mine"])) for kind in Like.Kind]
