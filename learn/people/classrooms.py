"""Opening a class and changing its code."""

from learn.people import codes
from learn.people.models import Classroom


def open_class(**fields) -> Classroom:
    """A class with a fresh code."""
    return Classroom.objects.create(code=codes.fresh(), code_expires_at=codes.expiry(), **fields)


def change_code(classroom: Classroom) -> Classroom:
    """A fresh code; the one before opens nothing from now on. Who has joined stays."""
    classroom.code, classroom.code_expires_at = codes.fresh(), codes.expiry()
    classroom.save(update_fields=["code", "code_expires_at"])
    return classroom
