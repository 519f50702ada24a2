"""How a message is to be read before a classifier that has learned English hears danger in it."""

import codecs
import functools
import re
from collections.abc import Iterator

from tutor import phrases
from tutor.alarms import danger
from tutor.guard import codings
from tutor.guard.fitness import ENGLISH, is_english

FEWEST, SHARE = 2, 0.5  # words that are English, of a text turned round or encoded: by chance one has a few


def as_meant(text: str) -> list[str]:
    """English that is turned round, shifted or encoded, read as that: of what nobody can read it makes danger."""
    text = text[: danger.MOST_CHARS]
    found = [] if is_english(text) else [*filter(_is_surely_english, _readings(text))]
    return found or [text]


def _readings(text: str) -> Iterator[str]:
    yield text[::-1]
    yield " ".join(word[::-1] for word in text.split())
    yield codecs.decode(text, "rot13")
    yield from codings.decoded(text)


def _is_surely_english(text: str) -> bool:
    found = danger.plain(text).split()
    known = sum(word in ENGLISH for word in found)
    return known >= max(FEWEST, len(found) * SHARE)


def is_foreign_about_code(text: str) -> bool:
    """“Meu código não roda”: neither its words nor what is in them is known to the classifier."""
    return not is_english(text) and _words_of_code().search(danger.plain(text)) is not None


@functools.cache
def _words_of_code() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{line})" for line in phrases.lines("code_abroad")))
