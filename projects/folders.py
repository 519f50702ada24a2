"""Folders that people write by hand, one thing each: starters and lessons. Whatever is wrong names place and remedy."""

import re
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

import msgspec

from projects import contents, toml_lines
from projects.errors import BrokenFolder
from runner.errors import RefusedFile
from runner.files import Files, check_sizes
from runner.limits import LIMITS, MIB
from runner.names import checked_name, name_key

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_SLUG_CHARS = 40
MAX_PICTURE_BYTES = 100_000

Described = TypeVar("Described", bound=msgspec.Struct)


def all_in(catalogue: Path) -> list[Path]:
    """One for each thing; what begins with . or _ is none."""
    if not catalogue.is_dir():
        return []
    return sorted(entry for entry in catalogue.iterdir() if entry.is_dir() and entry.name[0] not in "._")


def check_name(folder: Path) -> None:
    if not SLUG.fullmatch(folder.name) or len(folder.name) > MAX_SLUG_CHARS:
        raise BrokenFolder(
            f"{folder.name}: rename the folder to at most {MAX_SLUG_CHARS} of a-z, 0-9 and single hyphens."
        )


def place(path: Path) -> str:
    """For a sentence: also of a name that was made to do harm where it is printed."""
    return "".join(char if char.isprintable() else "?" for char in f"{path.parent.name}/{path.name}")


def is_left_behind(name: str) -> bool:
    """By Python, an editor or the system; nothing of ours."""
    return name == "__pycache__" or name.startswith(".")


def read_text(path: Path, *, remedy: str) -> str:
    """Of one small text file, without a byte order mark. `remedy` is the sentence's end where there is none."""
    if not path.is_symlink() and not path.exists():
        raise BrokenFolder(f"{place(path)} is missing: {remedy}")
    text = contents.text_in(_read(path))
    if text is None:
        raise BrokenFolder(f"{place(path)} is not text in UTF-8: save it again as UTF-8.")
    return text.replace("\r\n", "\n")


def read_description(path: Path, kind: type[Described], *, remedy: str) -> tuple[Described, toml_lines.Lines]:
    """What a .toml file says, and on which line."""
    text = read_text(path, remedy=remedy)
    try:
        return toml_lines.decode(text, kind)
    except toml_lines.Unreadable as error:
        raise BrokenFolder(f"{at(path, error.line)}: this is not TOML; correct it ({error.reason}).") from None
    except toml_lines.Unfitting as error:
        raise BrokenFolder(f"{at(path, error.line)}: this does not fit; correct it ({error.reason}).") from None


def at(path: Path, line: int) -> str:
    return f"{place(path)}, line {line}" if line else place(path)


def read_files(folder: Path, *, without: Collection[str] = ()) -> Files:
    """Everything in a flat folder but these, and but what Python and systems leave behind."""
    paths = [path for path in sorted(folder.iterdir()) if path.name not in without and not is_left_behind(path.name)]
    if len(paths) > LIMITS.project_files + len(without):
        raise BrokenFolder(f"{place(folder)} has {len(paths)} files: keep at most {LIMITS.project_files}.")
    return {path.name: _read(path) for path in paths}


def check_files(folder: Path, files: Files, *, entry: str, named_in: str) -> None:
    """That they can be the files of a project. `named_in` is where another entry could be named."""
    if entry not in files or not entry.endswith(".py"):
        raise BrokenFolder(
            f"{place(folder / entry)} is missing: add it, or name another .py file as `entry` in {named_in}."
        )
    check_contents(folder, files)


def check_contents(folder: Path, files: Files) -> None:
    if len({name_key(name) for name in files}) < len(files):
        raise BrokenFolder(f"{folder.name}: two files have names that differ only in capitals; rename one.")
    try:
        check_sizes({name: len(data) for name, data in files.items()})
        for name, data in files.items():
            _check_file(folder / name, data)
    except RefusedFile as error:
        raise BrokenFolder(f"{folder.name}: {error}") from None


def check_picture(path: Path, data: bytes, *, named_in: str) -> None:
    if contents.kind_of(name=path.name, data=data).picture_type != contents.SVG:
        raise BrokenFolder(f"{place(path)}: `picture` in {named_in} has to name an SVG file in the folder.")
    if len(data) > MAX_PICTURE_BYTES:
        raise BrokenFolder(f"{place(path)}: make the picture smaller than {MAX_PICTURE_BYTES // 1000} kB.")


def _read(path: Path) -> bytes:
    """Never more than a project's file can be: it may be anything that somebody put there."""
    if path.is_symlink() or not path.is_file():
        raise BrokenFolder(f"{place(path)} is not an ordinary file: a project has no folders and no links; remove it.")
    if path.stat().st_size > LIMITS.project_file_bytes:
        raise BrokenFolder(f"{place(path)} is too large: keep it under {LIMITS.project_file_bytes // MIB} MB.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BrokenFolder(f"{place(path)} cannot be read ({error.strerror}): look at its rights.") from None


def _check_file(path: Path, data: bytes) -> None:
    if checked_name(path.name) != path.name:
        raise BrokenFolder(f"{place(path)}: rename it to its composed form (NFC).")
    kind = contents.kind_of(name=path.name, data=data)
    if kind.is_text:
        contents.check_text_size(name=path.name, size=len(data))
    elif not kind.picture_type or path.name.endswith(".py"):
        raise BrokenFolder(f"{place(path)} is neither UTF-8 text nor a picture: save it again, or remove it.")
