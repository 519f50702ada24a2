"""Where a student was: the open file and the cursor in each, so that another device goes on at the same letter."""

import uuid
from typing import Annotated, Any

import msgspec
from django.db import transaction

from projects import files
from projects.models import Project

Offset = Annotated[int, msgspec.Meta(ge=0, le=2**31)]
Cursor = tuple[Offset, Offset]


class Place(msgspec.Struct, forbid_unknown_fields=True):
    device: Annotated[
        str, msgspec.Meta(max_length=40, pattern=r"\A[0-9a-zA-Z-]*\Z")
    ]  # a word of the browser's own: it knows better where it was
    open: uuid.UUID
    cursors: Annotated[dict[uuid.UUID, Cursor], msgspec.Meta(max_length=100)] = {}


@transaction.atomic
def note(*, project: Project, place: Place) -> None:
    """Cursors in files that it does not name stay."""
    project = files.held(project)
    cursors = project.place_there.get("cursors", {}) | {str(file): cursor for file, cursor in place.cursors.items()}
    there = {str(pk) for pk in project.files.live().values_list("pk", flat=True)}
    project.place_there = {
        "device": place.device,
        "open": str(place.open),
        "cursors": {file: cursor for file, cursor in cursors.items() if file in there},
    }
    project.save(update_fields=["place_there"])


def describe(project: Project) -> dict[str, Any]:
    return project.place_there
