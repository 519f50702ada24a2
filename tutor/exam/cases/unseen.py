"""Programs that the making of training data held back: kinds of mistakes and shapes that no training has seen."""

import hashlib
import itertools
from collections.abc import Iterable
from pathlib import Path

import msgspec


class EditedLine(msgspec.Struct, frozen=True):
    """What somebody has done to a program that was right. Line by line where it is more than one."""

    line: int  # from 1, in the program as it is now
    before: str  # as it should be
    after: str  # as it stands there


class Held(msgspec.Struct, frozen=True):
    """One program, the edit that broke it, and the tags that a diagnosis of it may have."""

    source: str
    line: int
    before: str
    after: str
    tags: list[str]
    fixed: str = ""
    answers: list[str] = []
    beside: dict[str, str] = {}  # other files, name and text
    outcome: str = ""  # how its run ended: failed, finished, limit
    also: EditedLine | None = None  # a second mistake

    @property
    def edits(self) -> list[EditedLine]:
        return [EditedLine(self.line, self.before, self.after), *([self.also] if self.also else [])]


class UnseenLine(msgspec.Struct, frozen=True):
    """A line of `unseen.jsonl`, as far as it is read here."""

    job: str
    kind: str = ""
    shape: str = ""
    case: Held | None = None
    is_new: bool | None = None  # training has seen no mistake of this kind; else only programs like this are new


class Unseen(msgspec.Struct, frozen=True):
    name: str
    kind: str
    shape: str
    held: Held
    is_new: bool = True


class ManifestPart(msgspec.Struct, frozen=True):
    kinds: dict[str, int] = {}


class Manifest(msgspec.Struct, frozen=True):
    """What `tutor_data` says of its files, as far as it is read here."""

    parts: dict[str, ManifestPart] = {}


FILE = Path(__file__).parent / "unseen.jsonl"  # those that the shipped adapter was asked about


def read(path: Path, most: int, most_known: int) -> tuple[Unseen, ...]:
    """So many programs at most of new kinds, and of known ones. Raises OSError and msgspec.DecodeError."""
    rows = [msgspec.json.decode(line, type=UnseenLine) for line in path.read_bytes().splitlines() if line.strip()]
    known = kinds_of_training(path.with_name("manifest.json"))
    asked = [
        msgspec.structs.replace(row, is_new=row.kind not in known if row.is_new is None else row.is_new)
        for row in rows
        if row.job == "hint" and row.case
    ]
    return (
        *chosen((row for row in asked if row.is_new), most),
        *chosen((row for row in asked if not row.is_new), most_known),
    )


def kinds_of_training(manifest: Path) -> set[str]:
    if not manifest.exists():
        return set()
    return set(msgspec.json.decode(manifest.read_bytes(), type=Manifest).parts.get("train", ManifestPart()).kinds)


def chosen(rows: Iterable[UnseenLine], most: int) -> tuple[Unseen, ...]:
    """Round after round one of each kind, in the order of the rows."""
    of_kind: dict[str, dict[str, UnseenLine]] = {}
    for row in rows:
        if row.case is not None:
            of_kind.setdefault(row.kind, {}).setdefault(row.case.source, row)
    rounds = itertools.zip_longest(*(kind.values() for kind in of_kind.values()))
    found = [row for each in rounds for row in each if row is not None][:most]
    return tuple(
        Unseen(f"{row.kind}-{number}", row.kind, row.shape, row.case, bool(row.is_new))
        for number, row in enumerate(found, 1)
        if row.case
    )


def keep(held: Iterable[Unseen], path: Path = FILE) -> None:
    """Those that were chosen, and nothing else, so that the same can be asked again."""
    rows = [UnseenLine("hint", one.kind, one.shape, one.held, one.is_new) for one in held]
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


def digest(held: Iterable[Unseen]) -> str:
    return hashlib.sha256(b"".join(msgspec.json.encode(one) for one in held)).hexdigest()[:16]
