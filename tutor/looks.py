"""The question at the end of what a diagnosis says to look at: better than any that fits everywhere."""

import re
from collections.abc import Collection

from runner.diagnosis.findings import Finding
from tutor.guard import fitness

_leans = re.compile(r"\b(?:then|it|that|they|them|its|his|so|those|these|the two)\b", re.IGNORECASE)
_border = re.compile(r"(?<=[.!?])\s+(?=[A-Z`“\"])")
_everywhere = frozenset({"progra", "check", "checks", "step", "steps", "python", "code", "else", "tutor"})
_named = re.compile(r"[`\d“\"]")  # code, a number, a text


def question(look: str, level: str, told: Collection[str]) -> str:
    """ "" where it asks nothing at its end, was asked already, or would tell at a nudge what to write."""
    *before, last = in_sentences(look)
    asks = last.rpartition(": ")[2].lower()
    if not last.endswith("?") or any(asks in each.lower() for each in told):
        return ""
    if level == "nudge" and fitness.tells_remedy(last):
        return ""
    is_alone = not (before and leans(last)) or any(before[-1] in each for each in told)
    return last if is_alone else f"{before[-1]} {last}"


def in_sentences(text: str) -> list[str]:
    """A question that stands in a piece of code, such as `input("Who? ")`, ends none."""
    found = [""]
    for piece in _border.split(text):
        if found[-1].count("`") % 2:
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found[1:]


def leans(text: str) -> bool:
    """On something in the sentence before it."""
    return bool(_leans.search(text))


def is_general(asked: str, finding: Finding) -> bool:
    """It fits every mistake: it names nothing, and has no telling word of this one."""
    said = f"{finding.sentence} {finding.look}"
    is_own = asked.strip().lower() in said.lower() or bool(telling(asked) & telling(said) - {"python"})
    return asked.rstrip().endswith("?") and not _named.search(asked) and not is_own


def is_about(text: str, said: Collection[str]) -> bool:
    """It names something, or has a telling word of what was said beside it; “how does it change?” fits everywhere."""
    return bool(_named.search(text) or (telling(text) - _everywhere) & telling(" ".join(said)))


def telling(text: str) -> set[str]:
    """Its words without their endings, and without those that say nothing about what it is about."""
    return {word[:6] for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in fitness.SMALL_WORDS}
