"""Starters: small finished programs to fork, one folder each in `catalogue/`."""

import dataclasses
import functools
import logging
import re
import tomllib
from pathlib import Path

import msgspec

from projects import contents
from projects.errors import BrokenStarter
from runner.errors import RefusedFile
from runner.files import Files, check_sizes, digest_of
from runner.names import checked_name, name_key

logger = logging.getLogger(__name__)

CATALOGUE = Path(__file__).parent / "catalogue"
DESCRIPTION = "starter.toml"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_PICTURE_BYTES = 100_000


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
    for folder in folders(CATALOGUE):
        try:
            found.append(load(folder))
        except BrokenStarter as error:
            logger.error("starter left out", extra={"starter": folder.name, "reason": str(error)})
    return {starter.slug: starter for starter in sorted(found, key=lambda starter: (starter.order, starter.slug))}


def folders(catalogue: Path) -> list[Path]:
    if not catalogue.is_dir():
        return []
    return sorted(entry for entry in catalogue.iterdir() if entry.is_dir() and entry.name[0] not in "._")


def load(folder: Path) -> Starter:
    """Read and check one folder. Raises BrokenStarter naming folder, file and remedy."""
    if not SLUG.fullmatch(folder.name) or len(folder.name) > 40:
        raise BrokenStarter(f"{folder.name}: rename the folder to at most 40 of a-z, 0-9 and single hyphens.")
    description = _description(folder)
    everything = _contents(folder)
    files = {name: data for name, data in everything.items() if name != description.picture}
    _check_files(folder, files, entry=description.entry)
    picture = _picture(folder, everything, description.picture)
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
    try:
        description = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Description)
    except FileNotFoundError:
        raise BrokenStarter(
            f"{_place(path)} is missing: add it, with title, summary, concepts, picture and order."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenStarter(f"{_place(path)} is not TOML in UTF-8: correct it ({error}).") from None
    except msgspec.ValidationError as error:
        raise BrokenStarter(f"{_place(path)} does not say what it should: correct this ({error}).") from None
    for key, max_chars in (("title", 60), ("summary", 200)):
        if not 0 < len(getattr(description, key).strip()) <= max_chars:
            raise BrokenStarter(f"{_place(path)}: give it a {key} of 1 to {max_chars} characters.")
    return description


def _contents(folder: Path) -> Files:
    """Everything in the folder but its description, and but what Python and systems leave behind."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name == DESCRIPTION or path.name == "__pycache__" or path.name.startswith("."):
            continue
        if path.is_symlink() or not path.is_file():
            raise BrokenStarter(
                f"{_place(path)} is not an ordinary file: a project has no folders and no links; remove it."
            )
        found[path.name] = path.read_bytes()
    return found


def _check_files(folder: Path, files: Files, *, entry: str) -> None:
    if entry not in files or not entry.endswith(".py"):
        place = _place(folder / entry)
        raise BrokenStarter(f"{place} is missing: add it, or name another .py file as `entry` in {DESCRIPTION}.")
    if len({name_key(name) for name in files}) < len(files):
        raise BrokenStarter(f"{folder.name}: two files have names that differ only in capitals; rename one.")
    try:
        check_sizes({name: len(data) for name, data in files.items()})
        for name, data in files.items():
            _check_file(folder / name, data)
    except RefusedFile as error:
        raise BrokenStarter(f"{folder.name}: {error}") from None


def _check_file(path: Path, data: bytes) -> None:
    if checked_name(path.name) != path.name:
        raise BrokenStarter(f"{_place(path)}: rename it to its composed form (NFC).")
    kind = contents.kind_of(name=path.name, data=data)
    if kind.is_text:
        contents.check_text_size(name=path.name, size=len(data))
    elif not kind.picture_type or path.name.endswith(".py"):
        raise BrokenStarter(f"{_place(path)} is neither UTF-8 text nor a picture: save it again, or remove it.")


def _picture(folder: Path, everything: Files, name: str) -> bytes:
    data = everything.get(name, b"")
    if contents.kind_of(name=name, data=data).picture_type != contents.SVG:
        raise BrokenStarter(
            f"{_place(folder / name)}: `picture` in {DESCRIPTION} has to name an SVG file in the folder."
        )
    if len(data) > MAX_PICTURE_BYTES:
        raise BrokenStarter(f"{_place(folder / name)}: make the picture smaller than {MAX_PICTURE_BYTES // 1000} kB.")
    return data


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
