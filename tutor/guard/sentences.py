"""A model's pieces as whole sentences and blocks of code, each as early as it is surely complete."""

import re

MOST_CHARS = 700  # without an end it is no sentence; the gate will say so
FENCE = "```"
ABBREVIATIONS = frozenset("e.g. i.e. etc. vs. mr. mrs. ms. dr. no. fig. approx. cf. st.".split())
CLOSING = "\"'”’)]"
_end = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s)|\n")
_list_mark = re.compile(r"\s*(?:\d{1,2}[.)]|[-*•])$")


class Splitter:
    def __init__(self) -> None:
        self.left = ""

    def add(self, piece: str) -> list[str]:
        """What is complete now, in order."""
        self.left += piece
        found = []
        while (end := end_of_first(self.left)) > 0:
            whole, self.left = self.left[:end].strip(), self.left[end:]
            found.append(whole)
        return [whole for whole in found if whole]

    def end(self) -> list[str]:
        """The rest, when no more comes."""
        rest, self.left = self.left.strip(), ""
        found = []
        while rest:
            end = end_of_first(rest) or len(rest)
            found.append(rest[:end].strip())
            rest = rest[end:].strip()
        return found


def end_of_first(text: str) -> int:
    """Where the first sentence or block ends; 0 where that cannot be told yet."""
    start = len(text) - len(text.lstrip())
    if text.startswith(FENCE, start):
        return end_of_block(text, start)
    if FENCE.startswith(text[start:][:3]) and text[start:]:
        return 0  # may become a fence
    fence = text.find(FENCE, start)
    for found in _end.finditer(text, start):
        if start < fence < found.end() or len(text) > MOST_CHARS + start < found.end():
            break
        if found.group() == "\n" or is_end(text, start, found):
            return found.end()
    if fence > start:
        return fence
    return start + MOST_CHARS if len(text) - start > MOST_CHARS else 0


def end_of_block(text: str, start: int) -> int:
    close = text.find(FENCE, start + 3)
    if close >= 0:
        return close + 3
    return start + 4 * MOST_CHARS if len(text) - start > 4 * MOST_CHARS else 0


def is_end(text: str, start: int, found: re.Match[str]) -> bool:
    before = text[start : found.end()]
    if before.count("`") % 2 or is_in_quotes(before, found.group()):
        return False
    word = before.split()[-1].lower()
    if found.group().startswith(".") and (word.strip("(\"'*") in ABBREVIATIONS or _list_mark.fullmatch(before)):
        return False
    following = text[found.end() :].lstrip()[:1]
    if found.group()[-1] in CLOSING:
        return bool(following) and not following.islower()  # “Too low.” is printed.
    return True


def is_in_quotes(before: str, mark: str) -> bool:
    """`print("Hi. You")` is one; a quote that was never closed does not hold everything back."""
    opened = before.count('"') % 2 if '"' in before else 0
    return bool(opened) and '"' not in mark and len(before) - before.rfind('"') < 120
