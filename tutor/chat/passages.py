"""What was written about coding, cut into passages, and which of them a question is about. No model."""

import collections
import difflib
import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from learn.lessons import cards
from tutor.chat.terms import ALIASES, GOING_ON, LIGHT, NAMED, terms
from tutor.hand import plain, sentences_of

QUESTIONS = Path(__file__).with_name("questions")
OWN = "own"  # the file of what is said of one's own program
SITE = "site"
WHAT_IS = re.compile(
    r"\W*(?:can you explain )?wh?at(?:'s|s| is| are| does| dose| do)? (?:an? |the )?"
    r"`?([\w-]+|[=!<>+*/%-]{1,3})`?(?:\(\)| (?:error|loop|statement|function|method|sign|keyword))?(?: is| are)?"
    r"(?: do| mean| good for| exactly| again| in python)*(?: in \S+ = .*)?\W*$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"(?:what|how|why|where|when|which|who|is|are|do|does|can|could|should|am|may)(?:'s)?\b", re.IGNORECASE
)
APOSTROPHES = re.compile(r"\b(what|how|that|it|can|don|doesn|isn|won|didn|aren)(s|t)\b(?<!\bits)", re.IGNORECASE)
DEFINES = 1.6
WRITTEN = 1.3  # an answer goes before what only has the same words
LEAST = 1.6  # a passage below has only a word in common by chance …
LEAST_ALIKE, SHORTEST = 0.86, 5  # a word that is spelled so much like a known one is that one; letters
LEAST_SHARE = 0.5  # … and so has one that has nothing of most of what was asked
K, B = 1.2, 0.4  # how fast a word said twice counts less; how much a long passage is held back


class Passage(NamedTuple):
    sentences: tuple[str, ...]
    card: str = ""  # the slug of the card it is from
    words: str = ""  # more by which it is found
    weight: float = 1.0
    defines: frozenset[str] = frozenset()  # words that it explains
    is_of_lesson: bool = False  # said only to who is in one
    asked: tuple[str, ...] = ()  # questions that want it, as children put them
    is_of_own: bool = False  # it is about the program of who asks
    is_of_site: bool = False  # … or about this site and its tutor

    @property
    def label(self) -> str:
        """As the classifier calls it."""
        return f"own={self.title}" if self.is_of_own else f"={self.title}"

    @property
    def title(self) -> str:
        """The first of its questions, as it is printed: “How do I make a list?”"""
        first = self.asked[0] if self.asked else ""
        spelled = APOSTROPHES.sub(lambda found: f"{found[1]}'{found[2]}", re.sub(r"\bi\b", "I", first))
        ending = "?" if ASKS.match(spelled) and spelled[-1].isalnum() | (spelled[-1] in "\"')") else ""
        return spelled[:1].upper() + spelled[1:] + ending


@functools.cache
def of_questions(folder: Path = QUESTIONS) -> tuple[Passage, ...]:
    """What was written as an answer."""
    return tuple(each for path in sorted(folder.glob("*.txt")) for each in _read(path))


def _read(path: Path) -> Iterator[Passage]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        marked = dict(re.findall(r"^([?!@=&]) (.+)$", block, flags=re.MULTILINE))
        if "!" in marked:
            yield Passage(
                tuple(sentences_of(marked["!"])),
                card=marked.get("@", ""),
                words=marked["?"],
                weight=WRITTEN,
                defines=frozenset(terms(marked.get("=", ""))),
                is_of_lesson=marked.get("&", "") == "lesson",
                asked=tuple(re.findall(r"^~ (.+)$", block, flags=re.MULTILINE)),
                is_of_own=path.stem == OWN,
                is_of_site=path.stem == SITE,
            )


def of_cards() -> tuple[Passage, ...]:
    return _of_cards(tuple((card.slug, card.title, card.text) for card in cards.all_cards()))


@functools.lru_cache(maxsize=4)
def _of_cards(read: tuple[tuple[str, str, str], ...]) -> tuple[Passage, ...]:
    found = []
    for slug, title, text in read:
        for number, block in enumerate(blocks(text)):
            words = f"{title} {slug} {ALIASES.get(slug, '')}" if number == 0 else slug
            named = terms(NAMED.get(slug, "") if "-" in slug else f"{slug} {NAMED.get(slug, '')}")
            defines = frozenset(named if number == 0 else ())
            found.append(Passage(tuple(sentences_of(block)), slug, words, 1.15 if number == 0 else 1.0, defines))
    return tuple(found)


def blocks(markdown: str) -> list[str]:
    without_code = re.sub(r"```.*?```", "", markdown, flags=re.DOTALL)
    return [block for block in re.split(r"\n\s*\n", without_code) if plain(block)]


def best_of_cards(question: str) -> list[tuple[float, Passage]]:
    """Of an example that is asked for: the words by which it is asked for say nothing of what it is about."""
    asked = [term for term in terms(question) if term not in GOING_ON]
    return _best(asked, _subject(question) or frozenset(asked if len(asked) == 1 else ()), of_cards())


def best(question: str, more: Sequence[Passage] = ()) -> list[tuple[float, Passage]]:
    """The passages that fit, best first."""
    return _best(about(question) or terms(question), _subject(question), [*more, *of_questions(), *of_cards()])


def by_words(question: str) -> dict[Passage, float]:
    """How well each written answer fits by its words; those that fit at all."""
    answers = of_questions()
    fits = _fits(about(question) or terms(question), frozenset(), answers)
    return {each: score for (score, _share), each in zip(fits, answers, strict=True) if score}


def _best(asked: Sequence[str], named: frozenset[str], passages: Sequence[Passage]) -> list[tuple[float, Passage]]:
    fits = zip(_fits(asked, named, passages), passages, strict=True)
    scored = [(score, each) for (score, share), each in fits if score >= LEAST and share >= LEAST_SHARE]
    return sorted(scored, key=lambda pair: -pair[0])


def _fits(asked: Sequence[str], named: frozenset[str], passages: Sequence[Passage]) -> list[tuple[float, float]]:
    """Of each passage its score, and how much of what was asked it has."""
    counted = [_counted(each) for each in passages]
    usual = sum(map(_length, counted)) / max(1, len(counted))
    known = _known(counted)
    wanted = [_meant(term, known) for term in asked]
    rare = {term: math.log(1 + (len(passages) - known[term] + 0.5) / (known[term] + 0.5)) for term in wanted}
    subject = frozenset(_meant(term, known) for term in named)
    heavy = {term: rare[term] for term in rare if term not in LIGHT and not term.isdigit()}
    whole = sum(heavy.values()) or 1
    return [
        (
            _score(rare, count, usual) * each.weight * (DEFINES if each.defines & subject else 1),
            sum(weight for term, weight in heavy.items() if count[term]) / whole,
        )
        for count, each in zip(counted, passages, strict=True)
    ]


def _meant(term: str, known: Mapping[str, int]) -> str:
    """“varible” is meant for “variable”."""
    if known.get(term) or len(term) < SHORTEST or not term.isalpha():
        return term
    alike = [each for each in known if len(each) >= SHORTEST and each[0] == term[0]]
    near = difflib.get_close_matches(term, alike, 1, LEAST_ALIKE)
    return near[0] if near else term


def defines(passage: Passage, question: str) -> bool:
    """It says what that is of which somebody asks “What is …?”"""
    return bool(passage.defines & _subject(question)) if WHAT_IS.match(question) else False


def _subject(question: str) -> frozenset[str]:
    """Of “What is a list?” the word that is to be explained; and of “How do I make a list?”, which has no other."""
    asked = WHAT_IS.match(question)
    words = terms(asked[1] if asked else question)
    return frozenset(words if asked or len(words) == 1 else ())


@functools.lru_cache(maxsize=2_000)
def _counted(passage: Passage) -> collections.Counter:
    """The words that name it count more than those it is said with."""
    names = dict.fromkeys(terms(passage.words))
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
