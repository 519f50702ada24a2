"""What is before the student already, and may be said again: their files, the lesson's words, the diagnosis."""

import dataclasses
import functools
from collections.abc import Iterable

from tutor.guard import words
from tutor.guard.snippets import snippets
from tutor.guard.words import Words

MOST_CHARS = 60_000


@dataclasses.dataclass(frozen=True)
class Public:
    """Ready to look for runs of words in."""

    said: tuple[Words, ...]
    told: tuple[Words, ...]
    pieces: tuple[Words, ...]  # of code

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Public":
        kept = [text for text in texts if text.strip()]
        left = MOST_CHARS
        taken = []
        for text in kept:
            taken.append(text[:left])
            left -= len(taken[-1])
        return cls(tuple(map(_words, taken)), tuple(map(_skeleton, taken)), sum(map(_pieces, taken), ()))

    @functools.cached_property
    def exact(self) -> str:
        return "".join(map(words.joined, self.said))

    @functools.cached_property
    def shapes(self) -> str:
        return "".join(words.joined(words.shape(each)) for each in self.said)

    @functools.cached_property
    def told_joined(self) -> str:
        return "".join(map(words.joined, self.told))

    @functools.cached_property
    def told_shapes(self) -> str:
        return "".join(words.joined(words.shape(each)) for each in self.told)

    def tells(self, line: Words) -> bool:
        return any(words.is_within(line, told, gap=0.5) for told in self.told)

    def without(self, found: Iterable[Words]) -> frozenset[Words]:
        return frozenset(run for run in found if words.joined(run) not in self.exact)

    def without_shapes(self, found: Iterable[Words]) -> frozenset[Words]:
        return frozenset(run for run in found if words.joined(run) not in self.shapes)

    def untold(self, found: Iterable[Words]) -> frozenset[Words]:
        return frozenset(run for run in found if words.joined(run) not in self.told_joined)

    def untold_shapes(self, found: Iterable[Words]) -> frozenset[Words]:
        return frozenset(run for run in found if words.joined(run) not in self.told_shapes)


@functools.lru_cache(maxsize=500)
def _words(text: str) -> Words:
    return words.words(text)


@functools.lru_cache(maxsize=500)
def _pieces(text: str) -> tuple[Words, ...]:
    return tuple(line for code in snippets(text) for line in words.lines_of(code))


@functools.lru_cache(maxsize=500)
def _skeleton(text: str) -> Words:
    return words.skeleton(text)
