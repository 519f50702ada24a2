"""Changes of a text at places of its syntax tree."""

import ast
from typing import NamedTuple


class Edit(NamedTuple):
    start: tuple[int, int]  # line from 1, and bytes of it
    end: tuple[int, int]
    text: str


def over(node: ast.expr | ast.stmt, text: str) -> Edit:
    """`text` in the place of the node."""
    return Edit((node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0), text)


def without_lines(first: int, last: int) -> Edit:
    return Edit((first, 0), (last + 1, 0), "")


def apply(source: str, edits: list[Edit]) -> str:
    """From the last to the first, so that places stay what they are."""
    data = source.encode()
    starts = [0]
    for line in data.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    for edit in sorted(edits, reverse=True):
        start, end = (min(starts[line - 1] + column, len(data)) for line, column in (edit.start, edit.end))
        data = data[:start] + edit.text.encode() + data[end:]
    return data.decode()


def source_of(source: str, node: ast.AST) -> str:
    return ast.get_source_segment(source, node) or ast.unparse(node)
