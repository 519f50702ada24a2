"""What is known about a topic: words that name it, rows with columns, questions with answers. One TOML file each."""

import functools
import tomllib
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "packs"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: list[str]  # by which a wish names it
    one: str  # "planet"
    many: str
    columns: list[str]
    rows: list[list[str | int]]
    questions: list[list[str]] = []  # question, answer in small letters
    ask: list[str | int] = []  # or: made of the rows: "What is the capital of {0}?", and the column of the answer
    sums: bool = False  # or: sums, as many as are wished for

    @property
    def names(self) -> list[str | int]:
        return [row[0] for row in self.rows]


@functools.cache
def all_packs() -> dict[str, Pack]:
    found = {path.stem: path.read_bytes() for path in sorted(FOLDER.glob("*.toml"))}
    return {name: msgspec.convert(tomllib.loads(data.decode()), Pack) for name, data in found.items()}
