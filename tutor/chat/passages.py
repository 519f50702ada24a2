"""What was written about coding, cut into passages, and which of them a question is about. No model."""

import collections
import functools
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from learn.lessons import cards
from tutor.chat.terms import ALIASES, terms
from tutor.hand import plain, sentences_of

LEAST = 1.6  # a passage below has only a word in common by chance …
LEAST_SHARE = 0.5  # … and so has one that has nothing of most of what was asked
K, B = 1.2, 0.4  # how fast a word said twice counts less; how much a long passage is held back


class Passage(NamedTuple):
    sentences: tuple[str, ...]
    card: str = ""  # the slug of the card it is from
    words: str = ""  # more by which it is found
    weight: float = 1.0


def of_cards() -> tuple[Passage, ...]:
    return _of_cards(tuple((card.slug, card.title, card.text) for card in cards.all_cards()))


@functools.lru_cache(maxsize=4)
def _of_cards(read: tuple[tuple[str, str, str], ...]) -> tuple[Passage, ...]:
    found = []
    for slug, title, text in read:
        for number, block in enumerate(blocks(text)):
            words = f"{title} {slug} {ALIASES.get(slug, '')}" if number == 0 else slug
            found.append(Passage(tuple(sentences_of(block)), slug, words, 1.15 if number == 0 else 1.0))
    return tuple(found)


def blocks(markdown: str) -> list[str]:
    without_code = re.sub(r"```.*?```", "", markdown, flags=re.DOTALL)
    return [block for block in re.split(r"\n\s*\n", without_code) if plain(block)]


def best(question: str, more: Sequence[Passage] = ()) -> list[tuple[float, Passage]]:
    """The passages that fit, best first."""
    wanted = about(question) or terms(question)
    passages = [*more, *of_cards()]
    counted = [_counted(each) for each in passages]
    usual = sum(map(_length, counted)) / max(1, len(counted))
    known = _known(counted)
    rare = {term: math.log(1 + (len(passages) - known[term] + 0.5) / (known[term] + 0.5)) for term in wanted}
    scored = []
    for count, each in zip(counted, passages, strict=True):
        share = sum(rare[term] for term in rare if count[term]) / (sum(rare.values()) or 1)
        score = _score(rare, count, usual) * each.weight
        if score >= LEAST and share >= LEAST_SHARE:
            scored.append((score, each))
    return sorted(scored, key=lambda pair: -pair[0])


def _counted(passage: Passage) -> collections.Counter:
    """The words that name it count more than those it is said with."""
    names = terms(passage.words)
    return collections.Counter([*names, *names, *about(" ".join(passage.sentences))])


def about(text: str) -> list[str]:
    """Texts inside code are about nothing."""
    return terms(re.sub(r'"[^"`]*"', " ", text))


def _score(rare: Mapping[str, float], count: collections.Counter, usual: float) -> float:
    held = K * (1 - B + B * _length(count) / max(1.0, usual))
    return sum(weight * count[term] * (K + 1) / (count[term] + held) for term, weight in rare.items() if count[term])


def _known(counted: Iterable[collections.Counter]) -> dict[str, int]:
    """In how many passages each word is."""
    return collections.Counter(term for count in counted for term in count)


def _length(count: collections.Counter) -> int:
    return sum(count.values())
