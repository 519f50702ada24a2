"""Hints written by hand: for each kind of mistake a nudge, an explanation, and an example on other code."""

from tutor.written import around, blocks, form, kinds, names, rounds, silent, values
from tutor.written.words import Words, fill

__all__ = ["WORDS", "Words", "fill"]

WORDS: dict[str, Words] = (
    names.WORDS | form.WORDS | blocks.WORDS | kinds.WORDS | values.WORDS | around.WORDS | silent.WORDS | rounds.WORDS
)
