"""Does it give the step's solution away? A comparison, no more: nothing is run here."""

import functools
import itertools
import re
from collections.abc import Sequence

from tutor import phrases
from tutor.cleaning import folded
from tutor.guard import codings, prose, renamed, trees, words
from tutor.guard.secret import Secret
from tutor.guard.snippets import snippets
from tutor.guard.verdicts import BIT_BY_BIT, BIT_BY_BIT_TOLD, IN_PLAIN_WORDS
from tutor.guard.words import Words

TOLD_LINE_WORDS, CLOSE = 5, 0.5  # a new line of so many words, with half as many between them
TOLD_SHARE = 0.5  # of the new lines' words: so much told as a recipe is the solution
LEAST_TOLD = 6
MOST_SAID, MOST_SAID_CHARS = 60, 8_000  # parts of what was said before, and characters of code in them
# Of the many ways to read a sentence otherwise nearly all make no sense: only what has words of Python is looked at.
_of_code = re.compile(
    r"\b(?:print|while|if|elif|else|for|in|def|return|import|input|int|range|len|and|or|not|str|append|random|line)\b|[=(]",
    re.IGNORECASE,
)
_signs_aloud = re.compile(r"\b(equals?|plus|minus|colon|brackets?|parenthes[ie]s|quotes?|times|comma|dot)\b")
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def leak(secret: Secret, sentence: str, said: Sequence[str] = ()) -> str:
    """Which rule is broken; "" where none is. What was `said` before in this step counts together with it."""
    if not secret.kind:
        return ""
    sentence = folded(sentence)
    found = _plainly(secret, sentence) or _bit_by_bit(secret, sentence, said)
    if found:
        return found
    readings = [reading for reading in codings.readings(sentence) if _of_code.search(reading)]
    if secret.kind == "find":  # “Which three lines …” turned round is no line three
        readings = [reading for reading in readings if sorted(reading.split()) != sorted(sentence.split())]
    found = next(filter(None, (_plainly(secret, reading) for reading in readings)), "")
    return f"{found}, encoded" if found else ""


def _plainly(secret: Secret, text: str) -> str:
    match secret.kind:
        case "build":
            return _of_program(secret, text)
        case "order":
            return "order" if tells_order(secret, words.words(text)) else ""
        case "predict":
            return "answer" if tells_answer(secret, text) else ""
        case "find":
            return "line" if tells_line(secret, text) else ""
    return ""


def _of_program(secret: Secret, text: str) -> str:
    return (
        _by_words(secret, words.words(text))
        or _told(secret, words.skeleton(text), [text])
        or _in_pieces(secret, text)
        or _by_tree(secret, text)
        or _renamed(secret, text)
        or (IN_PLAIN_WORDS if prose.told(secret.ideas, text) else "")
    )


def _in_pieces(secret: Secret, text: str) -> str:
    """“`while`, and then `guess`, and then `!=`”: all code of a sentence, one piece after the other."""
    code = _code(text)
    found = words.words(code)
    if has_any(secret.lines, found) or has_any(secret.told_lines, _skeleton(code)):
        return "a line in pieces"
    pieces = set(found)
    return "a condition in pieces" if any(pieces.issuperset(each) for each in secret.asks) else ""


def _by_words(secret: Secret, found: Words) -> str:
    if has_any(secret.lines, found):
        return "a line"
    if has_any(secret.runs, found):
        return "words in a row"
    if has_any(secret.shapes, words.shape(found)):
        return "the same with other names"
    return "a part of the whole" if has_any(secret.whole, found) else ""


def _told(secret: Secret, told: Words, texts: Sequence[str]) -> str:
    if has_any(secret.told, told):
        return "told in other words"
    pieces = [piece for text in texts for piece in ([text] if is_dictated(text) else snippets(text))]
    if any(has_any(secret.told_lines, words.skeleton(piece)) for piece in [*pieces, *texts]):
        return "a line in other words"
    if has_any(secret.told_conditions, told):
        return "a condition in other words"
    if any(words.is_within(line, told, gap=CLOSE) for line in secret.new if len(line) >= TOLD_LINE_WORDS):
        return "a line, with words between"
    if has_any(secret.told_shapes, words.shape(told)):
        return "told with other names"
    return "told line by line" if is_told(secret, texts) else ""


def _by_tree(secret: Secret, text: str) -> str:
    return "the same tree" if trees.of(snippets(text)) & secret.trees else ""


def _renamed(secret: Secret, text: str) -> str:
    said = [line for code in snippets(text) for line in words.lines_of(code)]
    return "lines with other names" if renamed.are_told(secret.renamed, said) else ""


def confirms(text: str) -> bool:
    """“Yes, that is the right sign”: whoever guesses on has the solution in the end."""
    text = text.lower()
    return any(pattern.search(text) for pattern in phrases.patterns("confirmed"))


def is_dictated(text: str) -> bool:
    """Code read aloud: "tries equals tries plus one"."""
    return len(set(_signs_aloud.findall(text.lower()))) > 1


def has_any(runs: frozenset[Words], found: Words) -> bool:
    return bool(_common(runs, found))


def _common(runs: frozenset[Words], found: Words) -> frozenset[Words]:
    lengths = {len(run) for run in runs if len(run) <= len(found)}
    return frozenset().union(*(runs & words.runs(found, length) for length in lengths))


def is_told(secret: Secret, texts: Sequence[str]) -> bool:
    """Line by line as a recipe: all texts together."""
    told = lines_told(secret, texts)
    size, of = sum(map(len, told)), sum(map(len, secret.new))
    return len(told) > 1 and size >= max(LEAST_TOLD, of * TOLD_SHARE)


def lines_told(secret: Secret, texts: Sequence[str]) -> list[Words]:
    whole = list(map(_skeleton, texts))
    return [line for line in secret.new if any(words.is_within(line, each) for each in whole)]


def _bit_by_bit(secret: Secret, sentence: str, said: Sequence[str]) -> str:
    """Drip by drip: the pieces of code one after the other, and the lines that were told, in all that was said.

    What was out before holds nothing back that adds nothing to it.
    """
    before = [folded(each) for each in said][-MOST_SAID:]
    if secret.kind != "build" or not before:
        return ""
    together = [*before, sentence]
    if _drops(secret, together) - _drops(secret, before):
        return BIT_BY_BIT
    adds = is_told(secret, together) and lines_told(secret, together) != lines_told(secret, before)
    return BIT_BY_BIT_TOLD if adds else ""


def _drops(secret: Secret, texts: Sequence[str]) -> frozenset[Words]:
    """What of the secret all pieces of code, one after the other, come to."""
    found = words.words(" ".join(map(_code, texts))[-MOST_SAID_CHARS:])
    return _common(secret.lines | secret.runs | secret.whole, found) | _common(secret.shapes, words.shape(found))


# What was said before is looked at with each sentence.
@functools.lru_cache(maxsize=2_000)
def _code(text: str) -> str:
    return " ".join(snippets(text))


@functools.lru_cache(maxsize=2_000)
def _skeleton(text: str) -> Words:
    return words.skeleton(text)


def tells_order(secret: Secret, found: Words) -> bool:
    """Two of the lines, one after the other as they belong."""
    text = words.joined(found)
    places = [text.find(words.joined(line)) for line in secret.order]
    pairs = [(one, other) for one, other in itertools.pairwise(places) if 0 <= one < other]
    return len(pairs) * 2 >= max(1, len(places) - 1) and bool(pairs)


def tells_answer(secret: Secret, text: str) -> bool:
    """The right one; to name all of them tells nothing."""
    said = f" {words.letters(text)} "
    names = bool(secret.answer) and f" {secret.answer} " in said
    return names and not all(f" {other} " in said for other in secret.others)


def tells_line(secret: Secret, text: str) -> bool:
    told = words.skeleton(text)
    numbers = re.findall(r"\x1flines?\x1f(?:number\x1f)?(\d+)", words.joined(told))
    numbers += [
        str(ORDINALS.index(word) + 1)
        for word, after in itertools.pairwise(told)
        if word in ORDINALS and after == "line"
    ]
    if str(secret.line) in numbers:
        return True
    return len(secret.line_words) > 2 and words.joined(secret.line_words) in words.joined(words.words(text))
