"""Does a text have the words that are wanted? The words are an author's, the text is a student's."""

import re

import regex
import structlog

from learn.lessons.format import Words

logger = structlog.get_logger(__name__)

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
BLANKS = re.compile(r"[^\S\n]+")
QUOTES = str.maketrans("“”„‘’", '"""\'\'')
LONGEST = 20_000  # characters that a pattern is looked for in
SECONDS = 0.2  # … and how long: some patterns and texts would take for ever


def have(text: str, wanted: str | Words) -> bool:
    """Is `text` as wanted?"""
    words = Words(has=wanted) if isinstance(wanted, str) else wanted
    text = COLOURS.sub("", text)
    return (
        (words.equals is None or folded(text, words).strip() == folded(words.equals, words).strip())
        and all(part in folded(text, words) for part in parts(words.has, words))
        and (not words.any or any(part in folded(text, words) for part in parts(words.any, words)))
        and are_in_order(folded(text, words), parts(words.order, words))
        and not any(part in folded(text, words) for part in parts(words.lacks, words))
        and sum(bool(line.strip()) for line in text.splitlines()) >= words.least_lines
        and all(folded(text, words).count(folded(part, words)) >= least for part, least in words.count.items() if part)
        and (words.pattern is None or is_found(words.pattern, text, words))
        and (words.lacks_pattern is None or not is_found(words.lacks_pattern, text, words, otherwise=True))
    )


def folded(text: str, words: Words) -> str:
    """As it is compared: capitals, runs of spaces and the shape of quotes do not count, unless `exactly`."""
    return text if words.exactly else " ".join(text.translate(QUOTES).casefold().split())


def parts(wanted: str | list[str], words: Words) -> list[str]:
    return [folded(part, words) for part in ([wanted] if isinstance(wanted, str) else wanted)]


def are_in_order(text: str, wanted: list[str]) -> bool:
    at = 0
    for part in wanted:
        found = text.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def is_found(pattern: str, text: str, words: Words, *, otherwise: bool = False) -> bool:
    """A pattern that is broken, or takes too long, gives `otherwise`: that is for whoever reads the lesson to say."""
    if not words.exactly:
        text = "\n".join(BLANKS.sub(" ", line).strip() for line in text.translate(QUOTES).splitlines())
    flags = regex.MULTILINE if words.exactly else regex.MULTILINE | regex.IGNORECASE
    try:
        return regex.search(pattern, text[:LONGEST], flags, timeout=SECONDS) is not None
    except (regex.error, TimeoutError) as error:
        logger.warning("pattern of a check not usable", reason=type(error).__name__, pattern=pattern[:200])
        return otherwise


def what_is_broken(pattern: str) -> str:
    """Why `pattern` is no regular expression, in the words of the one who reads them; empty if it is one."""
    try:
        regex.compile(pattern)
    except regex.error as error:
        return str(error)
    return ""
