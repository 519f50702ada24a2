"""Words of code as they are compared: in Python, in another language, or told as in a recipe."""

import builtins
import functools
import itertools
import keyword
import re
import string

from tutor.guard.tongues import in_python

Words = tuple[str, ...]

MOST_CHARS = 20_000
# Names that stay themselves where all others are replaced: they are Python's, and say what is done.
KEPT = frozenset(keyword.kwlist) | {name for name in dir(builtins) if name.islower()} - {"copyright", "credits"}
PUNCTUATION = frozenset("()[]{}:;,.$#?@`\\")
_word = re.compile(
    r"""(?P<text>(?<!\w)[rbfuRBFU]{0,2}(?:\"{3}.*?\"{3}|'{3}.*?'{3}|"[^"\n]*"|'[^'\n]*'))"""
    r"""|(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*)"""
    r"""|(?P<sign>===|!==|\*\*|//|==|!=|<=|>=|[-+*/%]=|:=|->|&&|\|\||[-+*/%<>=()\[\]{}:,.!;$&|^~?@])""",
    re.DOTALL,
)
_field = re.compile(r"\$?\{([^{}]*)\}")


def words(code: str) -> Words:
    """Exactly, without spaces; a text in quotes is "S:" and its letters, then what is in its { }."""
    return tuple(_words(code[:MOST_CHARS].translate(QUOTES)))


QUOTES = str.maketrans("“”„«»‘’´", '"""""\'\'\'')


def _words(code: str) -> list[str]:
    found: list[str] = []
    for word in _word.finditer(code):
        text = word.group("text")
        if text is None:
            found.append(word.group())
            continue
        inside = text.lstrip("rbfuRBFU").strip("\"'")
        found.append("S:" + letters(_field.sub(" ", inside)))
        for field in _field.finditer(inside):
            found += ["{", *_words(re.split(r"[!:]", field.group(1))[0]), "}"]
    return found


def letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def shape(found: Words) -> Words:
    """With every name, number and text replaced."""
    return tuple(map(_shape, found))


@functools.lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    if word in KEPT or word[0] in string.punctuation:
        return word
    if word.startswith("S:"):
        return "S"
    return "0" if word[0].isdigit() else "N"


def skeleton(text: str) -> Words:
    """Without punctuation, and from whatever language it is told in; "equals" may be = as well as ==."""
    found = words(in_python(text[:MOST_CHARS]).lower())
    return tuple("=" if word == "==" else word for word in found if word not in PUNCTUATION)


def runs(found: Words, length: int) -> set[Words]:
    return {found[at : at + length] for at in range(len(found) - length + 1)}


def joined(found: Words) -> str:
    """To look for runs in: "\\x1fif\\x1fguess\\x1f"."""
    return "\x1f" + "\x1f".join(found) + "\x1f" if found else ""


def is_within(part: Words, whole: Words, *, gap: float = 1.0) -> bool:
    """All of it, in its order, with not much more between than it has itself."""
    most = len(part) + max(2, int(len(part) * gap))
    starts = [at for at, word in enumerate(whole) if word == part[0]]
    return any(_follows(part, whole[at : at + most]) for at in starts)


def _follows(part: Words, whole: Words) -> bool:
    left = iter(whole)
    return all(word in left for word in part)


def lines_of(code: str) -> list[Words]:
    """The words of each line that has any, comments left out."""
    lines = map(words, without_comments(code).splitlines())
    return [line for line in lines if line]


def without_comments(code: str) -> str:
    return "\n".join(map(_without_comment, code.splitlines()))


def _without_comment(line: str) -> str:
    if "#" not in line:
        return line
    pieces = re.findall(r"\"[^\"]*\"|'[^']*'|#|[^\"'#]+|.", line)
    return "".join(itertools.takewhile(lambda piece: piece != "#", pieces))
