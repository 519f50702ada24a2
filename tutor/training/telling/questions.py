"""The diagnosis' own questions, each as it can be asked: with what it speaks of, or not at all."""

import re
from collections.abc import Sequence
from typing import NamedTuple

MOST_BEFORE = 110  # characters
_asks_after = re.compile(r"^[^?`]*: (?=what|which|how|where|who)")
# Says nothing by itself.
_goes_on = re.compile(
    r"(?:Then|Do so|Better|Or|So|It|That|This|They|Both|If|There is another|Other languages need that"
    r"|Since line \d+ that)\b"
)
_noun = re.compile(r"`|\b(?:an?|the|every|each|all|your|which) [a-z]{3,}", re.IGNORECASE)
_pronoun = re.compile(r"\b(?:it|its)\b", re.IGNORECASE)
# No name of a piece of code helps here: something else was spoken of.
_lost = re.compile(
    r"\b(?:then|so|them|they|their|those|these)\b(?! that)|\b(?:that|the two)[?.,]|\bhow many are there\b"
    r"|^(?:which one|does that|is that|not so many)\b",
    re.IGNORECASE,
)


class Ask(NamedTuple):
    of_x: str  # may say “it” of the piece of code that was named
    alone: str  # "" where it can only be asked behind that piece


def of_look(sentences: Sequence[str]) -> list[Ask]:
    """Those that can be asked, in their order."""
    found = []
    for at, each in enumerate(sentences):
        before = sentences[at - 1] if at else ""
        is_of_question = before.endswith("?") and leans(each)
        if each.endswith("?") and not is_of_question and (ask := _ask(each, before)).of_x:
            found.append(ask)
    return found


def leans(sentence: str) -> bool:
    """It speaks of something in the sentence before it."""
    said = _pronoun.search(sentence)
    return is_lost(sentence) or bool(said and not _noun.search(sentence[: said.start()]))


def is_lost(sentence: str) -> bool:
    found = _lost.search(sentence)
    return bool(_goes_on.match(sentence)) or bool(found and not _noun.search(sentence[: found.start()]))


def _ask(sentence: str, before: str) -> Ask:
    question = _asks_after.sub("", sentence)
    question = question[:1].upper() + question[1:]
    if not leans(question):
        return Ask(question, question)
    both = f"{before} {question}" if before and len(before) <= MOST_BEFORE and not leans(before) else ""
    return Ask(both if is_lost(question) else question, both)
