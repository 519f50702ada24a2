"""Questions for kinds of mistakes that are alike, and the frames into which they go; read from files here."""

import functools
import tomllib
from pathlib import Path

import msgspec

HERE = Path(__file__).parent


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    tags: tuple[str, ...]
    nudge: tuple[str, ...]
    explain: tuple[str, ...]
    example: tuple[str, ...]
    why: tuple[str, ...] = ()  # in the place of what the finding says
    needs: str = ""  # a piece without which the family does not fit

    def questions(self, level: str) -> tuple[str, ...]:
        return getattr(self, level)


@functools.cache
def all_families() -> tuple[Family, ...]:
    """In the order of their files; the one for every mistake is last."""
    found = [
        msgspec.convert(each, Family)
        for path in sorted((HERE / "families").glob("*.toml"))
        for each in tomllib.loads(path.read_text("utf-8"))["families"]
    ]
    return tuple(sorted(found, key=lambda family: not family.tags))


def of_tag(tag: str, pieces: dict[str, str]) -> Family:
    fit = (each for each in all_families() if tag in each.tags and (not each.needs or pieces[each.needs]))
    return next(fit, all_families()[-1])


@functools.cache
def frames() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((HERE / "frames.toml").read_text("utf-8"))


@functools.cache
def step_frames() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((HERE / "steps.toml").read_text("utf-8"))
