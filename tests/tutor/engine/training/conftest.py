"""A few examples that a tiny model can learn, and the order to do so."""

import json
from pathlib import Path

import pytest
import torch

from tutor.engine.training.order import Order

NAMES = ("score", "total", "name", "number")


@pytest.fixture(autouse=True)
def _as_before():
    yield
    torch.use_deterministic_algorithms(False)


def line(number: int, part: str, kind: str = "name-misspelt") -> dict:
    name = NAMES[number % len(NAMES)]
    asked = f"error: NameError\nfact: Line {number} uses `{name}s`.\nline {number}: print({name}s)\nhint: {part}"
    return {
        "id": f"{kind} {number} {part}",
        "job": "hint",
        "part": part,
        "kind": kind,
        "turns": [{"role": "system", "content": "You are kind."}, {"role": "user", "content": asked}],
        "reply": f"Look at `{name}s` in line {number}. Is it {part}?",
        "facts": {"sentence": f"Line {number} uses `{name}s`.", "line": number},
    }


def write_data(folder: Path, train: list[dict] | None = None) -> Path:
    folder.mkdir()
    sets = {
        "train": train or [line(number, part) for number in range(12) for part in ("nudge", "explain")],
        "valid": [line(number, "nudge") for number in range(12, 20)],
        "unseen": [line(number, "explain", "name-unknown") for number in range(20, 28)],
    }
    for name, lines in sets.items():
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    return folder


RECIPE = """layers = 2
rank = 4
alpha = 8.0
rate = 0.02
tokens = 9000
tokens_a_step = 600
keep_every = 2
looks = 2
"""


def order_in(folder: Path, model: Path) -> Order:
    recipe = folder / "tiny.toml"
    recipe.write_text(RECIPE)
    return Order(
        data=write_data(folder / "data"),
        recipe=recipe,
        model=str(model),
        name="tiny",
        folder=folder / "models",
        work=folder / "work",
        out=folder / "made",
        device="cpu",
        threads=1,
        sampled=4,
    )


@pytest.fixture
def order(tiny_model, tmp_path) -> Order:
    return order_in(tmp_path, tiny_model)
