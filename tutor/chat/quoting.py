"""Python's own message in what a child writes: “can only concatenate str … to str. what is concatenate”."""

import re
from difflib import SequenceMatcher

from tutor.chat import about_own, meant
from tutor.scenes import Scene

LEAST_WORDS = 3  # of the message, in any order
LEAST_CHARS, LEAST_OF_ALL = 12, 4  # of it in one piece; of one that is quoted whole
MOST_CHARS = 300  # of it that are looked for: a program writes what it likes
CLEAR = 1.4  # the least score of an answer
WHAT_IS = re.compile(r"\bwh?at(?:'?s| is| are| means?)\b", re.IGNORECASE)
PLACE = re.compile(r"\W*\b(?:in|on|at)? *line \d+\W*$|^\W+|\W+$", re.IGNORECASE)


def quotes_error(scene: Scene, text: str) -> bool:
    """Its name, or much of the message, stands in it."""
    if scene.failed is None:
        return False
    is_named = bool(scene.failed.kind) and scene.failed.kind.lower() in text.lower()
    return is_named or about_own.is_alike(scene.failed.message, text, least=LEAST_WORDS)


def asked_beside(scene: Scene, text: str) -> str:
    """What is asked about a word of the message, and not about the mistake; nothing where it is about that."""
    rest = without_error(scene, text)
    if rest == text or not WHAT_IS.search(rest):
        return ""
    score, answer = next(iter(meant.read(rest).answers), (0.0, None))
    return rest if answer and not answer.is_of_own and score >= CLEAR else ""


def without_error(scene: Scene, text: str) -> str:
    """What is said beside the message; all, where it is not quoted as it is."""
    if scene.failed is None:
        return text
    said, message = text.lower(), scene.failed.message.lower()[:MOST_CHARS]
    same = SequenceMatcher(None, said, message, autojunk=False).find_longest_match()
    quoted = message[same.b : same.b + same.size].strip()
    is_piece = quoted != message.strip()
    if len(quoted) < (LEAST_CHARS if is_piece else LEAST_OF_ALL) or (is_piece and " " not in quoted):
        return text  # one word of it may be asked about
    before = re.sub(rf"\b{re.escape(scene.failed.kind)}\b", "", text[: same.a], flags=re.IGNORECASE)
    before = PLACE.sub("", before)
    if WHAT_IS.fullmatch(before):
        before = ""  # that asks for the message itself
    parts = [part for part in (before, PLACE.sub("", text[same.a + same.size :])) if part]
    return " ".join(parts)
