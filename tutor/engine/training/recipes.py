"""How a training is done: a small file of settings, each with its bounds."""

import dataclasses
import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from tutor.engine.training.errors import CannotTrain

Kind = Literal["lora", "full"]
# In the order in which the adapter that the site brings names them: made again, it is the same to the byte.
PARTS = ("q_proj", "k_proj", "down_proj", "v_proj", "o_proj", "up_proj", "gate_proj")
BOUNDS: dict[str, tuple[float, float]] = {
    "layers": (1, 1_000),
    "rank": (1, 256),
    "alpha": (0.1, 1_000),
    "rate": (1e-7, 0.1),
    "warmup": (0, 0.5),
    "floor": (0, 1),
    "clip": (0.01, 100),
    "decay": (0, 1),
    "tokens": (1_000, 10**11),
    "tokens_a_step": (64, 10**6),
    "most_tokens": (32, 8_192),
    "looks": (1, 1_000),
    "keep_every": (1, 10**6),
    "looked_at": (1, 10**6),
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Recipe:
    name: str
    kind: Kind = "lora"
    parts: tuple[str, ...] = PARTS  # of a layer, that learn
    layers: int = 15  # so many of the uppermost learn; those below are computed once and kept
    rank: int = 16
    alpha: float = 32.0
    rate: float = 1e-3
    warmup: float = 0.04  # the share of all steps in which the rate rises
    floor: float = 0.05  # what is left of the rate at the end of the cosine
    clip: float = 1.0
    decay: float = 0.0
    seed: int = 1
    tokens: int = 600_000  # computed, prompts included; what a shared beginning saves is not counted
    tokens_a_step: int = 1_024
    most_tokens: int = 640  # a longer example is left out
    jobs: dict[str, float] = dataclasses.field(default_factory=dict)  # the share of each job's examples; 1 if not named
    looks: int = 6  # at what was not trained on, on the way
    looked_at: int = 32  # examples of each set
    keep_every: int = 40  # steps, between two checkpoints


def read(file: Path, *, tokens: int = 0) -> Recipe:
    """`tokens`: so many instead of those that it says. Raises CannotTrain."""
    try:
        settings = tomllib.loads(file.read_text())
    except OSError as error:
        raise CannotTrain(f"The recipe {file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise CannotTrain(f"The recipe {file} cannot be read: {error}.") from error
    return checked({"name": file.stem} | settings | ({"tokens": tokens} if tokens else {}))


def checked(settings: dict[str, Any]) -> Recipe:
    fields = {field.name: field for field in dataclasses.fields(Recipe)}
    if unknown := sorted(set(settings) - set(fields)):
        raise CannotTrain(f"A recipe knows no “{unknown[0]}”. It knows {', '.join(sorted(fields))}.")
    try:
        recipe = dataclasses.replace(msgspec.convert(settings, Recipe))  # which alone leaves out what is not said
    except msgspec.ValidationError as error:
        what, _at, place = str(error).partition(" - at `$.")
        raise CannotTrain(f"“{place.rstrip('`')}” of the recipe cannot be so: {what[0].lower()}{what[1:]}.") from None
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(recipe, name) <= most:
            raise CannotTrain(f"“{name}” of the recipe must be a number from {least:g} to {most:g}.")
    if not all(0 <= share <= 1 for share in recipe.jobs.values()):
        raise CannotTrain("In “jobs” of the recipe stand shares: numbers from 0 to 1.")
    if strange := [part for part in recipe.parts if part not in PARTS]:
        raise CannotTrain(f"“{strange[0]}” is no part of a layer that can learn. There are {', '.join(PARTS)}.")
    return recipe
