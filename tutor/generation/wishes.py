"""What a wish asks for: which topic, which kind of file, how many. By its words alone."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Literal

from tutor.cleaning import clean
from tutor.generation.packs import Pack, all_packs

Kind = Literal["questions", "list", "dict", "table", "csv"]
MOST_CHARS = 400
MOST = 50  # parts of a file
USUAL = 10
WORD = re.compile(r"[^\W_]+")
NUMBERS = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
COUNTS = {word: number for number, word in enumerate(NUMBERS, 2)} | {"dozen": 12, "twenty": 20, "thirty": 30}
# The first that is named wins; without any it is a list.
KINDS: tuple[tuple[Kind, frozenset[str]], ...] = (
    ("csv", frozenset("csv spreadsheet".split())),
    ("questions", frozenset("question questions quiz quizzes riddle riddles trivia answers sums".split())),
    ("dict", frozenset("dict dictionary dictionaries pairs lookup".split())),
    ("table", frozenset("table lists rows grid columns".split())),
    ("list", frozenset("list words names word things".split())),
)
COMMON = ("programming", "maths")  # topics whose words stand in wishes for others, too
# Whoever wishes for these wishes for the program itself.
PROGRAMS = frozenset(
    "solution solve exercise homework step task answer program game function code app script loop bug fix".split()
)


@dataclasses.dataclass(frozen=True)
class Wish:
    topic: str  # "" : none that is known
    kind: Kind
    count: int
    is_text: bool  # a text file is wished for
    wants_program: bool

    @property
    def pack(self) -> Pack | None:
        return all_packs().get(self.topic)


def read(wish: str) -> Wish:
    words = [word.lower() for word in WORD.findall(clean(wish, MOST_CHARS))]
    known = set(words)
    kind = next((kind for kind, names in KINDS if names & known), None)
    return Wish(
        topic=_topic(words),
        kind=kind or "list",
        count=_count(words),
        is_text=bool({"txt", "text"} & known),
        wants_program=bool(PROGRAMS & known) and (kind is None or "solution" in known),
    )


def _topic(words: list[str]) -> str:
    """Of two the one that is named first: "flags of countries" are flags; but a "python list" may be of anything."""
    text = f" {' '.join(words)} "
    found = [(text.find(f" {name} "), topic) for topic, pack in all_packs().items() for name in pack.words]
    exact = [(place, topic) for place, topic in found if place >= 0]
    return min(exact, key=lambda each: (each[1] in COMMON, each[0]))[1] if exact else ""


def _count(words: list[str]) -> int:
    found = next(_counts(words), USUAL)
    return max(1, min(found, MOST))


def _counts(words: list[str]) -> Iterator[int]:
    for word in words:
        if word.isdecimal() and len(word) < 5:
            yield int(word)
        elif word in COUNTS:
            yield COUNTS[word]
