"""A word mistyped in the way in which another was: what looks almost the same must go on looking almost the same."""

from collections.abc import Iterator


def slipped(word: str, *, typed: str, meant: str) -> Iterator[str]:
    """`word` in many wrong spellings, those first that are wrong as `typed` is wrong for `meant`."""
    ways = [swapped, without, doubled, changed]
    first = way_of(typed, meant)
    for way in [first, *(way for way in ways if way is not first)]:
        yield from dict.fromkeys(each for each in way(word) if each != word)


def way_of(typed: str, meant: str):
    typed, meant = typed.lower(), meant.lower()
    if len(typed) < len(meant):
        return without
    if len(typed) > len(meant):
        return with_s if typed == f"{meant}s" else doubled
    return swapped if sorted(typed) == sorted(meant) else changed


def swapped(word: str) -> Iterator[str]:
    for at in places(word):
        if at + 1 < len(word) and word[at + 1].isalpha():
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def without(word: str) -> Iterator[str]:
    for at in places(word):
        yield word[:at] + word[at + 1 :]


def doubled(word: str) -> Iterator[str]:
    for at in places(word):
        yield word[:at] + word[at] + word[at:]


def with_s(word: str) -> Iterator[str]:
    yield f"{word}s"


def changed(word: str) -> Iterator[str]:
    for at in places(word):
        for letter in "eaortn":
            yield word[:at] + letter + word[at + 1 :]


def places(word: str) -> list[int]:
    """From the second letter on: the first is seldom wrong."""
    return [at for at in range(1, len(word)) if word[at].isalpha()]
