"""The real default model for tests: fetched once for all of them, converted once by whichever server starts first."""

import fcntl
from pathlib import Path

import pytest
from django.conf import settings

from learn.site import places, weights
from learn.site.install import CannotInstall


def default_model() -> Path:
    """Its GGUF. Skips, visibly, where it cannot be had."""
    folder = places.make_private(settings.TUTOR_MODELS_DIR)
    with (folder / "fetching.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            return weights.fetch()
        except CannotInstall as problem:
            pytest.skip(str(problem))
