"""Questions, and the frames into which they go; read from files here."""

import functools
import tomllib
from pathlib import Path

import msgspec

HERE = Path(__file__).parent


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    nudge: tuple[str, ...]
    explain: tuple[str, ...]
    example: tuple[str, ...]
    needs: str = ""  # a piece without which the family does not fit

    def questions(self, level: str) -> tuple[str, ...]:
        return getattr(self, level)


@functools.cache
def all_families() -> tuple[Family, ...]:
    """The one for every mistake is last."""
    read = tomllib.loads((HERE / "families.toml").read_text("utf-8"))["families"]
    return tuple(msgspec.convert(each, Family) for each in read)


def of(pieces: dict[str, str]) -> Family:
    return next(each for each in all_families() if not each.needs or pieces[each.needs])


@functools.cache
def frames() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((HERE / "frames.toml").read_text("utf-8"))


@functools.cache
def step_frames() -> dict[str, dict[str, dict[str, list[str]]]]:
    return tomllib.loads((HERE / "steps.toml").read_text("utf-8"))
