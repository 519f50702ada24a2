"""Tiny models, made once for all tests of back ends."""

from pathlib import Path

import pytest
import torch

from tests.tutor.engine.backends import tiny


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    return tiny.make(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def tiny_filler(tmp_path_factory) -> Path:
    """Knows how to fill a gap."""
    return tiny.make(tmp_path_factory.mktemp("filler"), fills_in=True)


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """So small a model is faster without others, whatever else the machine does."""
    torch.set_num_threads(1)
