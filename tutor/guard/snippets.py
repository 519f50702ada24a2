"""The pieces of code in what is said: fenced, between backticks, or lines that are code as they stand."""

import re
import textwrap

from tutor.guard import trees, words

CODE = "thiscode"
_fence = re.compile(r"```[ \t]*\w*[ \t]*\n?(.*?)(?:```|\Z)", re.DOTALL)
_inline = re.compile(r"`([^`\n]+)`")
_bare = re.compile(
    r"^\s*(?:(?:if|elif|else|while|for|def|try|except|with|class)\b.*:\s*(?:#.*)?$|(?:return|import|from|break|continue|pass)\b|[\w.\[\]\"']+\s*(?:[-+*/]?=)(?!=)|[\w.]+\(.*\)\s*$)"
)
_in_prose = re.compile(r"[A-Za-z_][\w.]*(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\s*[-+*/]?=(?!=)\s*[\w\"'][^,.;\n]*)")


def snippets(text: str) -> list[str]:
    """In their order of kind; what is fenced is one piece."""
    fenced = blocks(text)
    rest = _fence.sub("\n", text)
    inline = [code.strip() for code in _inline.findall(rest)]
    prose = _inline.sub(" ", rest)
    bare = bare_lines(prose)
    loose = [found.group().strip() for found in _in_prose.finditer(prose)] if not bare else []
    return [piece for piece in (*fenced, *inline, *bare, *loose) if piece.strip()]


def blocks(text: str) -> list[str]:
    """What is fenced."""
    return [textwrap.dedent(code).strip("\n") for code in _fence.findall(text)]


def bare_lines(text: str) -> list[str]:
    """Lines that look like code, neighbours together."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if _bare.match(line):
            blocks[-1].append(line)
        elif line.strip():
            blocks.append([])
    return [textwrap.dedent("\n".join(block)) for block in blocks if block]


def does_something(code: str) -> bool:
    """It can be read as Python, and is more than a name, a value or the way to one."""
    tree = trees.parsed(code)
    if tree is None or not tree.body:
        return False
    return any(not _is_quotation(each) for each in tree.body)


def _is_quotation(statement: trees.ast.stmt) -> bool:
    ast = trees.ast
    if not isinstance(statement, ast.Expr):
        return False
    return not any(
        isinstance(node, ast.Call | ast.Await | ast.Yield | ast.NamedExpr) for node in ast.walk(statement)
    ) or (isinstance(statement.value, ast.Call) and not statement.value.args and not statement.value.keywords)


def without_code(text: str) -> str:
    """The prose alone; where code stood between backticks stands a word for it."""
    return _inline.sub(f" {CODE} ", _fence.sub("\n", text))


def quoted(text: str) -> list[str]:
    """What is quoted as code or as a text: between backticks, or between double quotes in prose."""
    prose = _inline.sub(" ", _fence.sub("\n", text)).translate(words.QUOTES)
    return [*_inline.findall(_fence.sub("\n", text)), *re.findall(r'"([^"\n]+)"', prose)]
