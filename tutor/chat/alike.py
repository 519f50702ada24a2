"""Which of many answers a text wants: the one whose examples are most like it. No model.

Words, pairs of words and groups of letters are compared, the rare ones weighing more (tf-idf and cosine): children
write “varible” and “the curly things”, and for each answer people have written how it is asked for.
"""

import collections
import functools
import math
import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from tutor.chat.terms import SIGNS, stem, terms

Answer = TypeVar("Answer")

TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|==|!=|<=|>=|\+=|-=|//|\*\*|\\n|[%=<>+\-*/\[\]{}()#:.\"'_]")
LENGTHENED = re.compile(r"(\w)\1{2,}")  # “sooo”
CLAUSE = re.compile(r"[.?!,;\n]+(?:\s|$)|\b(?:but|because|cuz|and then|so|ok)\b", re.IGNORECASE)
PAIR, LETTERS = 0.6, 0.35  # what a pair of words and a group of letters weigh beside a word
GROUP = 3  # letters
NUMBER, OF_NUMBER = "#", 0.4
VOICES = (1.0, 0.5, 0.3)  # of the texts most like it, in whose order an answer stands
SAME = 0.97  # it is one of its texts: then it is wanted, whatever else is like it
TEXTS_AT_ONCE, FEATURES_AT_ONCE = 32, 256  # that are read without a rest
LEAST_WORDS, OF_CLAUSE = 3, 0.9  # what a part of a text is worth that is not one of its texts and says of what
SPELLINGS = {
    "u": "you", "ur": "your", "r": "are", "y": "why", "wat": "what", "wut": "what", "wats": "what", "whats": "what",
    "what's": "what", "pls": "please", "plz": "please", "dont": "don't", "doesnt": "doesn't", "isnt": "isn't",
    "cant": "can't", "wont": "won't", "didnt": "didn't", "im": "i'm", "its": "it's", "thx": "thanks", "cuz": "because",
    "bc": "because", "dose": "does", "diffrence": "difference", "wich": "which", "teh": "the", "gonna": "going",
    "color": "colour", "colors": "colour",
}  # fmt: skip


def features(text: str) -> dict[str, float]:
    """How much there is of each."""
    tokens = TOKEN.findall(LENGTHENED.sub(r"\1\1", text.lower().replace("’", "'")))
    found: dict[str, float] = collections.defaultdict(float)
    last = "^"
    for token in tokens:
        word, groups = _word(token)
        if word is NUMBER:
            found[token] += OF_NUMBER  # which one it is matters little
        found[word] += 1
        for group in groups:
            found[group] += LETTERS
        found[f"{last} {word}"] += PAIR
        last = word
    found[f"{last} $"] += PAIR
    return found


@functools.lru_cache(maxsize=20_000)
def _word(token: str) -> tuple[str, tuple[str, ...]]:
    """As it is spelled, and its groups of letters."""
    if token.isdigit():
        return NUMBER, ()
    word = SIGNS.get(token) or stem(SPELLINGS.get(token, token))
    marked = f"^{word}$" if len(word) > GROUP and word.isalpha() else ""
    return word, tuple(f"~{marked[at : at + GROUP]}" for at in range(len(marked) - GROUP + 1))


def parts(text: str) -> Iterator[str]:
    """The clauses of a long text: what is asked often stands behind what happened."""
    found = [part for part in CLAUSE.split(text) if len(part.split()) >= LEAST_WORDS]
    yield from found if found != [text] else ()


def _summed(scores: list[float]) -> float:
    best = sorted(scores, reverse=True)
    return sum(voice * score for voice, score in zip(VOICES, best, strict=False)) + (best[0] >= SAME)


def _often(count: float) -> float:
    return 1 + math.log(count) if count > 1 else count


class Examples(Generic[Answer]):
    """Answers, and texts that want them. Answers are told apart by identity."""

    def __init__(self, wanted: Iterable[tuple[str, Answer]], *, rest: Callable[[], object] = lambda: None):
        """`rest`: called now and then, by whoever has time."""
        texts, self.answers = zip(*wanted, strict=True)
        # By feature the places of the texts that have it, and its weight there: in arrays, as there are many.
        self.places: dict[str, tuple[array[int], array[float]]] = {}
        for place, text in enumerate(texts):
            if place % TEXTS_AT_ONCE == 0:
                rest()
            for feature, count in features(text).items():
                places, counts = self.places.get(feature) or self.places.setdefault(feature, (array("I"), array("f")))
                places.append(place)
                counts.append(count)
        which = array("Q", map(id, self.answers))
        number = len(set(which))
        self.unknown = math.log((1 + number) / 0.5)
        self.rare = {
            feature: math.log((1 + number) / (0.5 + len({which[place] for place in places})))
            for feature, (places, _) in self.places.items()
        }
        self._weigh(rest)

    def _weigh(self, rest: Callable[[], object]) -> None:
        """Makes weights of counts, so that those of a text have the length 1."""
        squares = [0.0] * len(self.answers)
        for at, (feature, (places, counts)) in enumerate(self.places.items()):
            if at % FEATURES_AT_ONCE == 0:
                rest()
            rare = self.rare[feature]
            for nth, place in enumerate(places):
                weight = counts[nth] = _often(counts[nth]) * rare
                squares[place] += weight * weight
        lengths = [math.sqrt(square) or 1.0 for square in squares]
        for places, weights in self.places.values():
            for nth, place in enumerate(places):
                weights[nth] /= lengths[place]

    def likeness(self, text: str, *, in_parts: bool = True) -> list[tuple[float, Answer]]:
        """The most likely answers first, each with how like its texts are to this one: 0 to the sum of `VOICES`."""
        scores = self._scores(text)
        for part in parts(text) if in_parts else ():
            says_what = bool(terms(part))
            of_part = (score if says_what and score >= SAME else OF_CLAUSE * score for score in self._scores(part))
            scores = [max(each) for each in zip(scores, of_part, strict=True)]
        alike: dict[int, list[float]] = collections.defaultdict(list)
        answers = {}
        for score, answer in zip(scores, self.answers, strict=True):
            if score:
                alike[id(answer)].append(score)
                answers[id(answer)] = answer
        summed = {which: _summed(found) for which, found in alike.items()}
        return [(summed[which], answers[which]) for which in sorted(summed, key=lambda which: -summed[which])]

    def _scores(self, text: str) -> list[float]:
        found = [0.0] * len(self.answers)
        for feature, weight in self._weighed(features(text)).items():
            for place, there in zip(*self.places.get(feature, ((), ())), strict=True):
                found[place] += weight * there
        return found

    def _weighed(self, counts: Mapping[str, float]) -> dict[str, float]:
        weights = {feature: _often(count) * self.rare.get(feature, self.unknown) for feature, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {feature: weight / length for feature, weight in weights.items()}
