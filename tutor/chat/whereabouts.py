"""Where a program of the student's stores and uses a name: facts, for questions about it."""

import ast
import difflib
import re
from typing import NamedTuple

from runner.diagnosis.sources import lines_in

MOST_CHARS = 60_000
MOST_LINES = 4  # that are named
MOST_DIGITS = 6
MOST_QUOTED, LEAST_QUOTED = 300, 5  # lines that are looked at; words and signs in a row
WORD, SENTENCE_END, APOSTROPHE = re.compile(r"\w+"), re.compile(r"[.!?]"), "'"
PRINTED = re.compile(r"""\bprint\(f?["']([^\n]*?)["']\s*[,)]""")
TOKEN = re.compile(r"\w+|[^\w\s]")

LINE = re.compile(r"\blines? (?:number )?(\w+)\b|\b(\w+) (?=line\b)", re.IGNORECASE)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
CARDINALS = "one two three four five six seven eight nine ten".split()


# Names of variables that are words of any question, too.
EVERYDAY = frozenset(
    (
        "letter word name number text line list value color colour answer question game player turn "
        "thing things file files star secret item items day days"
    ).split()
)


class Whereabouts(NamedTuple):
    name: str
    stored: tuple[int, ...]  # lines
    used: tuple[int, ...]
    loop: int = 0  # the line of a loop in which it is stored; 0: in none
    is_function: bool = False


def of_names(source: str) -> dict[str, Whereabouts]:
    """Nothing where Python cannot read it."""
    try:
        tree = ast.parse(source[:MOST_CHARS])
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    stored: dict[str, set[int]] = {}
    used: dict[str, set[int]] = {}
    functions: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else stored).setdefault(node.id, set()).add(node.lineno)
        elif isinstance(node, ast.FunctionDef):
            stored.setdefault(node.name, set()).add(node.lineno)
            functions.add(node.name)
    return {
        name: Whereabouts(
            name, tuple(sorted(lines)), tuple(sorted(used.get(name, ()))), _loop(tree, lines), name in functions
        )
        for name, lines in stored.items()
    }


def asked_about(text: str, source: str) -> list[Whereabouts]:
    """The names of the program that occur in what was asked, the longest first."""
    known = of_names(source)
    words = set(re.findall(r"[^\W\d]\w*", text))
    lower = {word.lower() for word in words}
    found = [place for name, place in known.items() if name in words or (len(name) > 2 and name.lower() in lower)]
    found = [place for place in found if not _is_everyday(place.name) or _is_theirs(place.name, text)]
    return sorted(found, key=lambda place: -len(place.name))


def is_printed(text: str, source: str) -> bool:
    """The text has several words in a row that a line of the program prints."""
    said = spoken(text)
    printed = (part for found in PRINTED.findall(source[:MOST_CHARS]) for part in SENTENCE_END.split(found))
    return any(" " in part.strip() and spoken(part) in said for part in printed)


def spoken(text: str) -> str:
    """Words alone, with spaces around: “I don't understand!” is quoted as “i dont understand”."""
    return f" {' '.join(WORD.findall(text.lower().replace(APOSTROPHE, '')))} "


def line_asked_about(text: str) -> int:
    """“Line 3”, “line three”, “the third line”; 0: none."""
    for after, before in LINE.findall(text.lower()):
        if after.isdecimal() and len(after) < MOST_DIGITS:
            return int(after)
        if after in CARDINALS or before in ORDINALS:
            return CARDINALS.index(after) + 1 if after in CARDINALS else ORDINALS.index(before) + 1
    return 0


def line_quoted(text: str, source: str) -> int:
    """The line of which the most stands in the question, “the line with for bird, count”; 0: none, or several."""
    asked = TOKEN.findall(text)
    shared = {
        number: _longest_shared(TOKEN.findall(line), asked)
        for number, line in enumerate(lines_in(source[:MOST_CHARS])[:MOST_QUOTED], 1)
    }
    most = max(shared.values(), default=0)
    best = [number for number, length in shared.items() if length == most]
    return best[0] if most >= LEAST_QUOTED and len(best) == 1 else 0


def _longest_shared(tokens: list[str], asked: list[str]) -> int:
    """Nothing where it is only words: those of a text that the program prints, say."""
    match = difflib.SequenceMatcher(None, tokens, asked, autojunk=False).find_longest_match()
    run = tokens[match.a : match.a + match.size]
    return match.size if not all(token.isalpha() for token in run) else 0


def _is_everyday(name: str) -> bool:
    """A word of any question, too: “i”, “game”."""
    return name in EVERYDAY or (len(name) == 1 and name in "aiu")


def _is_theirs(name: str, text: str) -> bool:
    """“My letter”, “the variable letter”, “what is letter”: and not any letter."""
    return (
        re.search(
            rf"\b(?:my|variable|name|called|(?:what|where)(?:'s|s| is| do i use))\s+`?{name}\b|`{name}`", text, re.I
        )
        is not None
    )


def _loop(tree: ast.AST, lines: set[int]) -> int:
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While | ast.For)]
    inside = [loop.lineno for loop in loops if any(loop.lineno < line <= (loop.end_lineno or 0) for line in lines)]
    return max(inside, default=0)
