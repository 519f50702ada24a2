"""The question at the end of what a diagnosis says to look at: better than any that fits everywhere."""

import re
from collections.abc import Collection

from tutor.guard import fitness

# Each speaks of something in the sentence before it.
_leans = re.compile(r"\b(?:then|it|that|they|them|its|his|so|those|these|the two)\b", re.IGNORECASE)
_border = re.compile(r"(?<=[.!?])\s+(?=[A-Z`“])")


def question(look: str, level: str, told: Collection[str]) -> str:
    """ "" where it asks nothing at its end, was asked already, or would tell at a nudge what to write."""
    *before, last = _border.split(look)
    asks = last.rpartition(": ")[2].lower()
    if not last.endswith("?") or any(asks in each.lower() for each in told):
        return ""
    if level == "nudge" and fitness.tells_remedy(last):
        return ""
    is_alone = not (before and _leans.search(last)) or any(before[-1] in each for each in told)
    return last if is_alone else f"{before[-1]} {last}"
