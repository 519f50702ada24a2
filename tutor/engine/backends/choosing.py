"""Which back end serves on this machine: chosen by what was measured, or by who asks for one."""

import dataclasses
import importlib.util
import json
import logging
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from tutor.engine import hashes
from tutor.engine.backends import adapters
from tutor.engine.backends.backend import Backend, BackendError, Tell
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.loading import best_device, best_dtype, find, find_adapter, load
from tutor.engine.backends.paged import Paged, PagedLane
from tutor.engine.backends.slots import Slots
from tutor.engine.backends.words import Words
from tutor.engine.conversion import ARCHITECTURES
from tutor.engine.settings import Settings

logger = logging.getLogger(__name__)

MOST_RUNNING = 16
MOST_RUNNING_ON_CARD = 64
MOST_TOKENS_ON_CARD = 65_536  # of keys and values: 1.8 GB for a model of 1.5 billion weights, 3.7 GB for one of 7


@dataclasses.dataclass(frozen=True)
class Choice:
    """Everything a back end is opened with."""

    settings: Settings
    words: Words
    base: Path
    adapted: Path | None
    digest: str
    device: str
    dtype: torch.dtype

    @property
    def config(self) -> dict:
        return json.loads((self.base / "config.json").read_text())

    @property
    def context(self) -> int:
        return min(self.settings.most_context, self.config["max_position_embeddings"])

    @property
    def how(self) -> str:
        return f"{self.device}, {str(self.dtype).removeprefix('torch.')}"


def open_backend(settings: Settings, tell: Tell) -> Backend:
    """Ready to be warmed up. Raises BackendError with a sentence. Belongs to the thread that calls it."""
    torch.set_num_threads(settings.used_threads)
    disable_progress_bar()
    choice = _choose(settings, tell)
    tell("loading", 0.0)
    kinds = _kinds(choice)
    for kind in kinds[:-1]:
        try:
            return OPENERS[kind](choice)
        except Exception:
            # Whatever a foreign library raises: the next one can do the same, only slower.
            logger.exception("back end not opened", extra={"backend": kind})
    return OPENERS[kinds[-1]](choice)


def _choose(settings: Settings, tell: Tell) -> Choice:
    source = find(settings, tell)
    device = best_device(settings.device)
    adapted, digest = None, source.hash[:16]
    if settings.adapter:
        adapter = find_adapter(settings.adapter)
        digest += f"+{hashes.of(adapter, settings.folder)[:8]}"
        adapted = adapters.merge(source.folder, adapter, settings.folder / f"{digest}-{adapters.VERSION}")
    return Choice(settings, Words(source.folder), source.folder, adapted, digest, device, best_dtype(device))


def _kinds(choice: Choice) -> list[str]:
    """The best first, then what takes its place if it cannot be opened."""
    wanted = choice.settings.backend
    if wanted not in ("", "auto"):
        if wanted not in OPENERS:
            raise BackendError(f"There is no back end “{wanted}”; there are {', '.join(OPENERS)}, and auto.")
        return [wanted]
    if choice.device == "cuda":
        return ["paged"]  # its own continuous batching
    fastest = ["openvino"] if _takes_openvino(choice) else []
    return [*fastest, "slots", "paged"]  # paged: slow on a processor, but for every kind of attention


def _takes_openvino(choice: Choice) -> bool:
    is_there = importlib.util.find_spec("openvino_genai") is not None
    return is_there and choice.config["model_type"] in ARCHITECTURES


def _open_slots(choice: Choice) -> Backend:
    def lane(folder: Path) -> Lane:
        return Lane(load(folder, choice.dtype), rows=MOST_RUNNING, context=choice.context)

    if choice.device != "cpu":
        raise BackendError("The back end “slots” computes on the processor only. Use “paged”, or the device “cpu”.")
    adapted = lane(choice.adapted) if choice.adapted else None
    name = f"slots, {choice.how}"
    return Slots(choice.words, lane(choice.base), adapted, name=name, digest=choice.digest, most=MOST_RUNNING)


def _open_openvino(choice: Choice) -> Backend:
    from tutor.engine.backends import openvino  # takes a second, and is not everywhere

    if choice.config["model_type"] not in ARCHITECTURES:
        raise BackendError(f"OpenVINO cannot be given a model of the kind “{choice.config['model_type']}” here.")

    def pipeline(folder: Path, name: str) -> openvino.Pipeline:
        target = choice.settings.folder / f"{name}-openvino-{openvino.VERSION}-{version('openvino-genai')}"
        ready = openvino.prepare(folder, choice.words, target)
        return openvino.Pipeline(ready, threads=choice.settings.used_threads, most=MOST_RUNNING)

    adapted = pipeline(choice.adapted, choice.digest) if choice.adapted else None
    base = pipeline(choice.base, choice.digest.partition("+")[0])
    context = choice.context
    return openvino.OpenVino(choice.words, base, adapted, context=context, digest=choice.digest, most=MOST_RUNNING)


def _open_paged(choice: Choice) -> Backend:
    most = MOST_RUNNING_ON_CARD if choice.device == "cuda" else MOST_RUNNING
    tokens = min(MOST_TOKENS_ON_CARD, most * choice.context)

    def lane(folder: Path) -> PagedLane:
        return PagedLane(load(folder, choice.dtype, choice.device), choice.words, tokens=tokens, most=most)

    adapted = lane(choice.adapted) if choice.adapted else None
    name, context = f"paged, {choice.how}", choice.context
    base = lane(choice.base)
    return Paged(choice.words, base, adapted, name=name, digest=choice.digest, context=context, most=most)


OPENERS: dict[str, Callable[[Choice], Backend]] = {
    "slots": _open_slots,
    "openvino": _open_openvino,
    "paged": _open_paged,
}
