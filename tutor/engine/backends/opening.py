"""The way to a back end that loads no more than it needs: OpenVINO without torch; else what `choosing` finds."""

import importlib
import importlib.util
import logging
from pathlib import Path

from tutor.engine.backends import making, shelf
from tutor.engine.backends.backend import Backend, Tell
from tutor.engine.settings import Settings

logger = logging.getLogger(__name__)

CARDS = ("nvidia[0-9]*", "dxg", "kfd")  # as Linux names a graphics card that computes


def open_backend(settings: Settings, tell: Tell) -> Backend:
    """Ready to be warmed up. Raises BackendError with a sentence. Belongs to the thread that calls it."""
    failed: tuple[str, ...] = ()
    if may_be_openvino(settings):
        try:
            return open_openvino(settings, tell)
        except Exception:
            if settings.backend == "openvino":
                raise
            # Whatever a foreign library raises: the next one can do the same, only slower.
            logger.exception("back end not opened", extra={"backend": "openvino"})
            failed = ("openvino",)
    choosing = importlib.import_module("tutor.engine.backends.choosing")  # which loads torch
    return choosing.open_backend(settings, tell, without=failed)


def may_be_openvino(settings: Settings) -> bool:
    if settings.backend not in ("", "auto", "openvino") or not importlib.util.find_spec("openvino_genai"):
        return False
    return settings.device == "cpu" or (settings.device in ("", "auto") and not has_card())


def has_card() -> bool:
    return any(any(Path("/dev").glob(name)) for name in CARDS)


def open_openvino(settings: Settings, tell: Tell) -> Backend:
    made = shelf.find(settings)
    if made is None:
        made = shelf.find(making.in_child(settings, tell))
    assert made is not None, "what was just made is there"
    tell("loading", 0.0)
    openvino = importlib.import_module("tutor.engine.backends.openvino")
    return openvino.opened(made, threads=settings.used_threads)
