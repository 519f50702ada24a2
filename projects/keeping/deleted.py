"""What a person deleted lately and can bring back: for a month, as forgetting.py has it."""

import datetime
import math
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from learn.people.models import User
from projects.keeping.forgetting import UNDO_DAYS
from projects.models import File, Project

MOST_SHOWN = 200  # of each: a program may delete files all day


class Deleted(NamedTuple):
    thing: Project | File
    days_left: int


def projects_of(user: User) -> list[Deleted]:
    return _lately(Project.objects.filter(owner=user))


def files_of(user: User) -> list[Deleted]:
    """Of projects that are there; the others bring their files back with them."""
    files = File.objects.filter(project__owner=user, project__deleted_at=None)
    return _lately(files.select_related("project"))


def _lately(rows: QuerySet) -> list[Deleted]:
    now = timezone.now()
    since = now - datetime.timedelta(days=UNDO_DAYS)
    found = rows.filter(deleted_at__gte=since).order_by("-deleted_at")[:MOST_SHOWN]
    return [Deleted(row, math.ceil((row.deleted_at - since) / datetime.timedelta(days=1))) for row in found]
