"""Which back end serves on this machine: chosen by what was measured, or by who asks for one."""

import dataclasses
import functools
import importlib.util
import json
import logging
from collections.abc import Callable, Collection
from pathlib import Path

import torch
from transformers.utils.logging import disable_progress_bar

from tutor.engine import fitting
from tutor.engine.backends import adapters, opening, shelf
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
class BackendChoice:
    """Everything a back end is opened with."""

    settings: Settings
    named: Path  # what the settings name, or what was fetched for it
    adapter: Path | None
    base: Path
    adapted: Path | None
    digest: str
    device: str
    dtype: torch.dtype

    @functools.cached_property
    def words(self) -> Words:
        return Words(self.base)

    @property
    def config(self) -> dict:
        return json.loads((self.base / "config.json").read_text())

    @property
    def context(self) -> int:
        return min(self.settings.most_context, self.config["max_position_embeddings"])

    @property
    def form(self) -> int:
        return fitting.read(self.adapter or self.base).form

    @property
    def how(self) -> str:
        return f"{self.device}, {str(self.dtype).removeprefix('torch.')}"


def open_backend(settings: Settings, tell: Tell, *, without: Collection[str] = ()) -> Backend:
    """Ready to be warmed up. Raises BackendError with a sentence. Belongs to the thread that calls it."""
    torch.set_num_threads(settings.used_threads)
    disable_progress_bar()
    choice = choose(settings, tell)
    tell("loading", 0.0)
    kinds = [kind for kind in _kinds(choice) if kind not in without]
    for kind in kinds[:-1]:
        try:
            return OPENERS[kind](choice, tell)
        except Exception:
            # Whatever a foreign library raises: the next one can do the same, only slower.
            logger.exception("back end not opened", extra={"backend": kind})
    return OPENERS[kinds[-1]](choice, tell)


def choose(settings: Settings, tell: Tell) -> BackendChoice:
    """The weights as transformers reads them, the adapter added: made where they are not there yet."""
    source = find(settings, tell)
    device = best_device(settings.device)
    adapter, adapted, digest = None, None, source.hash[: shelf.MARK]
    if settings.adapter:
        adapter = find_adapter(settings.adapter)
        fitting.check(adapter, source.hash)
        digest = shelf.adapted_digest(source.hash, adapter, settings.folder)
        adapted = adapters.merge(source.folder, adapter, shelf.merged(settings.folder, digest))
    named = source.gguf or source.folder
    return BackendChoice(settings, named, adapter, source.folder, adapted, digest, device, best_dtype(device))


def _kinds(choice: BackendChoice) -> list[str]:
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


def _takes_openvino(choice: BackendChoice) -> bool:
    is_there = importlib.util.find_spec("openvino_genai") is not None
    return is_there and choice.config["model_type"] in ARCHITECTURES


def _open_slots(choice: BackendChoice, tell: Tell) -> Backend:
    def lane(folder: Path) -> Lane:
        return Lane(load(folder, choice.dtype), rows=MOST_RUNNING, context=choice.context)

    if choice.device != "cpu":
        raise BackendError("The back end “slots” computes on the processor only. Use “paged”, or the device “cpu”.")
    adapted = lane(choice.adapted) if choice.adapted else None
    name, form = f"slots, {choice.how}", choice.form
    return Slots(
        choice.words, lane(choice.base), adapted, name=name, digest=choice.digest, most=MOST_RUNNING, form=form
    )


def _open_openvino(choice: BackendChoice, tell: Tell) -> Backend:
    return opening.open_openvino(choice.settings, tell)


def _open_paged(choice: BackendChoice, tell: Tell) -> Backend:
    most = MOST_RUNNING_ON_CARD if choice.device == "cuda" else MOST_RUNNING
    tokens = min(MOST_TOKENS_ON_CARD, most * choice.context)

    def lane(folder: Path) -> PagedLane:
        return PagedLane(load(folder, choice.dtype, choice.device), choice.words, tokens=tokens, most=most)

    adapted = lane(choice.adapted) if choice.adapted else None
    name, context = f"paged, {choice.how}", choice.context
    base = lane(choice.base)
    return Paged(
        choice.words, base, adapted, name=name, digest=choice.digest, context=context, most=most, form=choice.form
    )


OPENERS: dict[str, Callable[[BackendChoice, Tell], Backend]] = {
    "slots": _open_slots,
    "openvino": _open_openvino,
    "paged": _open_paged,
}
