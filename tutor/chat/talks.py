"""A question that goes on with what was asked before: “why?”, “an example please”, “how do I change one?”"""

import re
from collections.abc import Sequence

from tutor.chat import about_own, wishes
from tutor.chat.terms import GOING_ON, terms

MOST_WORDS_OF_MORE, MOST_WORDS_OF_OTHER = 9, 15  # … of what was meant
REFERS = re.compile(
    r"\b(?:it|its|it's|one|ones|them|they|those|that|these|too|not just|instead|"
    r"difference (?:to|from)|bigger|smaller)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^\W*(?:(?:and|but|so|then|no|please|can you|could you|i (?:still|meant?))\b[\s,]*)*"
    r"(?:why|how|whats?|who|where|(?:one|two|three|some|many) of|when|which|is (?:it|that|this)|does|do|can|could|"
    r"would|more|again|bigger|smaller|simpler|"
    r"(?:give me |an? |one )*examples?|show me|explain|i (?:still )?(?:don'?t|do not) (?:get|understand))\b",
    re.IGNORECASE,
)
CORRECTS = re.compile(
    r"^\W*(?:(?:no|nope|nah|sorry|but)\b\W*)*(?:i (?:just )?(?:mean|meant)\b|not (?:that|this|it)\b)", re.IGNORECASE
)
SO = re.compile(r"^\W*(?:so|and|then|ok|is|are)\b.*\?\W*$", re.IGNORECASE)
UNCLEAR = re.compile(r"\b(?:don'?t|do not|dont) (?:get|understand)\b|\bsimpler\b", re.IGNORECASE)
ONCE_MORE = re.compile(
    r"(?<!\bit )(?<!\bprogram )\b(?:say|explain|tell|write|put)\b.{0,25}"
    r"\b(?:easy|easier|simpl\w*|again|slow\w*|other words|shorter)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
EXAMPLE = re.compile(r"(?<!the )(?<!this )(?<!that )\bexamples?\b|\bshow me (?:one|how)\W*$", re.IGNORECASE)


def wants_example(text: str) -> bool:
    return EXAMPLE.search(text) is not None


def asks(text: str) -> bool:
    return MORE.match(text) is not None


def has_terms(text: str) -> bool:
    """Whether it says by itself what it is about."""
    return not GOING_ON.issuperset(terms(text))


def is_unclear(text: str) -> bool:
    """What was told was not understood."""
    return ONCE_MORE.search(text) is not None or (UNCLEAR.search(text) is not None and not has_terms(text))


def wants_explained(text: str) -> bool:
    """“I don't get it, what does that mean”."""
    return ONCE_MORE.search(text) is not None or UNCLEAR.search(text) is not None


def is_repeated(text: str, talk: Sequence[tuple[str, str]]) -> bool:
    """It was asked before, in the same words."""
    return any(_WORDS.findall(text.lower()) == _WORDS.findall(asked.lower()) for asked, _said in talk)


def corrects(text: str) -> bool:
    """Something else was meant than what was answered."""
    return CORRECTS.search(text) is not None


def whole(text: str, talk: Sequence[tuple[str, str]]) -> str:
    """A short question goes on with what was asked before; “How do I change one?” brings something new to it."""
    most = MOST_WORDS_OF_OTHER if corrects(text) else MOST_WORDS_OF_MORE
    if not talk or not wishes.bare(text) or len(text.split()) > most or about_own.ALL.search(text):
        return text
    before = next((asked for asked, _said in reversed(talk) if has_terms(wishes.bare(asked))), talk[-1][0])
    if not has_terms(text):
        return before
    return f"{before} {text}" if _goes_on(text, before) else text


def _goes_on(text: str, before: str) -> bool:
    """“No, I mean …”, “how do I change one”, or of the same: “so print is a method too?”"""
    if corrects(text) or (MORE.match(text) and REFERS.search(text)):
        return True
    return SO.match(text) is not None and not set(terms(text)).isdisjoint(terms(before))
