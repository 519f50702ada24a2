"""Has a training seen what the exam asks? Programs are compared as trees without names, texts and numbers."""

import ast
import builtins
import keyword
import re
import tokenize
from collections.abc import Iterable, Iterator
from io import StringIO

KEPT = {*keyword.kwlist, *dir(builtins), "random", "turtle"}
NUMBER_OR_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d+(?:\.\d+)?\b")


def shape(program: str) -> str:
    """The same for two programs that differ in names, texts, numbers, spaces and comments alone."""
    try:
        tree = ast.parse(program)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return " ".join(_signs(program))
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name):
                node.id = _blank(name, names)
            case ast.arg(arg=name):
                node.arg = _blank(name, names)
            case ast.FunctionDef(name=name):
                node.name = _blank(name, names)
            case ast.Constant(value=value):
                node.value = type(value).__name__
    return ast.dump(tree)


def _blank(name: str, names: dict[str, str]) -> str:
    """By the order in which they come first, so that the same name stays the same."""
    return name if name in KEPT else names.setdefault(name, f"n{len(names)}")


def _signs(program: str) -> Iterator[str]:
    """Of what is no Python: its tokens, as far as they can be read; then the rest without texts and numbers."""
    names: dict[str, str] = {}
    read = 0
    try:
        for token in tokenize.generate_tokens(StringIO(program).readline):
            read = token.end[0]
            if token.type in (tokenize.COMMENT, tokenize.NL):
                continue
            if token.type == tokenize.NAME:
                yield _blank(token.string, names)
            elif token.type in (tokenize.STRING, tokenize.NUMBER):
                yield tokenize.tok_name[token.type]
            else:
                yield token.string.strip() or tokenize.tok_name[token.type]
    except (tokenize.TokenError, SyntaxError):
        yield from NUMBER_OR_TEXT.sub("…", "\n".join(program.splitlines()[read:])).split()


def shared(asked: Iterable[tuple[str, str]], seen: Iterable[str]) -> list[str]:
    """Which of the `asked` (name, program) have the shape of one that was `seen`."""
    shapes = {shape(program) for program in seen}
    return [name for name, program in asked if shape(program) in shapes]
