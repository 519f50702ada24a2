"""Other languages, and recipes in English, put into something like Python: good enough to compare, not to run."""

import re

from tutor import phrases

GROUPS = {"%NAME%": r"([A-Za-z_$][\w.$]*)", "%THING%": r"([\w.$]+\([^()]*\)|[\w.$]+|\"[^\"]*\"|'[^']*')"}
SIGNS = {
    "===": "==",
    "!==": "!=",
    "&&": " and ",
    "||": " or ",
    "<>": "!=",
    ":=": "=",
    "<-": "=",
    "←": "=",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "×": "*",
    "÷": "/",
    "−": "-",
}
NUMBERS = dict(zip("zero one two three four five six seven eight nine ten".split(), map(str, range(11)), strict=True))
_signs = re.compile("|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True))))
_blanks = re.compile(r"[ \t]{2,}")
_numbers = re.compile(r"\b(" + "|".join(NUMBERS) + r")\b", re.IGNORECASE)


def in_python(text: str) -> str:
    text = _close(_signs.sub(lambda sign: SIGNS[sign.group()], text.replace("`", " ")))
    for pattern, place in _languages:
        text = _close(pattern.sub(place, text))
    text = _numbers.sub(lambda number: NUMBERS[number.group().lower()], text)
    for pattern, place in _recipes:
        text = _close(pattern.sub(place, text))
    return text


def _close(text: str) -> str:
    """The patterns know one blank between two words."""
    return _blanks.sub(" ", text)


def table(name: str, flags: int = 0) -> list[tuple[re.Pattern[str], str]]:
    """Patterns, each with what takes the place of what it finds."""
    rows = []
    for pattern, place in phrases.pairs(name):
        for group, inside in GROUPS.items():
            pattern = pattern.replace(group, inside)
        rows.append((re.compile(pattern, flags), f" {place} "))
    return rows


_languages = table("languages")
_recipes = table("recipes", re.IGNORECASE)
