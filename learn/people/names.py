"""The names people give themselves and their classes: what they type, and nothing that fools a reader."""

import unicodedata

from learn.people.errors import RefusedName
from learn.people.lookalikes import LOOKALIKES

MAX_CHARS = 30
MAX_TYPED = 1_000  # characters that are looked at one by one
MAX_MARKS = 3  # accents on one letter: no living script needs more, and a tower of them hides the line above

# Letters and marks that leave no ink, by which a name could look empty or like another.
INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


def cleaned(text: str, *, max_chars: int = MAX_CHARS) -> str:
    """Return the name as it will be shown, or raise RefusedName with what to change."""
    if len(text) > MAX_TYPED:
        raise RefusedName(f"That is far too long; there is room for {max_chars} characters. Try a shorter one.")
    # A heart from a phone comes with a selector that only says "in colour".
    text = text.replace("\ufe0f", "").replace("\ufe0e", "")
    _check_characters(text)
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not any(unicodedata.category(char)[0] in "LN" for char in name):
        raise RefusedName("Please use at least one letter or digit.")
    if len(name) > max_chars:
        raise RefusedName(f"That is {len(name)} characters long; there is room for {max_chars}. Try a shorter one.")
    return name


def words_in(text: str) -> str:
    """What somebody wrote, on one line and without what nobody can see, or no database can hold."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def key(name: str) -> str:
    """What two names share when a reader would take them for the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def glance(name: str) -> str:
    """What two names share that look alike at a glance, in whatever script, with whatever signs between."""
    letters = key(unicodedata.normalize("NFKC", name).translate(LOOKALIKES)).translate(LOOKALIKES)
    return "".join(char for char in letters if unicodedata.category(char)[0] not in "ZPS")


def _check_characters(text: str) -> None:
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if category[0] == "C" or category in ("Zl", "Zp") or _leaves_no_ink(char):
            raise RefusedName(
                "There is a character in it that nobody can see, or that this site cannot show. "
                "Please type it again with letters, digits and spaces."
            )
        marks = marks + 1 if category[0] == "M" else 0
        if marks > MAX_MARKS:
            raise RefusedName("There are too many accents on one letter. Try it with fewer.")


def _leaves_no_ink(char: str) -> bool:
    return char in INVISIBLE or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
