"""A second look, which knows nothing of how a program was masked: is there anything in it that could be somebody's?"""

import re
from collections.abc import Iterator

from runner.diagnosis.nearness import nearest
from tutor.flywheel.known import ATTRIBUTES, BARE, OF_TEXTS, neutral
from tutor.flywheel.pieces import bits, pieces, text_of

LEAST_HIDDEN = 4
WORD = re.compile(r"[^\W\d_]+")
PLAIN = frozenset("“”‘’„–—…×÷≤≥≠−´°\xa0")
PATTERNS = {
    "an e-mail address": r"\S@\S",
    "an address of a page": r"://|\bwww\.",
    "a telephone number": r"(?<![\w.])(?:\+|00?)\d[\d \-/()]{5,}\d",
    "a long number": r"(?<![\d.])(?!\d0+(?!\d))(?!01?0+(?!\d))\d{5,}(?<!1{5})",
    "a street": r"(?i)\b\d{1,4} (?:\w+ )?(?:street|road|avenue|lane)\b|\w(?:stra(?:ss|ß)e|weg|gasse|platz) \d",
    "digits one by one": r"(?<!\d)0(?:[,; ]+\d(?!\d)){6,}",
}
_patterns = {reason: re.compile(pattern) for reason, pattern in PATTERNS.items()}


def found(program: str, private: frozenset[str] = frozenset()) -> list[str]:
    """Why it must not be given on; none: nothing was found. `private`: words in small letters."""
    reasons = [reason for reason, pattern in _patterns.items() if pattern.search(program)]
    if any(not (char.isascii() or char in PLAIN) for char in program):
        reasons.append("letters of other alphabets")
    if any(piece.kind == "comment" for piece in pieces(program)):
        reasons.append("a comment")
    if any(_is_somebodys(word, private) for word in _names(program)):
        reasons.append("how somebody is called")
    if not all(_is_harmless(word) for word in _words_in_texts(program)):
        reasons.append("a word in a text that is not one of ours")
    return reasons


def _names(program: str) -> set[str]:
    """All letters that stand together, without what is Python's own."""
    return {word.lower() for word in re.findall(r"[^\W\d]\w*", program) if word not in BARE | ATTRIBUTES | OF_TEXTS}


def _is_somebodys(name: str, private: frozenset[str]) -> bool:
    if private & {*WORD.findall(name), name}:
        return True
    joined = name.replace("_", "")
    return any(len(each) >= LEAST_HIDDEN and each in joined for each in private)


def _words_in_texts(program: str) -> Iterator[str]:
    for piece in pieces(program):
        if piece.kind == "text":
            yield from (
                bit.text.lower() for bit in bits(text_of(piece.text).body) if bit.kind == "word" and len(bit.text) > 1
            )


def _is_harmless(word: str) -> bool:
    known = neutral()
    return word in OF_TEXTS or word in known or word.removesuffix("s") in known or bool(nearest(word, known))
