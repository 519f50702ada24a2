"""A program as cells and back, with nothing lost either way: for any text, joined(split(text)) == text.

A line `# %%` begins a cell, as in VS Code, Spyder and jupytext; `# %% [markdown]` begins one of words, which stand in
comments. What a text has beyond the usual (words behind the mark, more or fewer empty lines) is kept in `facts`.
"""

import itertools
import re
from dataclasses import dataclass, field

MARKS = {"code": "# %%\n", "markdown": "# %% [markdown]\n", "raw": "# %% [raw]\n"}
MARK = re.compile(r"^# ?%%(?:[ \t]+(?:\[(?P<kind>markdown|md|raw)\])?[^\n]*)?(?:\n|\Z)", re.MULTILINE)
# A line of a cell that would read as a mark has a backslash; one that has backslashes already has one more.
TO_PROTECT = re.compile(r"^(# ?)(\\*%%(?:[ \t]|$))", re.MULTILINE)
PROTECTED = re.compile(r"^(# ?)\\(\\*%%(?:[ \t]|$))", re.MULTILINE)


@dataclass
class Cell:
    kind: str  # a key of MARKS
    source: str
    facts: dict[str, str] = field(default_factory=dict)  # `mark` and `end`, where they are not the usual ones


def split(text: str) -> list[Cell]:
    """The cells of a program. A text without marks is one."""
    bounds = sorted({0, len(text), *(match.start() for match in MARK.finditer(text))})
    pieces = [text[start:end] for start, end in itertools.pairwise(bounds)]
    return [_cell(piece, usual_end=_usual_end(number, pieces)) for number, piece in enumerate(pieces)]


def joined(cells: list[Cell]) -> str:
    """The program of these cells."""
    pieces = [
        _piece(cell, is_first=number == 0, usual_end=_usual_end(number, cells)) for number, cell in enumerate(cells)
    ]
    whole = [piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces[:-1] if piece]
    return "".join([*whole, *pieces[-1:]])


def _usual_end(number: int, all_of_them: list) -> str:
    """One empty line before the next cell, none at the end of the program."""
    return "\n" if number == len(all_of_them) - 1 else "\n\n"


def _cell(piece: str, *, usual_end: str) -> Cell:
    match = MARK.match(piece)
    mark = match[0] if match else ""
    body = piece[len(mark) :]
    kind = "markdown" if match and match["kind"] == "md" else (match and match["kind"]) or "code"
    source = _words_in(body) if kind != "code" else None
    if source is None:
        kind, end = "code", usual_end if body.endswith(usual_end) else "\n" if body.endswith("\n") else ""
        source = _unprotected(body.removesuffix(end))
    else:
        end = body[len(body.rstrip("\n")) :]
    facts = {"mark": mark} if mark != MARKS[kind] else {}
    return Cell(kind, source, facts | ({"end": end} if end != usual_end else {}))


def _piece(cell: Cell, *, is_first: bool, usual_end: str) -> str:
    body = _protected(cell.source if cell.kind == "code" else _in_comments(cell.source))
    end = cell.facts.get("end", usual_end)
    body += end if not end.strip("\n") else usual_end
    mark = cell.facts.get("mark", MARKS[cell.kind])
    if not _can_begin(mark, cell, is_first=is_first):
        mark = MARKS[cell.kind]
    return f"{mark}\n{body}" if body and mark and not mark.endswith("\n") else mark + body


def _can_begin(mark: str, cell: Cell, *, is_first: bool) -> bool:
    """A notebook may have been changed elsewhere since its marks were noted."""
    if not mark:
        return is_first and cell.kind == "code"
    match = MARK.fullmatch(mark)
    if match is None:
        return False
    if cell.kind == "code" and match["kind"]:
        return _words_in(cell.source) is None  # words that do not stand in comments came as code
    return (match["kind"] or "code").replace("md", "markdown") == cell.kind.replace("md", "markdown")


def _in_comments(words: str) -> str:
    return "\n".join(f"# {line}" if line else "#" for line in words.split("\n"))


def _words_in(body: str) -> str | None:
    """What stands in the comments; None where something does not, or not as `_in_comments` writes it."""
    lines = _unprotected(body.rstrip("\n")).split("\n")
    if all(line == "#" or (line.startswith("# ") and len(line) > 2) for line in lines):
        return "\n".join(line[2:] for line in lines)
    return None


def _protected(body: str) -> str:
    return TO_PROTECT.sub(r"\1\\\2", body)


def _unprotected(body: str) -> str:
    return PROTECTED.sub(r"\1\2", body)
