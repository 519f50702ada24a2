"""Sentences that only point at a place and tell nothing of it, and those that speak of what was never said."""

import re
from collections.abc import Sequence

from tutor.guard.words import KEPT

_place = r"(?:(?:(?:the |your )?(?:text )?`[^`\n]+`(?: (?:in|of) line \d+)?)|line \d+)"
_openings = re.compile(
    "|".join(
        (
            rf"(?:look(?: closely| once more)? at|find|go (?:back )?to|think about) {_place}(?: again)?",
            rf"stop for a moment at {_place}",
            rf"(?:put your finger on|it is (?:all )?about|show a friend) {_place}",
            rf"read {_place} aloud(?:, sign by sign|, and stop at {_place})?",
            rf"take {_place} slowly(?:, from left to right)?",
            rf"tell a friend what {_place} (?:should do|is for(?: in line \d+)?)",
            rf"compare {_place} with what you wanted to say",
            rf"(?:begin|go on|take one small step),? in {_place}(?: only)?",
            rf"(?:work on|change only) {_place}(?:, and on nothing else|, then press run)?",
            rf"(?:ask yourself|try(?: to answer)?) this (?:about|with) {_place}",
            rf"(?:one question helps with|(?:the next step|here) is a question about) {_place}",
            rf"here is a (?:clue|rule|hint)(?: for {_place}|: it is all in {_place})",
        )
    ),
    re.IGNORECASE,
)
# They promise something: without what comes next they are left hanging.
_promises = re.compile(
    rf"(?:try(?: to answer)?|ask yourself) this (?:about|with) {_place}|here is a (?:clue|rule|hint)(?: for {_place})?|"
    rf"(?:one question helps with|(?:the next step|here) is a question about) {_place}",
    re.IGNORECASE,
)
# Each speaks of something in the sentence before it: where that only points, it hangs in the air.
_headless = re.compile(
    r"that happens\b.*|(?:what|where|when|how) should\b.* then\?|how many are there\?|`[^`]+` has none\.",
    re.IGNORECASE,
)
# “Look at `int` in line 7. The text is empty.”: which text?
_of_a_kind = re.compile(r"the (?:text|number|list|dict|value|key) (?:is|was|has)(?: \w+){1,2}\.", re.IGNORECASE)


def is_opening(sentence: str) -> bool:
    return bool(_openings.fullmatch(sentence.strip().rstrip(".!:")))


def promises(sentence: str) -> bool:
    """“Here is a rule for line 3.”: nothing by itself."""
    return bool(_promises.fullmatch(sentence.strip().rstrip(".!:")))


def explains(sentence: str) -> bool:
    """More than a place and a question."""
    return not is_opening(sentence) and not asks(sentence)


def asks(sentence: str) -> bool:
    """It ends with a question."""
    return sentence.rstrip('”"’) ').endswith("?")


def is_headless(sentence: str, said: Sequence[str]) -> bool:
    """“Read line 7 aloud. What should it do then?”: when?"""
    before, last = ["", "", *said][-2:]
    has_nothing = is_opening(last) and "press run" not in last.lower() and not (before and explains(before))
    if has_nothing and _of_a_kind.fullmatch(sentence.strip()):
        named = re.findall(r"`([^`]+)`", last)
        return all(each.partition("(")[0] in KEPT for each in named)
    return has_nothing and bool(_headless.fullmatch(sentence.strip()))
