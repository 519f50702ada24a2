"""A lesson as it was read: its steps, its twins, and the programs that belong to them."""

import dataclasses
from typing import Literal

from learn.lessons.format import Check, Option, Wrong
from runner.files import Files

Kind = Literal["build", "predict", "order", "find"]


class _Named:
    """A lesson is large; its slug says which one it is."""

    slug: str

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.slug!r})"


@dataclasses.dataclass(frozen=True, repr=False)
class Step(_Named):
    slug: str  # "1-secret"
    number: int
    title: str
    kind: Kind
    teaches: tuple[str, ...]
    hints: tuple[str, ...]
    minutes: int
    checks: tuple[Check, ...]
    wrong: tuple[Wrong, ...]
    own_idea: bool
    options: tuple[Option, ...]
    distractors: tuple[str, ...]
    line: int
    says: str
    text: str  # step.md
    html: str  # of it, safe
    cards: tuple[str, ...]  # that it links to
    program: str  # of predict and find: what is shown; of order: what is mixed up; of build: ""
    beside: Files  # all that lies beside the entry by now: of the starter, and given since
    solution: Files  # of build and order: `beside`, and the solution's own; of predict and find: none
    wrong_programs: dict[str, str]  # "wrong/no_colon.py" -> its text; each is the entry beside `beside`
    gives: Files  # given when the step begins


@dataclasses.dataclass(frozen=True, repr=False)
class Twin(_Named):
    slug: str  # "twin-secret"
    title: str
    of: tuple[str, ...]
    minutes: int
    text: str
    html: str
    cards: tuple[str, ...]
    starter: Files
    solution: Files
    checks: tuple[Check, ...]
    wrong: tuple[Wrong, ...]
    wrong_programs: dict[str, str]


@dataclasses.dataclass(frozen=True, repr=False)
class Lesson(_Named):
    slug: str
    title: str
    promise: str
    minutes: int
    order: int
    assumes: tuple[str, ...]
    teaches: tuple[str, ...]
    entry: str
    picture: bytes  # SVG
    picture_digest: str
    starter: Files
    steps: tuple[Step, ...]
    twins: tuple[Twin, ...]
    note_html: str  # for the teacher, safe

    def step(self, slug: str) -> Step | None:
        return next((step for step in self.steps if step.slug == slug), None)

    def twin(self, slug: str) -> Twin | None:
        return next((twin for twin in self.twins if twin.slug == slug), None)
