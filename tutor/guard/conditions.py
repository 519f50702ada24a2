"""What is always or never so, what was so before, and how many there are: as the diagnosis says it, and of the same."""

import re

_whenever = re.compile(r"\bwhenever `([^`\n]+)` is true", re.IGNORECASE)
_when = re.compile(r"\b(?:when(?:ever)?|if|while) `([^`\n]+)` is true\b", re.IGNORECASE)
_before = re.compile(r"`([^`\n]+)`(?: in line \d+)? (?:was|is) true before\b")
_only_if = re.compile(r"\b(?:if|when\w*|while|until|as long as)\b", re.IGNORECASE)
_always = re.compile(
    r"(?:`(?P<code>[^`\n]+)`(?: in line \d+)? )?\b(?:is|are|was|can|will)(?: be)? (?P<how>always|never)(?: be)?"
    r" (?P<what>true|false|equal|reached)\b"
)
_line_never = re.compile(r"^line (\d+) is never reached\b", re.IGNORECASE)
_several = re.compile(r"\b(?:and|or|not)\b")
_number = r"(?P<number>\d+|one|two|three|four)\b"
_takes = re.compile(rf"\b(?:takes|needs|wants|expects) (?:only |exactly )?{_number}")
_gets = re.compile(rf"\b(?:gets|with|gives `[^`\n]+`) (?:only |exactly )?{_number}")
_counted = re.compile(r"(?<!line )(?<!lines )\b(?P<number>\d+) (?P<what>[a-z]{3,}?)s?\b", re.IGNORECASE)
_code = re.compile(r"`[^`\n]*`")
FIGURES = {"one": "1", "two": "2", "three": "3", "four": "4"}


def untold(sentence: str, about: str) -> str:
    """Which rule is broken; "" where none is. `about`: all that the diagnosis says."""
    if sentence.rstrip().endswith("?"):
        return ""
    return _of_order(sentence, about) or _of_always(sentence, about) or _of_numbers(sentence, about)


def _of_order(sentence: str, about: str) -> str:
    """“Whenever `n > 25` is true, `n > 15` was true before it.”: not the other way round, not of other numbers."""
    told = set(_whenever.findall(about))
    if not told:
        return ""
    if not set(_when.findall(sentence)) <= told:
        return "another condition"
    before = set(_before.findall(sentence))
    if not before <= set(_before.findall(about)):
        return "another was true before"
    return "only on a condition" if before and not _only_if.search(sentence) else ""


def _of_always(sentence: str, about: str) -> str:
    told = [(found["how"], found["what"]) for found in _always.finditer(about)]
    for found in _always.finditer(sentence):
        if (found["how"], found["what"]) not in told:
            return "not always so"
        if found["code"] and not _is_of_whole(found, about):
            return "it is another that is always so"
    reached = _line_never.match(sentence)
    return (
        "another is never reached" if reached and re.search(rf"\bin line {reached[1]} was true before", about) else ""
    )


def _is_of_whole(found: re.Match[str], about: str) -> bool:
    """The whole condition may be shown instead of being named so; of a part it must be said itself."""
    code = found["code"]
    if found["what"] == "reached":
        return code not in _before.findall(about)
    own = rf"`{re.escape(code)}`[^`.]* {found['how']} (?:be )?{found['what']}"
    return bool(_several.search(code) or re.search(own, about))


def _of_numbers(sentence: str, about: str) -> str:
    """“`input` takes 1 value” and gets 2: not 2 and 1. A list of 3 items has no 4 items."""
    takes, gets = _figures(_takes, about), _figures(_gets, about)
    if takes and not _figures(_takes, sentence) <= takes:
        return "it takes another number"
    if takes and gets and not _figures(_gets, sentence) <= gets:
        return "it gets another number"
    told = _counts(about)
    kinds = {what for what, _ in told}
    wrong = {number for what, number in _counts(sentence) - told if what in kinds}
    return "another count" if wrong - takes - gets else ""


def _counts(text: str) -> set[tuple[str, str]]:
    return {(found["what"].lower(), found["number"]) for found in _counted.finditer(_code.sub("`…`", text))}


def _figures(pattern: re.Pattern[str], text: str) -> set[str]:
    return {FIGURES.get(found["number"], found["number"]) for found in pattern.finditer(text)}
