"""A file of cases: `[[cases]]` again and again, each as its type says; a key that is not known is a mistake."""

import functools
from pathlib import Path
from typing import TypeVar

import msgspec

FOLDER = Path(__file__).parent
Case = TypeVar("Case", bound=msgspec.Struct)
Thing = TypeVar("Thing")


@functools.cache
def read(name: str, kind: type[Case]) -> tuple[Case, ...]:
    """Of the file of that name, or of all in the folder of that name."""
    paths = sorted((FOLDER / name).glob("*.toml")) or [FOLDER / f"{name}.toml"]
    files = [msgspec.toml.decode(path.read_bytes(), type=dict[str, list[kind]]) for path in paths]  # type: ignore[valid-type]
    return tuple(case for file in files for case in file["cases"])


def spread(cases: tuple[Thing, ...], most: int) -> tuple[Thing, ...]:
    """So many of them, evenly over the whole: of every kind some."""
    if most >= len(cases):
        return cases
    return tuple(cases[round(number * (len(cases) - 1) / max(1, most - 1))] for number in range(most))
