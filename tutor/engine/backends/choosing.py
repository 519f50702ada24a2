"""Which back end serves on this machine: chosen by what was measured, or by who asks for one."""

import logging

import torch

from tutor.engine.backends.backend import Backend, Tell
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.loading import best_device, best_dtype, find, load
from tutor.engine.backends.slots import Slots
from tutor.engine.backends.words import Words
from tutor.engine.settings import Settings

logger = logging.getLogger(__name__)

MOST_RUNNING = 16


def open_backend(settings: Settings, tell: Tell) -> Backend:
    """Ready to be warmed up. Raises BackendError with a sentence. Belongs to the thread that calls it."""
    torch.set_num_threads(settings.used_threads)
    source = find(settings, tell)
    tell("loading", 0.0)
    device = best_device(settings.device)
    dtype = best_dtype(device)
    lane = Lane(load(source.folder, dtype), rows=MOST_RUNNING, context=settings.most_context)
    name = f"slots, {device}, {str(dtype).removeprefix('torch.')}"
    return Slots(Words(source.folder), lane, name=name, digest=f"{source.hash[:16]}-torch", most=MOST_RUNNING)
