"""What the data is made of: a right program, the same one broken by a known edit, and what was seen when it ran."""

import dataclasses

from tutor.scenes import Scene


@dataclasses.dataclass(frozen=True)
class RightProgram:
    """A beginner's program that does what it is meant to."""

    source: str
    shape: str  # what kind of thing it is: "quiz", "shop"; of a lesson: its slug
    topic: str = ""  # what it is about: "animals"
    origin: str = "grammar"  # or "lesson greeting-card/3-name", "starter quiz-master"
    answers: tuple[str, ...] = ()  # typed at input()


@dataclasses.dataclass(frozen=True)
class Broken:
    """`program` with one mistake in it, or two."""

    program: RightProgram
    source: str
    kind: str  # which mistake: "colon-dropped"
    tags: tuple[str, ...]  # what diagnosis may call it
    line: int  # of `source`, where it was made
    before: str  # the lines as they should be
    after: str  # as they are now
    answers: tuple[str, ...] = ()  # typed at input(): some mistakes are in what is typed
    beside: tuple[tuple[str, str], ...] = ()  # other files, name and text: some mistakes are in those
    also: "Broken | None" = None  # the second mistake, as it would be alone


@dataclasses.dataclass(frozen=True)
class Case:
    """It has run, and is what it was meant to be: the scene's first finding has one of the tags."""

    broken: Broken
    scene: Scene
