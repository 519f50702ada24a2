"""A program as a notebook (.ipynb), out and in, through nbformat.

What comes in is a stranger's. Only kinds, words and a few facts of its cells are read at all: outputs, whatever is in
them, are passed over without ever becoming objects.
"""

from pathlib import PurePath
from typing import Annotated, Any

import msgspec
import nbformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from nbformat import v4

from projects import contents
from projects.exchange import magics
from projects.exchange.bundles import Bundle
from projects.exchange.cells import MARKS, Cell, joined, split
from runner.errors import RefusedFile

MOST_CELLS = 2_000
PROGRAM = "main.py"
FACTS = "buildalong"  # in a cell's metadata
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BROKEN = gettext_lazy("This notebook cannot be read: perhaps it was cut off on its way. Save or download it again.")
Words = str | list[str]
NEW = {
    "code": v4.new_code_cell,
    "markdown": v4.new_markdown_cell,
    "raw": v4.new_raw_cell,
}


class Named(msgspec.Struct):
    name: str = ""
    language: str = ""


class AboutNotebook(msgspec.Struct):
    kernelspec: Named | None = None
    language_info: Named | None = None


class CellFacts(msgspec.Struct):
    buildalong: dict[str, str] = {}


class FoundCell(msgspec.Struct):
    """Of any version: before 4 a code cell had `input`, the first one `code` and `text`; headings had a level."""

    cell_type: str
    metadata: CellFacts = msgspec.field(default_factory=CellFacts)
    source: Words = ""
    input: Words = ""
    code: Words = ""
    text: Words = ""
    level: Annotated[int, msgspec.Meta(ge=1, le=6)] = 1


class Sheet(msgspec.Struct):
    cells: list[FoundCell] = []


class Found(msgspec.Struct):
    nbformat: int
    nbformat_minor: int = 0
    metadata: AboutNotebook = msgspec.field(default_factory=AboutNotebook)
    cells: list[FoundCell] = []
    worksheets: list[Sheet] = []


def pack(text: str) -> bytes:
    """The program as a notebook of version 4."""
    cells = [
        NEW[cell.kind](cell.source, id=f"cell-{number}", metadata={FACTS: cell.facts} if cell.facts else {})
        for number, cell in enumerate(split(text), 1)
    ]
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=metadata)).encode()


def unpack(*, name: str, data: bytes) -> Bundle:
    """The program that its cells make. Raises RefusedFile (TooLarge among them) where it cannot come in."""
    found = _found(data)
    _check(found)
    bundle = Bundle(title=PurePath(name).stem, files={}, entry=PROGRAM)
    cells = [_cell(cell) for cell in _converted(found)]
    if changed := sum(_without_magics(cell) for cell in cells):
        sentence = ngettext(
            "One line that only notebooks understand is a comment now, such as those with %% or ! in front.",
            "%(number)d lines that only notebooks understand are comments now, such as those with %% or ! in front.",
            changed,
        )
        bundle.said.append(sentence % {"number": changed})
    if b'"output_type"' in data:
        bundle.said.append(_("What the notebook had shown is not kept: press Run to see it anew."))
    bundle.files[PROGRAM] = contents.bytes_of(joined(cells))
    contents.check_text_size(name=PROGRAM, size=len(bundle.files[PROGRAM]))
    bundle.title = _heading(cells) or bundle.title
    return bundle


def _found(data: bytes) -> Found:
    try:
        return msgspec.json.decode(data.removeprefix(BYTE_ORDER_MARK), type=Found)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise RefusedFile(str(BROKEN)) from error


def _check(found: Found) -> None:
    language = next((about.language or about.name for about in _abouts(found) if about), "python")
    if not language.lower().startswith(("python", "ipython")):
        raise RefusedFile(_("This notebook is not written in Python, and programs here are."))
    number = len(found.cells) + sum(len(sheet.cells) for sheet in found.worksheets)
    if number > MOST_CELLS:
        raise RefusedFile(
            _("This notebook has {number:,} cells; one with at most {most:,} can come in. Bring it in parts.").format(
                number=number, most=MOST_CELLS
            )
        )


def _abouts(found: Found) -> tuple[Named | None, Named | None]:
    return found.metadata.language_info, found.metadata.kernelspec


def _converted(found: Found) -> list[nbformat.NotebookNode]:
    """Its cells as version 4 has them, with nothing in them but what was read."""
    sheets = [found.cells, *(sheet.cells for sheet in found.worksheets)]
    if found.nbformat >= 4:
        return [nbformat.from_dict(_of_version_4(cell)) for cell in sheets[0]]
    former = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}}
    former["worksheets"] = [{"metadata": {}, "cells": [_of_version_3(cell) for cell in cells]} for cells in sheets]
    return nbformat.convert(nbformat.from_dict(former), 4).cells


def _of_version_4(cell: FoundCell) -> dict[str, Any]:
    if cell.cell_type not in MARKS:
        raise RefusedFile(str(BROKEN))
    return {"cell_type": cell.cell_type, "source": _words(cell.source), "metadata": {FACTS: cell.metadata.buildalong}}


def _of_version_3(cell: FoundCell) -> dict[str, Any]:
    words = _words(cell.input or cell.code or cell.source or cell.text)
    match cell.cell_type:
        case "code":
            shown = {"input": words, "outputs": [], "language": "python", "collapsed": False}
            return {"cell_type": "code", "metadata": {}, **shown}
        case "heading":
            return {"cell_type": "heading", "metadata": {}, "source": words, "level": cell.level}
        case "markdown" | "raw" | "html" | "text":
            kind = "raw" if cell.cell_type == "raw" else "markdown"
            return {"cell_type": kind, "metadata": {}, "source": words}
    raise RefusedFile(str(BROKEN))


def _words(words: Words) -> str:
    text = words if isinstance(words, str) else "".join(words)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cell(found: nbformat.NotebookNode) -> Cell:
    return Cell(found.cell_type, found.source, dict(found.metadata.get(FACTS, {})))


def _without_magics(cell: Cell) -> int:
    if cell.kind != "code":
        return 0
    cell.source, changed = magics.commented(cell.source)
    return changed


def _heading(cells: list[Cell]) -> str:
    """What the notebook calls itself, where it begins with that."""
    first = cells[0].source.partition("\n")[0] if cells and cells[0].kind == "markdown" else ""
    return first[2:].strip() if first.startswith("# ") else ""
