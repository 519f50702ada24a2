"""Bring out the files a program wrote. Names, links, sizes and kinds are the program's word, so: the attacker's.

Everything is opened relative to a descriptor, never followed through a link, and counted before it is read.
"""

import dataclasses
import os
import stat
from collections.abc import Mapping

from runner.files import Files, digest_of
from runner.limits import LIMITS, MIB, Limits

MAX_ENTRIES = 500  # looked at; a folder with more is a mistake or an attack
MAX_SENTENCES = 10


@dataclasses.dataclass
class Written:
    """What a run left behind, compared with what it was given."""

    files: Files = dataclasses.field(default_factory=dict)  # new or changed
    removed: set[str] = dataclasses.field(default_factory=set)
    left_out: list[str] = dataclasses.field(default_factory=list)  # sentences


def written(home: int, given: Mapping[str, str], limits: Limits = LIMITS) -> Written:
    """Compare the folder behind descriptor `home` with `given` (name -> digest).

    Only regular files directly in it are taken; sentences say what was left out.
    """
    result = Written()
    room = limits.project_bytes
    seen = set()
    folders = {name.partition("/")[0] for name in given if "/" in name}
    entries, more = listing(home)
    for name in entries:
        data, why = content(home, name, limits)
        if why and name not in folders:
            result.left_out.append(why)
        if data is None:
            continue
        seen.add(name)
        if digest_of(data) == given.get(name):
            continue
        room -= len(data)
        if room < 0 or len(result.files) >= limits.project_files:
            result.left_out.append("The program wrote more files than a project can hold; only some were kept.")
            break
        result.files[name] = data
    if more:
        result.left_out.append(f"The program wrote more than {MAX_ENTRIES} files; only some were looked at.")
    else:
        result.removed = {name for name in given if name not in seen and not exists(home, name)}
    result.left_out = shortened(result.left_out)
    return result


def shortened(sentences: list[str]) -> list[str]:
    more = len(sentences) - MAX_SENTENCES
    return [*sentences[:MAX_SENTENCES], f"{more} more were not kept either."] if more > 0 else sentences


def listing(home: int) -> tuple[list[str], bool]:
    names: list[str] = []
    with os.scandir(home) as entries:
        for entry in entries:
            if len(names) == MAX_ENTRIES:
                return sorted(names), True
            names.append(entry.name)
    return sorted(names), False


def content(home: int, name: str, limits: Limits) -> tuple[bytes | None, str]:
    """The bytes of a regular file, or a sentence why not (empty where nobody would miss it)."""
    shown = "".join(c if c.isprintable() else "?" for c in name)[:60]
    if name.startswith(".") or name == "__pycache__":
        return None, ""
    if not is_text(name):
        return None, f"{shown} has a name that cannot be kept."
    try:
        # Not blocking: a named pipe would wait for ever.
        file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=home)
    except OSError:
        return None, f"{shown} is a link or cannot be read, so it was not kept."
    try:
        about = os.fstat(file)
        if stat.S_ISDIR(about.st_mode):
            return None, f"{shown} is a folder; only files beside the program are kept."
        if not stat.S_ISREG(about.st_mode) or about.st_nlink > 1:
            return None, f"{shown} is not an ordinary file, so it was not kept."
        if about.st_size > limits.project_file_bytes:
            size, most = about.st_size / MIB, limits.project_file_bytes // MIB
            return None, f"{shown} is {size:.1f} MB; files up to {most} MB are kept."
        return read_at_most(file, limits.project_file_bytes), ""
    except OSError:
        return None, f"{shown} cannot be read, so it was not kept."
    finally:
        os.close(file)


def is_text(name: str) -> bool:
    """A name can be any bytes; Python hides those that are no UTF-8 in halves of characters."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_at_most(file: int, size: int) -> bytes:
    """Its size may have changed since it was asked."""
    pieces = []
    while size > 0 and (piece := os.read(file, min(size, MIB))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def exists(home: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=home, follow_symlinks=False)
    except OSError:
        return False
    return True
