"""Starters: small finished programs to fork, one folder each in `catalogue/`."""

import dataclasses
import functools
import logging
from pathlib import Path

import msgspec

from projects import folders
from projects.errors import BrokenFolder, BrokenStarter
from runner.files import Files, digest_of

logger = logging.getLogger(__name__)

CATALOGUE = Path(__file__).parent / "catalogue"
DESCRIPTION = "starter.toml"


class Description(msgspec.Struct, forbid_unknown_fields=True):
    """What `starter.toml` says."""

    title: str
    summary: str
    concepts: list[str]
    picture: str
    order: int
    entry: str = "main.py"
    answers: list[str] = []  # typed at input() when the starter is tried


@dataclasses.dataclass(frozen=True)
class Starter:
    slug: str
    title: str
    summary: str
    concepts: tuple[str, ...]
    order: int
    entry: str
    picture: bytes = dataclasses.field(repr=False)  # SVG
    picture_digest: str
    answers: tuple[str, ...]
    files: Files = dataclasses.field(repr=False)  # name -> bytes


def all_starters() -> tuple[Starter, ...]:
    """Those that can be forked, in the order of the gallery."""
    return tuple(_catalogue().values())


def find(slug: str) -> Starter | None:
    return _catalogue().get(slug)


@functools.cache
def _catalogue() -> dict[str, Starter]:
    """Read once. A broken folder is left out and logged; a test of the catalogue fails on it."""
    found = []
    for folder in folders.all_in(CATALOGUE):
        try:
            found.append(load(folder))
        except BrokenStarter as error:
            logger.error("starter left out", extra={"starter": folder.name, "reason": str(error)})
    return {starter.slug: starter for starter in sorted(found, key=lambda starter: (starter.order, starter.slug))}


def load(folder: Path) -> Starter:
    """Read and check one folder. Raises BrokenStarter naming folder, file and remedy."""
    try:
        return _read(folder)
    except BrokenFolder as error:
        raise BrokenStarter(str(error)) from None


def _read(folder: Path) -> Starter:
    folders.check_name(folder)
    description = _description(folder)
    everything = folders.read_files(folder, without=[DESCRIPTION])
    files = {name: data for name, data in everything.items() if name != description.picture}
    folders.check_files(folder, files, entry=description.entry, named_in=DESCRIPTION)
    picture = everything.get(description.picture, b"")
    folders.check_picture(folder / description.picture, picture, named_in=DESCRIPTION)
    return Starter(
        slug=folder.name,
        title=description.title,
        summary=description.summary,
        concepts=tuple(description.concepts),
        order=description.order,
        entry=description.entry,
        picture=picture,
        picture_digest=digest_of(picture)[:16],
        answers=tuple(description.answers),
        files=files,
    )


def _description(folder: Path) -> Description:
    path = folder / DESCRIPTION
    remedy = "add it, with title, summary, concepts, picture and order."
    description, lines = folders.read_description(path, Description, remedy=remedy)
    for key, max_chars in (("title", 60), ("summary", 200)):
        if not 0 < len(getattr(description, key).strip()) <= max_chars:
            raise BrokenStarter(f"{folders.at(path, lines.of(key))}: give it a {key} of 1 to {max_chars} characters.")
    return description
