"""The building blocks of plans and the recipes that put them in order, read from `blocks.toml` and `recipes.toml`."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from learn.lessons.format import Check

FOLDER = Path(__file__).parent
NUMBERS = ["3", "7", "2", "5", "1", "4", "6", "8", "9", "10", "12", "0"]
WORDS = ["yes", "Ada", "no", "rock", "north", "red", "cat", "left", "stop", "quit", "exit", "no"]


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    how: str
    card: str
    needs: list[str]
    checks: list[dict[str, Any]]
    uses: list[str] = []

    def alternatives(self) -> list[Check]:
        """Whichever is met: it counts."""
        choices = [choice for terms in self.checks for choice in _choices(terms)]
        return [msgspec.convert({"name": f"step-{number}", **terms}, Check) for number, terms in enumerate(choices)]


class PlanStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    block: str
    text: str = ""  # in this recipe's words


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    thing: str
    words: list[str]
    steps: list[PlanStep]


def _choices(terms: Mapping[str, Any]) -> list[dict[str, Any]]:
    """How the program ends is not asked for, unless the block says so: it may still be half done."""
    about = {"passed": "", "failed": "", "ends": "any"}
    if "answers" in terms or terms.keys() == {"source"}:
        return [{**about, **terms}]
    # What draws asks rarely, and to load its library twice takes long.
    answers = [NUMBERS] if "drawn" in terms or "plotted" in terms else [NUMBERS, WORDS]
    return [{**about, **terms, "answers": typed} for typed in answers]


@functools.cache
def all_blocks() -> dict[str, Block]:
    return msgspec.convert(tomllib.loads((FOLDER / "blocks.toml").read_text("utf-8")), dict[str, Block])


@functools.cache
def all_recipes() -> tuple[Recipe, ...]:
    read = tomllib.loads((FOLDER / "recipes.toml").read_text("utf-8"))
    return tuple(msgspec.convert(read["recipes"], list[Recipe]))
