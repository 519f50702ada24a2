"""Questions that ask the same in other words are put together. Pure, and quick for some thousand questions."""

import dataclasses
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable

ALIKE = 0.5  # cosine of the words' weights; found by trying
MOST_WORDS = 40  # of a question
WORD = re.compile(r"[^\W_]+|_\w+")
# Words that every question is made of.
SMALL = frozenset(
    "a about all am an and any are as at be been but by can could did do does doing done for from get gets had "
    "has have having he help her here him his how i if in into is it its just like made make makes me mean means "
    "my need of off on or our out please pls she should so some still tell than that the their them then there "
    "these they this those to too up us want was we were what when where which who why will with would write you "
    "your dont doesnt cant isnt im ive".split()
)
SAME = {"0": "zero", "1": "one", "2": "two", "3": "three", "prog": "program", "func": "function", "num": "number"}


@dataclasses.dataclass
class Group:
    """Questions that are alike."""

    text: str  # the one that was asked most, as it was typed
    times: int = 0
    people: set = dataclasses.field(default_factory=set)
    stems: set[frozenset[str]] = dataclasses.field(default_factory=set)  # of each of them


def groups(questions: Iterable[tuple[str, object]]) -> list[Group]:
    """`questions`: what was asked, and by whom. The most people first, then the most times."""
    asked: dict[frozenset[str], list[tuple[str, object]]] = defaultdict(list)
    for text, who in questions:
        asked[_stems(text)].append((text, who))
    asked.pop(frozenset(), None)  # nothing but small words: a greeting, or what no two people mean alike
    found = [_group(members) for members in _together(asked)]
    return sorted(found, key=lambda group: (-len(group.people), -group.times, group.text))


def alike(text: str, questions: Iterable[tuple[str, object]]) -> set:
    """By whom, or where, those of them were asked that are in one group with this one."""
    stems = _stems(text)
    return next((group.people for group in groups(questions) if stems in group.stems), set())


def _together(asked: dict[frozenset[str], list]) -> Iterable[list[tuple[str, object]]]:
    """Each set of words joins the first group that is alike enough; the most frequent ones begin the groups."""
    weights = _weights(asked)
    leaders: list[tuple[frozenset[str], list]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for stems, members in sorted(asked.items(), key=lambda item: (-len(item[1]), sorted(item[0]))):
        near = {number for stem in stems for number in by_word[stem]}
        best = max(near, key=lambda number: _alike(stems, leaders[number][0], weights), default=None)
        if best is not None and _alike(stems, leaders[best][0], weights) >= ALIKE:
            leaders[best][1].extend(members)
            continue
        for stem in stems:
            by_word[stem].append(len(leaders))
        leaders.append((stems, list(members)))
    return [members for _, members in leaders]


def _weights(asked: dict[frozenset[str], list]) -> dict[str, float]:
    """The rarer a word, the more it says."""
    in_how_many = Counter(stem for stems in asked for stem in stems)
    return {stem: 1 + math.log(len(asked) / number) for stem, number in in_how_many.items()}


def _alike(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    def size(stems: frozenset[str]) -> float:
        return sum(weights[stem] ** 2 for stem in stems)

    return size(one & other) / math.sqrt(size(one) * size(other))


def _group(members: list[tuple[str, object]]) -> Group:
    text = Counter(" ".join(text.split()) for text, _ in members).most_common(1)[0][0]
    return Group(text, len(members), {who for _, who in members}, {_stems(text) for text, _ in members})


def _stems(text: str) -> frozenset[str]:
    words = WORD.findall(text.casefold().replace("'", "").replace("’", ""))
    return frozenset(_stem(SAME.get(word, word)) for word in words[:MOST_WORDS] if word not in SMALL)


def _stem(word: str) -> str:
    """Loops and looping are a loop."""
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word[: -len(ending)]
            return stem[:-1] if ending != "s" and stem[-1] == stem[-2] else stem
    return word
