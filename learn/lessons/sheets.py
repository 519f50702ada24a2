"""A .toml file of a lesson: what it says, and where it says it."""

import dataclasses
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from projects import folders, toml_lines

Said = TypeVar("Said", bound=msgspec.Struct)


@dataclasses.dataclass(frozen=True)
class Sheet(Generic[Said]):
    path: Path
    said: Said
    lines: toml_lines.Lines

    @classmethod
    def read(cls, path: Path, kind: type[Said]) -> "Sheet[Said]":
        """Raises BrokenFolder."""
        required = [field.name for field in msgspec.structs.fields(kind) if field.required]
        said, lines = folders.read_description(path, kind, remedy=f"add it, with {', '.join(required)}.")
        return cls(path, said, lines)

    def at(self, *key: str | int) -> str:
        """For a sentence: the file, and the line of this key."""
        return folders.at(self.path, self.lines.of(*key))
