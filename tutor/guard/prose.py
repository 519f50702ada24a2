"""A line of the solution told in plain English: all that stands in it is named, in whichever order and words."""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from tutor.guard.words import KEPT, Words

Ideas = frozenset[str]  # of Python: its words and signs, names, numbers
LONGEST_NUMBER = 3  # digits, of those that have a word
LEAST = 3  # ideas: of fewer nearly every sentence has all
# How an idea of Python sounds in English; whatever stands in no table is a name or a number, and itself.
SOUNDS: dict[str, str] = {
    "while": r"while|until|as long as|repeat\w*|again and again|go(?:es|ing)? on|keeps?|loops?",
    "for": r"for|each|every|all|one after the other|(?:go|goes|going|run|runs|walk\w*|step\w*) through|loops?|in turn",
    "return": r"return\w*|g[ia]ve\w*(?: \w+)? back|hands? back|sends? back|result is",
    "and": r"and|both|too|as well",
    "or": r"or|either",
    "not": r"not|no|never|n't",
    "!=": r"!=|differ\w*|unequal|is not|isn't|are not|aren't|not (?:equal|the same)|other than",
    "==": r"=|==|equals?|same|is|are|match\w*",
    "<": r"<|less|smaller|lower|fewer",
    ">": r">|greater|bigger|larger|higher|more than",
    "<=": r"<=|at most|no more|not more|up to",
    ">=": r">=|at least|no less|not less",
    "+": r"\+|plus|add\w*|more|bigger|higher|increas\w*|rais\w*|count\w*|join\w*|glue\w*|append\w*|sum|at \w+ end",
    "-": r"-|minus|less|smaller|lower|subtract\w*|take\w* away|decreas\w*",
    "*": r"\*|times|multipl\w*|doubl\w*",
    "/": r"/|divid\w*|shar\w*|by the (?:length|number)",
    "%": r"%|rest|remain\w*|modulo|mod|divid\w*|left over|leaves?|divisible|multiple",
    "//": r"//|divid\w*|whole",
    "len": r"len|length|number of|how many|count",
    "range": r"range|from|up to|numbers",
    "int": r"int|number|whole",
    "input": r"input|ask\w*|typ\w*|answer",
    "print": r"print\w*|show\w*|say\w*|write\w*",
    "append": r"append\w*|add\w*|put\w*|at (?:the|its) end",
    "true": r"true|yes",
    "false": r"false|no",
    "sum": r"sum|total|all together|add\w* up",
    "break": r"break\w*|leav\w*|stop\w*|end\w*|jump\w* out",
}  # fmt: skip
BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
NUMBERS = dict(enumerate("zero one two three four five six seven eight nine ten".split()))
OF_ZERO = "nothing|none|zero"
# Words of Python that are understood where the rest of a line is said.
UNDERSTOOD = frozenset("= : ( ) [ ] { } , . if elif else in def global pass import from is".split())
CHANGED = {"+=": "+", "-=": "-", "*=": "*", "/=": "/", "//=": "//", "%=": "%"}
ASKING = ("if", "elif", "while")
MODULES = frozenset("random math turtle plt time datetime json csv".split())


def lines_of(new: Sequence[Words], given: Iterable[str]) -> tuple[Ideas, ...]:
    """Of each new line of a solution, what must be named to tell it; of two that tell little, what both have.

    `given`: what the lesson says; what is told there already is no secret.
    """
    given = list(given)
    of_loops = {name for line in new for name in _of_loop(line)}
    lines = [_ideas(line, of_loops) for line in new]
    single = [ideas for ideas, line in zip(lines, new, strict=True) if _is_telling(ideas, [line])]
    pairs = [
        one | other
        for (one, other), both in zip(itertools.pairwise(lines), itertools.pairwise(new), strict=True)
        if one and other and not {one, other} & {*single} and _is_telling(one | other, both)
    ]
    return tuple(line for line in dict.fromkeys([*single, *pairs]) if not any(told([line], each) for each in given))


def _sentences(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in BETWEEN_SENTENCES.split(text) if part]


def _of_loop(line: Words) -> Words:
    """Names that anybody could choose otherwise."""
    return line[1 : line.index("in")] if line[:1] == ("for",) and "in" in line else ()


def _ideas(line: Words, free: set[str]) -> Ideas:
    if line[:1] == ("def",):
        return frozenset()
    stored = {line[0]} if "=" in line and line[0] not in line[line.index("=") + 1 :] else set()
    found = set()
    for word in line:
        if word.startswith("S:"):
            found |= {word.removeprefix("S:")} if line[0] in ASKING else set()
        elif word not in UNDERSTOOD and word not in free | stored:
            found.add(CHANGED.get(word, word.lower()))
    return frozenset(filter(None, found))


def _is_telling(ideas: Ideas, lines: Iterable[Words]) -> bool:
    """There is something that Python does, and something of this very program that it is done with."""
    own = {each.lower() for line in lines for each in _names(line)}
    return len(ideas) >= LEAST and any(idea in SOUNDS for idea in ideas) and not ideas.isdisjoint(own)


def _names(line: Words) -> Iterator[str]:
    """Texts and names that are not Python's: none of its modules, nor what stands behind a full stop."""
    for before, word in itertools.pairwise(("", *line)):
        if word.startswith("S:"):
            yield word.removeprefix("S:")
        elif before != "." and word.isidentifier() and word not in KEPT and word not in MODULES:
            yield word


def told(lines: Iterable[Ideas], text: str) -> bool:
    """All ideas of one of the `lines` are named in one sentence of the text, or in one line."""
    said = [each.lower().replace("`", " ").replace("’", "'") for each in _sentences([text])]
    return any(all(_pattern(idea).search(each) for idea in line) for line in lines for each in said)


@functools.lru_cache(maxsize=2_000)
def _pattern(idea: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{SOUNDS.get(idea) or _of_value(idea)})(?!\w)")


def _of_value(idea: str) -> str:
    if not idea.isdecimal():
        return re.escape(idea)
    word = NUMBERS.get(int(idea), "") if len(idea) < LONGEST_NUMBER else ""
    return "|".join(filter(None, (idea, word, OF_ZERO if idea == "0" else "")))
