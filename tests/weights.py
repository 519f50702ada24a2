"""The real default model for tests: fetched once for all of them, converted once by whichever server starts first."""

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from learn.site import places
from learn.site.install import CannotInstall
from learn.site.model import weights


def default_model() -> Path:
    """Its GGUF. Skips, visibly, where it cannot be had."""
    try:
        return _fetched(weights.fetch)
    except CannotInstall as problem:
        pytest.skip(str(problem))


def classifier() -> list[str]:
    """What the model server is told of it; nothing where the sentence model cannot be had."""
    try:
        sentences = _fetched(weights.fetch_sentence_model)
    except CannotInstall:
        return []
    return ["--classifier", str(weights.CLASSIFIER), "--sentences", str(sentences)]


def _fetched(fetch: Callable[[], Path]) -> Path:
    folder = places.make_private(settings.TUTOR_MODELS_DIR)
    with (folder / "fetching.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return fetch()
