"""A save: what was typed, on what it was typed, and where the cursor stood."""

import uuid
from typing import Annotated, Any

import msgspec
from django.db import transaction

from projects import asides, contents, files, places
from projects.errors import FileMovedOn
from projects.history import origins
from projects.models import File
from projects.places import Place
from runner.files import digest_of

MOST_SENT = 5


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    base: int  # the revision that was changed
    origins: Any = None  # [[length, code], …] over the text; see projects/history/origins.py
    sent: Annotated[list[str], msgspec.Meta(max_length=MOST_SENT)] = []  # earlier texts whose answers never came
    aside: uuid.UUID | None = None  # the text kept beside the file that this one goes on from
    place: Place | None = None


def save(*, file: File, typed: Typed) -> tuple[File, str | None]:
    """The file, and its text where that is not what was sent.

    Raises FileMovedOn where somebody else changed the same lines: then both texts are kept here.
    """
    try:
        return _save(file, typed)
    except FileMovedOn as moved:
        moved.aside = asides.keep(file=file, text=typed.text, aside=typed.aside).pk
        raise


@transaction.atomic
def _save(file: File, typed: Typed) -> tuple[File, str | None]:
    known = origins.checked(typed.origins, typed.text)
    file = files.save_text(file=file, text=typed.text, base=typed.base, origins=known, sent=typed.sent)
    if typed.aside:
        asides.drop(file, typed.aside)
    if typed.place:
        places.note(project=file.project, place=typed.place)
    is_as_sent = file.blob_id == digest_of(contents.bytes_of(typed.text))
    return file, None if is_as_sent else contents.shown(bytes(file.blob.data))
