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
SMALL = frozenset(
    "a an the my our your some any all of with about on from for and or many more different other in to please".split()
)
WHERE = (["of"], ["in"], ["from"])
PLAIN = frozenset(
    "easy hard nice cool fun funny good great short long simple famous little few python text txt file".split()
)
# Whoever wishes for these wishes for the program itself.
PROGRAMS = frozenset(
    "solution solve exercise homework step task answer program game function code app script loop bug fix".split()
)


@dataclasses.dataclass(frozen=True)
class FileWish:
    topic: str  # "" : none that is known
    kind: Kind
    count: int
    is_text: bool  # a text file is wished for
    wants_program: bool
    narrowed: str = ""  # by this word, of which no pack knows anything: “prime” numbers

    @property
    def pack(self) -> Pack | None:
        return all_packs().get(self.topic)


def read(wish: str) -> FileWish:
    words = [word.lower() for word in WORD.findall(clean(wish, MOST_CHARS))]
    known = set(words)
    kind = next((kind for kind, names in KINDS if names & known), None)
    return FileWish(
        topic=(topic := _topic(words)),
        kind=kind or "list",
        count=_count(words),
        is_text=bool({"txt", "text"} & known),
        wants_program=bool(PROGRAMS & known) and (kind is None or "solution" in known),
        narrowed=_narrowed(words, topic),
    )


def _topic(words: list[str]) -> str:
    """Of two the one that is named first: "flags of countries" are flags; but a "python list" may be of anything."""
    text = f" {' '.join(words)} "
    found = [(text.find(f" {name} "), topic) for topic, pack in all_packs().items() for name in pack.words]
    exact = [(place, topic) for place, topic in found if place >= 0]
    return min(exact, key=lambda each: (each[1] in COMMON, each[0]))[1] if exact else ""


def _narrowed(words: list[str], topic: str) -> str:
    """“Prime numbers”, “capitals of Africa”: a word that says which of them, and that is no word of any topic."""
    names = set(all_packs()[topic].words) if topic else set()
    at = next((place for place, word in enumerate(words) if word in names), -1)
    if at < 0:
        return ""
    after = [word for word in words[at + 2 :] if word not in SMALL] if words[at + 1 : at + 2] in WHERE else []
    return next((word for word in (*words[:at][-1:], *after[:1]) if _says_which(word)), "")


def _says_which(word: str) -> bool:
    is_kind = any(word in known for _kind, known in KINDS)
    is_topic = any(word in pack.words for pack in all_packs().values())
    return not (is_kind or is_topic or word in SMALL | PLAIN | COUNTS.keys() or word.isdecimal())


def _count(words: list[str]) -> int:
    found = next(_counts(words), USUAL)
    return max(1, min(found, MOST))


def _counts(words: list[str]) -> Iterator[int]:
    for word in words:
        if word.isdecimal() and len(word) < 5:
            yield int(word)
        elif word in COUNTS:
            yield COUNTS[word]
