"""Text that ends in the middle of a word, for servers that do not go on in one: they are asked for the whole word.

A model's tokens are words with the space before them: after half of one it says what never follows the whole.
"""

import re

BEGUN = re.compile(r" ?\w*\Z")


def split(prefix: str) -> tuple[str, str]:
    """What is asked, and what an answer to that has to begin with."""
    place = len(prefix) - len(BEGUN.findall(prefix)[0])
    return (prefix[:place], prefix[place:]) if place else (prefix, "")


class Rest:
    """What comes after that beginning. A word that begins otherwise is not the one that is typed: nothing comes."""

    def __init__(self, begins: str):
        self.missing = begins
        self.is_another = False

    def of(self, text: str) -> str:
        missing, self.missing = self.missing, self.missing[len(text) :]
        self.is_another = self.is_another or not (text.startswith(missing) or missing.startswith(text))
        return "" if self.is_another else text[len(missing) :]
