"""What a rule has found."""

from typing import NamedTuple

from tutor.acting.simplifying.edits import Edit


class Found(NamedTuple):
    edits: list[Edit]
    why: str  # a sentence for the student
