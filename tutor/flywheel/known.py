"""Words that are not a student's: Python's own, its libraries', and those that say nothing of anybody."""

import functools
import keyword
from pathlib import Path

from learn.people import cards
from runner.diagnosis.names import HOMES, MODULES, SHORT_NAMES
from runner.diagnosis.nearness import nearest
from runner.diagnosis.scopes import BUILTINS

FOLDER = Path(__file__).parent / "words"


def read(name: str) -> frozenset[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="ascii").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


LIBRARIES = MODULES | {"PIL", "Image", "pathlib", "functools", "operator", "decimal", "fractions"}
SPECIAL = frozenset("self cls args kwargs __name__ __main__ __init__ __str__ __repr__ __eq__ __len__ __file__".split())
BARE = frozenset({*keyword.kwlist, *BUILTINS, *LIBRARIES, *SHORT_NAMES, *HOMES, *SPECIAL, "match", "case"})
BARE_SMALL = frozenset(word.lower() for word in BARE)
# Of other languages: what is typed by mistake in the place of Python's own.
FOREIGN = frozenset(
    "elseif elsif ifelse elseIf elif_ then function func fun var let const null nil undefined this do foreach switch "
    "printf println console echo puts System String void public static include new".split()
)
STREETS = frozenset({"street", "road", "avenue", "lane"})  # would look like an address
ATTRIBUTES, ARGUMENTS = read("attributes"), read("arguments")  # behind a dot; named in a call
OF_TEXTS = read("texts")  # words of strings that stay
OF_PROSE = read("prose")  # words of hints that stay


@functools.cache
def neutral() -> tuple[str, ...]:
    """What takes the place of names and texts: the words of return cards, which are harmless and easy to read."""
    taken = BARE_SMALL | ATTRIBUTES | ARGUMENTS | FOREIGN | STREETS
    return tuple(word for word in cards.words() if len(word) > 3 and word not in taken)


@functools.cache
def is_far_from_python(word: str) -> bool:
    """Nobody could take it for a slip of a word of Python's."""
    return not nearest(word, BARE)
