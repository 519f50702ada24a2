"""What a model says would come next, cut to what fits at the cursor: the rest of the line, or less, or nothing."""

import io
import tokenize
from collections.abc import Iterator, Set

from learn.lessons import concepts
from tutor.ghosts import names, statements
from tutor.ghosts.spots import Spot, open_text, texts_in

MOST_CUTS = 6  # places that are tried, from the end
LONGEST = 80


def trimmed(spot: Spot, words: str, *, taught: Set[str], is_whole: bool) -> str:
    """`is_whole`: the model has come to the end of the line by itself. "" where nothing fits."""
    words = _first_line(words)
    if not words.strip() or not spot.wants_words:
        return ""
    for cut in [words] if is_whole else _shorter(words):
        for found in _less_what_is_there(cut, spot.rest):
            if says_something(found) and fits(spot, found, taught):
                return found
    return ""


def fits(spot: Spot, words: str, taught: Set[str]) -> bool:
    """With it the statement can be read, uses only known names, and only what was taught."""
    read = statements.read(spot, words)
    if read is None or says_new_things(spot, words):
        return False
    parts, source = read
    if not concepts.used_by(source) <= taught:
        return False
    imports = names.imported_by(statements.top_imports(spot))
    return names.are_known(parts, spot.known_names(), imports)


def says_new_things(spot: Spot, words: str) -> bool:
    """What a program says is up to the student: whole sentences come only from the file, and so do unusual signs."""
    file = spot.prefix + spot.suffix
    new = [text for text in texts_in(words) if text not in file]
    return any(" " in text.strip() for text in new) or any(not sign.isascii() and sign not in file for sign in words)


def says_something(words: str) -> bool:
    return len(words) <= LONGEST and any(letter.isalnum() for letter in words)


def _first_line(words: str) -> str:
    """Without the comment behind it."""
    line = words.partition("\n")[0].rstrip("\r")
    for at, letter in enumerate(line):
        if letter == "#" and open_text(line[: at + 1]) == "#":
            return line[:at].rstrip()
    return line.rstrip()


def _less_what_is_there(words: str, rest: str) -> Iterator[str]:
    """As they are, and without the closing signs that the editor has put behind the cursor already."""
    yield words
    rest = rest.rstrip()
    for length in range(1, min(len(words), len(rest)) + 1):
        if words.endswith(rest[:length]):
            yield words[:-length]


def _shorter(words: str) -> Iterator[str]:
    """Up to the end of a whole word or bracket, the longest first; the last word may be half of one."""
    ends = [end for end in _ends(words) if end < len(words) or words[-1] in ")]}\"'"]
    for end in sorted(set(ends), reverse=True)[:MOST_CUTS]:
        yield words[:end]


def _ends(words: str) -> list[int]:
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(words).readline):
            if token.type in (tokenize.NAME, tokenize.NUMBER, tokenize.STRING) or token.string in (")", "]", "}"):
                found.append(token.end[1])
    except (tokenize.TokenError, SyntaxError):
        pass  # it goes as far as it goes
    return found
