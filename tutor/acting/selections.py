"""The lines that a student has selected, and the program they are a part of."""

import ast
import dataclasses
import functools

from runner.diagnosis.sources import MOST_BYTES, parse
from tutor.messages import Act
from tutor.scenes import Scene

MOST_LINES = 60


@dataclasses.dataclass(frozen=True)
class Selection:
    file: str
    text: str  # of the whole file
    first: int  # from 1, both included
    last: int

    @functools.cached_property
    def lines(self) -> list[str]:
        """Of the whole file, without their ends."""
        return self.text.split("\n")

    @property
    def old(self) -> str:
        return "\n".join(self.lines[self.first - 1 : self.last])

    @functools.cached_property
    def tree(self) -> ast.Module | None:
        """None where Python cannot read it, or nobody wrote so much by hand."""
        return parse(self.text) if len(self.text) <= MOST_BYTES else None

    def replaced(self, new: str) -> str:
        """The whole file with `new` in the place of these lines."""
        return "\n".join([*self.lines[: self.first - 1], *new.split("\n"), *self.lines[self.last :]])


def selected(scene: Scene, message: Act) -> Selection | None:
    """Without blank lines at both ends; None where there is nothing, or far too much."""
    text = scene.texts.get(message.file, "").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    first, last = max(1, min(message.first, message.last)), min(len(lines), max(message.first, message.last))
    while first <= last and not lines[first - 1].strip():
        first += 1
    while last >= first and not lines[last - 1].strip():
        last -= 1
    if first > last or last - first >= MOST_LINES:
        return None
    return Selection(message.file, text, first, last)
