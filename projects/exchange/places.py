"""Where a file stands in a zip, and what it is called in a project, which has no folders."""

import contextlib
import zipfile
from collections.abc import Collection
from typing import NamedTuple

from runner.errors import RefusedFile
from runner.names import checked_name, free_name, name_key, tidied

SAYS_UTF8 = 0x800
SHOWN_PARTS = 4
# What computers and tools put beside people's files.
FILES_OF_COMPUTERS = frozenset([".ds_store", "thumbs.db", "desktop.ini"])
FOLDERS_OF_TOOLS = frozenset("__macosx __pycache__ .git .ipynb_checkpoints .venv .idea .vscode node_modules".split())


class ZipPath(NamedTuple):
    """The folders and the name, as the zip has them."""

    parts: tuple[str, ...]

    def __str__(self) -> str:
        """For a sentence: short, and nothing in it that fools a reader."""
        shown = [tidied(part) for part in self.parts[-SHOWN_PARTS:]]
        return "/".join(shown if len(shown) == len(self.parts) else ["…", *shown])

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def is_of_the_computer(self) -> bool:
        *folders, name = (part.lower() for part in self.parts)
        is_beside = name in FILES_OF_COMPUTERS or name.startswith("._") or name.endswith(".pyc")
        return is_beside or not FOLDERS_OF_TOOLS.isdisjoint(folders)


def place_of(entry: zipfile.ZipInfo) -> ZipPath:
    """Older tools do not say in which letters they write: mostly it is UTF-8, else what zips began with."""
    path = entry.orig_filename
    if not entry.flag_bits & SAYS_UTF8:
        with contextlib.suppress(UnicodeError):
            path = path.encode("cp437").decode()
    parts = tuple(part for part in path.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return ZipPath(parts or ("",))


def without_common_folder(places: list[ZipPath]) -> list[ZipPath]:
    """A zip of a folder holds that folder: it is the project."""
    is_common = len({place.parts[0] for place in places}) == 1 and all(len(place.parts) > 1 for place in places)
    return [ZipPath(place.parts[1:]) for place in places] if is_common else places


def name_for(place: ZipPath, taken: Collection[str]) -> str:
    """The name in the project: the file's own where it can be, else the nearest that is free."""
    candidates = [_as_it_is(place.name) or tidied(place.name), tidied("_".join(place.parts[-SHOWN_PARTS:]))]
    free = [name for name in candidates if name_key(name) not in taken]
    return free[0] if free else free_name(candidates[0], taken)


def _as_it_is(name: str) -> str:
    try:
        return checked_name(name)
    except RefusedFile:
        return ""
