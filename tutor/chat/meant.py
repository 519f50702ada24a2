"""What a message wants, by what it is like: an answer that was written, or a reply of another kind."""

import functools
import json
import math
import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from tutor.chat import passages, sounds, votes
from tutor.chat.alike import Examples
from tutor.chat.bounds import BY_CLASSIFIER, BY_WORDS, Bounds
from tutor.chat.passages import Passage
from tutor.chat.votes import Votes

MESSAGES = Path(__file__).with_name("messages")  # examples, a file for each
Message = Literal["solution", "thanks", "low", "offtopic", "broken"]
WORDS = 0.075  # what it weighs beside the likeness that an answer has the words of the question
MOST = 5  # answers
WITHOUT_PROGRAM = 1.2  # so like what is asked about Python
LEAST_LIKE, LEAST_NEAR = 0.3, 0.2  # how like it its own questions must be at least, for either
LEAST_OF_MESSAGE: dict[Message, float] = {"solution": 0.4, "broken": 0.3, "thanks": 0.45, "offtopic": 0.45, "low": 0.45}
ASKS = re.compile(
    r"\?|\bis (?:it|that|this)\b|"
    r"(?:^|\b(?:and|but|so|ok)\b)\W*(?:wh?at|how|why|where|which|when|who|can|does|do|is)\b",
    re.IGNORECASE,
)
# What the root of a classifier's probability weighs, and the score by words beside it: more of an answer that it has
# not learned yet, and all of the same text. The root, since what is not likely may still be what is wanted.
VOTE, BESIDE_VOTE, UNLEARNED, SAME = 2.0, 0.1, 0.5, 1.97
OF_COMPLAINT = 0.7  # … and of what answers a complaint, where nobody complains
LABELS = Path(__file__).parents[1] / "classifier" / "labels.json"
REST_SECONDS = 0.01
CLEARLY = 1.2  # more than of any answer
OF_WHOLE: tuple[Message, ...] = ("thanks", "offtopic", "low")
_reading, _wanted = threading.Lock(), threading.Event()


class Meant(NamedTuple):
    message: Message | None
    answers: list[tuple[float, Passage]]  # the best first; none that is not near
    of_python: float = 0.0  # how like the text is to what is asked about Python, or about this site
    of_own: float = 0.0  # … and to what is said of one's own program
    bounds: Bounds = BY_WORDS

    @property
    def score(self) -> float:
        return self.answers[0][0] if self.answers else 0.0

    @property
    def is_clear(self) -> bool:
        """About Python, and what answers it is known: the program needs not be looked at."""
        if self.bounds is BY_WORDS:
            return self.of_python >= WITHOUT_PROGRAM
        return self.score >= self.bounds.going_on and not self.answers[0][1].is_of_own

    @property
    def is_of_site(self) -> bool:
        """What is meant is surely this site or its tutor, whatever the matter with the program is."""
        return self.is_clear and self.score >= self.bounds.certain and self.answers[0][1].is_of_site

    @property
    def is_of_own(self) -> bool:
        """What is meant is a complaint of a program, and surely."""
        return bool(self.sure) and self.sure[0].is_of_own

    @property
    def sure(self) -> list[Passage]:
        return [each for score, each in self.answers if score >= self.bounds.sure]


def read(text: str) -> Meant:
    """By what is known of how something is asked for, and by the classifier, where there is one."""
    return _read(text, votes.of(text))


@functools.lru_cache(maxsize=64)
def _read(text: str, told: Votes) -> Meant:
    by_example = examples().likeness(text)
    bounds = BY_CLASSIFIER if told else BY_WORDS
    if message := _told(told.kind) if told else _message(text, by_example):
        return Meant(message, [], bounds=bounds)
    by_words = passages.by_words(text)
    alike = {each: likeness for likeness, each in by_example if isinstance(each, Passage)}
    asks = told and sounds.OF_PYTHON.match(text) and not sounds.complains(text)
    scores = _scores(alike, by_words, told).items()
    answers = [(score * OF_COMPLAINT if asks and each.is_of_own else score, each) for each, score in scores]
    near = sorted((pair for pair in answers if pair[0] >= bounds.near), key=lambda pair: -pair[0])[:MOST]
    of_python, of_own = (
        max((n for each, n in alike.items() if each.is_of_own is own), default=0.0) for own in (False, True)
    )
    return Meant(None, near, of_python, of_own, bounds)


def _scores(alike: Mapping[Passage, float], by_words: Mapping[Passage, float], told: Votes) -> dict[Passage, float]:
    """Where a classifier tells, its word counts more than the words that are the same."""
    known = {each: _likely(likeness, by_words.get(each, 0.0)) for each, likeness in alike.items()}
    if not told:
        return known
    voted = told.for_answers(_by_label())
    beside = {each: score * _weight(each, alike[each]) for each, score in known.items()}
    return {each: beside.get(each, 0.0) + VOTE * math.sqrt(voted.get(each, 0.0)) for each in {**beside, **voted}}


def _weight(answer: Passage, likeness: float) -> float:
    if likeness >= SAME:
        return 1.0
    return BESIDE_VOTE if answer.label in _learned() else UNLEARNED


@functools.cache
def _learned() -> frozenset[str]:
    return frozenset(json.loads(LABELS.read_text(encoding="utf-8")))


def _told(kind: str) -> Message | None:
    return next((each for each in get_args(Message) if each == kind), None)


@functools.cache
def _by_label() -> dict[str, Passage]:
    return {each.label: each for each in passages.of_questions()}


def _message(text: str, by_example: Sequence[tuple[float, Passage | Message]]) -> Message | None:
    """Thanks, and what has to do with no program, are meant only where the whole text says so."""
    likeness, first = by_example[0] if by_example else (0.0, None)
    if not first or isinstance(first, Passage) or likeness < LEAST_OF_MESSAGE[first]:
        return None
    if (first == "thanks" and ASKS.search(text)) or not any(map(str.isalpha, text)):
        return None
    if first in OF_WHOLE:
        by_example = examples().likeness(text, in_parts=False)
        likeness, whole = by_example[0]
        if whole is not first or likeness < LEAST_OF_MESSAGE[first]:
            return None
    next_best = next((score for score, each in by_example if isinstance(each, Passage)), 0.0)
    return first if likeness > CLEARLY * next_best else None


def _likely(likeness: float, words: float) -> float:
    """Having the words alone is not enough."""
    score = likeness + WORDS * words
    return score if likeness >= LEAST_LIKE else min(score, BY_WORDS.sure - 0.01) if likeness >= LEAST_NEAR else 0.0


def going_on(text: str, question: str) -> Meant:
    """`question`: the text with what it goes on with, where it does: then it must be very like, with it or without."""
    alone = read(text)
    if text == question or alone.score >= alone.bounds.certain:
        return alone
    both = question if text in question else f"{question} {text}"
    return next((each for each in (read(both), alone) if each.score >= each.bounds.going_on), Meant(None, []))


@functools.cache
def begin_to_read() -> None:
    """Once in a process. It takes half a second, for which neither who asks should wait nor who presses Run."""
    threading.Thread(target=_read_slowly, daemon=True).start()


def _read_slowly() -> None:
    with _reading:
        _read_all()


def examples() -> Examples[Passage | Message]:
    """All that is known of how something is asked for. Where somebody waits for it, it is read without a rest."""
    _wanted.set()
    with _reading:
        return _read_all()


@functools.cache
def _read_all() -> Examples[Passage | Message]:
    return Examples(_all(), rest=lambda: _wanted.wait(REST_SECONDS))


def _all() -> Iterator[tuple[str, Passage | Message]]:
    for answer in passages.of_questions():
        yield from ((asked, answer) for asked in answer.asked)
    for message in get_args(Message):
        lines = (MESSAGES / f"{message}.txt").read_text(encoding="utf-8").splitlines()
        yield from ((line, message) for line in lines if line)
