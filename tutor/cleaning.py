"""Text from people, programs and files before a model reads it: what nobody sees is gone, and it is never too long."""

import re
import unicodedata

from learn.people.lookalikes import LOOKALIKES

CUT = " … "
MOST_SAME = 40  # of one character in a row
MOST_BLANK_LINES = 2
KEPT_CONTROLS = "\n\t"
BRAILLE_BLANK, HANGUL_FILLERS = "\u2800", "\u115f\u1160\u3164\uffa0"
LONGEST_WORD = 44  # of templates
_same = re.compile(rf"(\S)\1{{{MOST_SAME},}}")
_blank_lines = re.compile(rf"\n(?:[ \t]*\n){{{MOST_BLANK_LINES + 1},}}")
_terminal = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_words_of_templates = re.compile(r"<\|[^<>|\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?s>", re.IGNORECASE)


def clean(text: str, most: int) -> str:
    """As a person would see it, in at most `most` characters: its middle is left out where it is longer."""
    text = text[: 8 * most + 1000].replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _terminal.sub("", text))
    text = "".join(character for character in text if is_seen(character))
    text = _same.sub(lambda found: found.group(1) * MOST_SAME, without_template_words(text))
    return cut(_blank_lines.sub("\n" * MOST_BLANK_LINES, text), most)


def is_seen(character: str) -> bool:
    """Not: control, bidi, tag and other formatting characters, private ones, halves of pairs, blanks."""
    if character.isascii():
        return character.isprintable() or character in KEPT_CONTROLS
    if character in BRAILLE_BLANK + HANGUL_FILLERS or 0xFE00 <= ord(character) <= 0xFE0F:
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def folded(text: str) -> str:
    """As it reads at a glance: wide and mathematical letters are plain ones, and a Cyrillic one among ours is ours."""
    text = unicodedata.normalize("NFKC", text)
    if text.isascii():
        return text
    return re.sub(r"\w+", lambda word: _ours(word.group()), text)


def _ours(word: str) -> str:
    return word.translate(LOOKALIKES) if re.search("[A-Za-z]", word) else word


def without_template_words(text: str) -> str:
    """Without the marks by which a model tells who speaks, also where taking one out makes another."""
    at = 0
    while found := _words_of_templates.search(text, at):
        text = text[: found.start()] + text[found.end() :]
        at = max(0, found.start() - LONGEST_WORD)
    return text


def cut(text: str, most: int) -> str:
    """Begin and end stay: a file's last lines are where its student works."""
    if len(text) <= most:
        return text
    kept = max(0, most - len(CUT))
    begin = (kept * 2 + 2) // 3
    return (text[:begin] + CUT + text[len(text) - (kept - begin) :])[:most]
