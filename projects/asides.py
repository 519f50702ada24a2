"""Texts that could not be put together with their file: kept here until the student says which one to go on with."""

import uuid
from typing import Any

from django.db import transaction

from projects import contents, files
from projects.errors import FileMovedOn
from projects.models import Aside, File, Version
from runner.files import digest_of
from runner.names import free_name

MOST = 8  # beside one file; then the oldest goes into the history


@transaction.atomic
def keep(*, file: File, text: str, aside: uuid.UUID | None = None) -> Aside:
    """`aside`: the one that this page kept before, and goes on typing."""
    file = files.held_file(file)
    data = contents.bytes_of(text)
    files.check_room(file.project, {file.name: data})
    row = file.asides.filter(pk=aside).first() if aside else None
    row = row or next((one for one in file.asides.all() if bytes(one.data) == data), None) or Aside(file=file)
    if bytes(row.data) != data or row._state.adding:
        row.data = data
        row.number += 1
        row.save()
        _let_oldest_go(file)
        files.touch(file.project)
    return row


@transaction.atomic
def settle(*, file: File, text: str, base: int, beside: str, aside: uuid.UUID | None, second: bool) -> File:
    """The student chose `text`; `beside` is the other of the two. It is in the history, and with `second` a file too.

    Raises FileMovedOn where the file is another again, RefusedFile where there is no room.
    """
    file = files.held_file(file)
    if base != file.revision:
        raise FileMovedOn(name=file.name, revision=file.revision, text=contents.shown(bytes(file.blob.data)))
    row = file.asides.filter(pk=aside).first() if aside else None
    there, chosen = bytes(file.blob.data), contents.bytes_of(text)
    files.check_room(file.project, {file.name: chosen})
    for data in dict.fromkeys([bytes(row.data) if row else there, contents.bytes_of(beside)]):
        if data not in (there, chosen):
            files.put(file, data, kind=Version.Kind.TYPED, is_text=True)
    if digest_of(chosen) != file.blob_id:
        files.put(file, chosen, kind=Version.Kind.TYPED, is_text=True)
    if second:
        name = free_name(_other_name(file.name), files.taken_keys(file.project))
        files.add(project=file.project, name=name, data=contents.bytes_of(beside))
    if row:
        row.delete()
    files.touch(file.project)
    return file


def drop(file: File, aside: uuid.UUID) -> None:
    """What was typed on from it has been saved."""
    if file.asides.filter(pk=aside).delete()[0]:
        files.touch(file.project)


def describe(file: File) -> dict[str, Any]:
    return {str(one.pk): one.number for one in file.asides.all()}


def describe_with_text(file: File) -> list[dict[str, Any]]:
    return [{"id": str(one.pk), "text": contents.shown(bytes(one.data))} for one in file.asides.all()]


def _let_oldest_go(file: File) -> None:
    there = bytes(file.blob.data)
    for oldest in list(file.asides.all())[:-MOST]:
        files.put(file, bytes(oldest.data), kind=Version.Kind.TYPED, is_text=True)
        files.put(file, there, kind=Version.Kind.RESTORED, is_text=True)
        oldest.delete()


def _other_name(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"{stem}_other.{ending}" if dot and stem else f"{name}_other"
