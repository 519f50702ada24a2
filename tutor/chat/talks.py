"""A question that goes on with what was asked before: “why?”, “an example please”, “how do I change one?”"""

import re
from collections.abc import Sequence

from tutor.chat import about_own, wishes
from tutor.chat.terms import GOING_ON, terms

MOST_WORDS_OF_MORE = 9
REFERS = re.compile(
    r"\b(?:it|its|it's|one|ones|them|they|those|that|these|too|not just|instead|"
    r"difference (?:to|from)|bigger|smaller)\b",
    re.IGNORECASE,
)
MORE = re.compile(
    r"^\W*(?:(?:and|but|so|then|no|please|can you|could you|i (?:still|meant?))\b[\s,]*)*"
    r"(?:why|how|whats?|where|(?:one|two|three|some|many) of|when|which|is (?:it|that|this)|does|do|can|could|would|"
    r"more|again|bigger|smaller|simpler|"
    r"(?:give me |an? |one )*examples?|show me|explain|i (?:still )?(?:don'?t|do not) (?:get|understand))\b",
    re.IGNORECASE,
)
UNCLEAR = re.compile(r"\b(?:don'?t|do not|dont) (?:get|understand)\b|\bsimpler\b", re.IGNORECASE)
ONCE_MORE = re.compile(
    r"(?<!\bit )(?<!\bprogram )\b(?:say|explain|tell|write|put)\b.{0,25}"
    r"\b(?:easy|easier|simpl\w*|again|slow\w*|other words|shorter)\b",
    re.IGNORECASE,
)
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


def whole(text: str, talk: Sequence[tuple[str, str]]) -> str:
    """A short question goes on with what was asked before; “How do I change one?” brings something new to it."""
    if not talk or not wishes.bare(text) or len(text.split()) > MOST_WORDS_OF_MORE or about_own.ALL.search(text):
        return text
    before = next((asked for asked, _said in reversed(talk) if has_terms(wishes.bare(asked))), talk[-1][0])
    if not has_terms(text):
        return before
    return f"{before} {text}" if MORE.match(text) and REFERS.search(text) else text
