"""A question right after the sentence that answers it leads nowhere."""

import re
from collections.abc import Sequence

_gives_back = re.compile(r"what does (?P<code>`[^`\n]+`) (?:give back|return|give)\?", re.IGNORECASE)
_which_kinds = re.compile(
    r"which\b[^?]* is an? (?P<one>\w+), and which (?:one )?is an? (?P<other>\w+)\?", re.IGNORECASE
)
_which_kind = re.compile(r"(?:what|which|what kind|which kind)(?: of value)? is (?P<code>`[^`\n]+`)\?", re.IGNORECASE)
_how_many = re.compile(r"how many (?P<one>[a-z]+?)s?\b(?!.*\bthat\b)[^?]*\?", re.IGNORECASE)


def is_answered(question: str, said: Sequence[str]) -> bool:
    """By one of the last two sentences."""
    return any(pattern.search(each) for pattern in _answers(question) for each in said[-2:])


def _answers(question: str) -> list[re.Pattern]:
    if found := _gives_back.fullmatch(question.strip()):
        return [re.compile(rf"{re.escape(found['code'])}[^?]*\b(?:gives|returns) (?:back )?[`\w]")]
    if found := _which_kinds.fullmatch(question.strip()):
        one, other = (rf"\bis an? (?:\w+ )?{found[each]}\b" for each in ("one", "other"))
        return [re.compile(rf"{one}.*{other}|{other}.*{one}")]
    if found := _which_kind.fullmatch(question.strip()):
        return [re.compile(rf"{re.escape(found['code'])} is an? \w+")]
    if found := _how_many.fullmatch(question.strip()):
        return [re.compile(rf"^(?!.*\bmore than\b)[^?]*\bare (?:only )?\d+ {found['one']}s?\b.*[.]$", re.IGNORECASE)]
    return []
