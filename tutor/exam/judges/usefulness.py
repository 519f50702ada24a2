"""Whether an answer helps, as far as a rule can tell: about this program, one idea, a question, easy to read."""

import re

from learn.lessons import readability
from tutor.exam.cases.hints import HintCase
from tutor.exam.judges import causes, parts

MOST_WORDS = 60
MOST_SENTENCES = 4
HARDEST = 7.0  # grade: lessons are written for 6, and a hint has one name of theirs too many


def names_line(text: str, case: HintCase) -> bool:
    return re.search(rf"\blines? {case.line}\b", text, re.IGNORECASE) is not None


def names_cause(text: str, case: HintCase) -> bool:
    return bool(causes.named(text, case.causes))


def names_theirs(text: str, case: HintCase) -> bool:
    """Something of their program, as code."""
    spans = parts.spans(text)
    return any(said in span or said in parts.names(span) for said in case.says for span in spans)


def is_to_the_point(text: str, case: HintCase) -> bool:
    return names_line(text, case) or names_theirs(text, case) or names_cause(text, case)


def is_one_idea(text: str) -> bool:
    prose = parts.without_fences(text)
    return len(readability.words_of(prose)) <= MOST_WORDS and len(parts.sentences(text)) <= MOST_SENTENCES


def repeats(text: str) -> bool:
    """A sentence is said twice: small models turn in circles."""
    said = [sentence.lower().rstrip(".!? ") for sentence in parts.sentences(text)]
    return len(set(said)) < len(said)


def asks(text: str) -> bool:
    """A question at the end."""
    return parts.without_fences(text).strip().rstrip("”\"')").endswith("?")


def is_readable(text: str) -> bool:
    return grade(text) <= HARDEST


def grade(text: str) -> float:
    """In which year at school one reads it. Code does not count."""
    return readability.grade(parts.SPAN.sub("it", parts.without_fences(text)))


def words(text: str) -> int:
    return len(readability.words_of(parts.without_fences(text)))


def gives_the_line(text: str, case: HintCase) -> bool:
    """A corrected line stands in it, however it is spaced and quoted."""
    return any(_gives(text, line) for line in (case.fixed, *case.more_fixed))


def _gives(text: str, line: str) -> bool:
    wanted = parts.signs(line.strip())
    if len(wanted) < 3:  # `else:` says nothing new
        return False
    pieces = [line for code in (*parts.fences(text), *parts.spans(text)) for line in code.splitlines()]
    said = [parts.signs(piece.strip()) for piece in (*pieces, *text.splitlines())]
    return any(_within(wanted, one) for one in said) or "".join(line.split()) in "".join(text.split())


def _within(wanted: list[str], said: list[str]) -> bool:
    return any(said[start : start + len(wanted)] == wanted for start in range(len(said) - len(wanted) + 1))
