import dataclasses
from pathlib import Path

import pytest

from tests.tutor.engine.classifier import tiny
from tutor.engine.classifier import making, training


@dataclasses.dataclass(frozen=True)
class Made:
    base: Path
    data: training.Data
    trained: Path
    folder: Path
    history: list[dict[str, float]]


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    """A tiny classifier: trained, written down, and made ready to serve."""
    place = tmp_path_factory.mktemp("classifier")
    base, data = tiny.base(place / "base"), training.read(tiny.data(place / "data"))
    learner, history = training.train(data, base, rounds=60)
    training.write(place / "trained", learner, data, {}, base)
    return Made(base, data, place / "trained", making.make(base, place / "trained", place / "served"), history)
