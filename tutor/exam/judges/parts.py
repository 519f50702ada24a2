"""An answer in its parts: its words, and what in it is code."""

import re
import tokenize
from collections.abc import Iterator
from io import StringIO

FENCE = re.compile(r"```[^\n]*\n(.*?)(?:```|\Z)", re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
NAME = re.compile(r"[^\W\d]\w*")
SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"')]*\s+(?=[\W\d]*[A-Z`“\"])|\n+")


def without_fences(text: str) -> str:
    return FENCE.sub("\n", text)


def fences(text: str) -> list[str]:
    return [match.strip("\n") for match in FENCE.findall(text)]


def spans(text: str) -> list[str]:
    """Pieces of code within the words."""
    return [span.strip() for span in SPAN.findall(without_fences(text))]


def code_in(text: str) -> str:
    """All the code of a text, and nothing of its words."""
    return "\n".join([*fences(text), *spans(text)])


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE_END.split(without_fences(text)) if re.search(r"\w", part)]


def names(code: str) -> set[str]:
    """Every word in it that could be a name, those in texts and comments too."""
    return set(NAME.findall(code))


def signs(code: str) -> list[str]:
    """Its tokens without spaces, lines and comments; as far as it can be read."""
    return list(_signs(code))


SKIPPED = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENDMARKER}


def _signs(code: str) -> Iterator[str]:
    try:
        for token in tokenize.generate_tokens(StringIO(code).readline):
            if token.type not in SKIPPED and token.string.strip():
                yield like(token.string) if token.type == tokenize.STRING else token.string
    except (tokenize.TokenError, SyntaxError):
        return


def like(text: str) -> str:
    """A text in quotes, whichever they are."""
    return '"' + text.strip("'\"") + '"'
