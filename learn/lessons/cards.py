"""Concept cards: one screen each, with a tiny program to run. A folder each in `cards/`."""

import dataclasses
import functools
import logging
from pathlib import Path

from learn.lessons import markdown
from learn.lessons.concepts import CONCEPTS
from learn.lessons.errors import BrokenLesson
from learn.lessons.format import Strict
from learn.lessons.texts import read_markdown
from projects import folders
from projects.errors import BrokenFolder

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "cards"
DESCRIPTION = "card.toml"
TEXT = "card.md"
PROGRAM = "program.py"
PROGRAM_NAME = "main.py"  # as the page runs it


class CardFile(Strict):
    """`card.toml`."""

    title: str
    order: int


@dataclasses.dataclass(frozen=True)
class Card:
    slug: str  # the concept's
    title: str
    html: str = dataclasses.field(repr=False)  # safe
    program: str = dataclasses.field(repr=False)
    order: int
    text: str = dataclasses.field(repr=False, default="")  # card.md
    cards: tuple[str, ...] = ()  # that it links to

    @property
    def program_html(self) -> str:
        return markdown.coloured(self.program)

    @property
    def taste(self) -> str:
        """The line of its program that shows best what it is about: where its word is, or the first to do something."""
        lines = [line for line in self.program.splitlines() if line and line[0] not in "# "]
        doing = [line for line in lines if self.slug == "import" or not line.startswith(("import", "from"))]
        telling = [line for line in doing if self.slug in line.replace("(", " ").split()]
        return (telling or doing or lines)[0]


def all_cards() -> tuple[Card, ...]:
    return tuple(_cards(FOLDER).values())


def find(slug: str) -> Card | None:
    return _cards(FOLDER).get(slug)


@functools.cache
def _cards(folder: Path) -> dict[str, Card]:
    """Read once. A broken card is left out and logged."""
    found = []
    for one in folders.all_in(folder):
        try:
            found.append(read(one))
        except BrokenLesson as error:
            logger.error("card left out", extra={"card": one.name, "reason": str(error)})
    return {card.slug: card for card in sorted(found, key=lambda card: (card.order, card.slug))}


def read(folder: Path) -> Card:
    """Raises BrokenLesson naming file and remedy."""
    try:
        return _read(folder)
    except BrokenFolder as error:
        raise BrokenLesson(str(error)) from None


def _read(folder: Path) -> Card:
    if folder.name not in CONCEPTS:
        raise BrokenLesson(f"{folder.name}: there is no concept of that name; rename the folder to one of concepts.py.")
    remedy = "add it, with title and order."
    said, lines = folders.read_description(folder / DESCRIPTION, CardFile, remedy=remedy)
    if not 0 < len(said.title.strip()) <= 60:
        raise BrokenLesson(
            f"{folders.at(folder / DESCRIPTION, lines.of('title'))}: give it a title of 1 to 60 characters."
        )
    text, read = read_markdown(folder / TEXT)
    program = folders.read_text(folder / PROGRAM, remedy="add a tiny program to run.")
    return Card(folder.name, said.title, read.html, program, said.order, text, read.cards)
