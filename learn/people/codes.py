"""Class codes: eight characters that can be read out, copied from a board and typed on a phone."""

import datetime
import secrets
import unicodedata

from django.utils import timezone

from learn.people.errors import ExpiredCode, WrongCode
from learn.people.models import Classroom

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # 32: without I and 1, O and 0, which look alike
LENGTH = 8
GOOD_FOR = datetime.timedelta(days=120)  # a term and its holidays


def fresh() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def expiry() -> datetime.datetime:
    return timezone.now() + GOOD_FOR


def as_typed(text: str) -> str:
    """The code in what a person typed: any case, with spaces, dashes or wide letters."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).upper() if char.isalnum())


def find(text: str) -> Classroom:
    """The class with this code. Raises WrongCode or ExpiredCode."""
    code = as_typed(text)
    classroom = Classroom.objects.filter(code=code).first() if _could_be(code) else None
    if classroom is None:
        raise WrongCode(
            "No class has this code. Look at it once more: it has 8 letters and digits, "
            "and never a zero, a one, or the letters I and O."
        )
    if not classroom.is_open:
        raise ExpiredCode("This class code has run out. Your teacher can make a new one in a moment.")
    return classroom


def _could_be(code: str) -> bool:
    return len(code) == LENGTH and set(code) <= set(ALPHABET)
