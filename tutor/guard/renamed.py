"""Of a solution's lines what they do, whatever the names: “`range(2, number)`” is `range(2, n)`."""

from collections.abc import Iterable, Sequence

from tutor.guard.words import KEPT, Words

Pieces = frozenset[Words]
LEAST = 4  # words: of fewer nearly every program has one
LINES = 2  # one line alone is how a thing is taught
DOES = frozenset("+ - * / // % ** == != < > <= >= += -= *= in range".split())


def pieces_of(line: Words, public: Iterable[Words]) -> Pieces:
    """All parts of it that do something, and are not `public`."""
    ends = range(LEAST, len(line) + 1)
    parts = (line[begin:end] for end in ends for begin in range(end - LEAST + 1))
    return frozenset(_renamed(part) for part in parts if _does_something(part)) - {*map(_renamed, public)}


def are_told(lines: Sequence[Pieces], said: Iterable[Words]) -> bool:
    """Several `lines`, each by a piece of code."""
    found = {_renamed(piece) for piece in said if _does_something(piece)}
    return sum(not found.isdisjoint(pieces) for pieces in lines) >= LINES


def _does_something(part: Words) -> bool:
    return len(part) >= LEAST and not DOES.isdisjoint(part)


def _renamed(part: Words) -> Words:
    """Its names numbered as they come; what stands behind a full stop is Python's."""
    names: dict[str, str] = {}
    return tuple(
        word if before == "." or not _is_name(word) else names.setdefault(word, f"N{len(names)}")
        for before, word in zip(("", *part), part, strict=False)
    )


def _is_name(word: str) -> bool:
    return word.isidentifier() and word not in KEPT
