"""What a training that was interrupted goes on from: one file, which is whole or not there."""

import dataclasses
import errno
import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from torch import Tensor

from tutor.engine.training.errors import CannotTrain

NAME = "checkpoint.pt"


@dataclasses.dataclass
class Checkpoint:
    mark: str  # of recipe, data and base: one of another training is not gone on from
    step: int
    seconds: float  # that the training took so far
    weights: dict[str, Tensor]
    optimizer: dict[str, Any]
    history: list[dict[str, float]]


def save(folder: Path, checkpoint: Checkpoint) -> None:
    with roomy(folder):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".unfinished-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                torch.save(dict(vars(checkpoint)), file)
            os.replace(name, folder / NAME)
        finally:
            Path(name).unlink(missing_ok=True)


def load(folder: Path, mark: str) -> Checkpoint | None:
    """`None`: there is none. Raises CannotTrain where it is another training's."""
    file = folder / NAME
    if not file.exists():
        return None
    try:
        found = Checkpoint(**torch.load(file, map_location="cpu", weights_only=True))
    except (OSError, RuntimeError, EOFError, TypeError, pickle.UnpicklingError) as error:
        raise CannotTrain(f"The checkpoint {file} is broken. Delete it to begin from the start.") from error
    if found.mark != mark:
        raise CannotTrain(
            f"The checkpoint {file} was made with other data, another recipe or another model. Name another folder "
            "with --work, or delete it to begin from the start."
        )
    return found


def forget(folder: Path) -> None:
    """What came to its end is not gone on with."""
    (folder / NAME).unlink(missing_ok=True)
    with suppress(OSError):  # somebody else keeps something there
        folder.rmdir()


def check_is_writable(folder: Path) -> None:
    """Before hours are spent on it."""
    with roomy(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass


@contextmanager
def roomy(folder: Path) -> Iterator[None]:
    """What is written here needs room, and leave to write: that one is missing is said in a sentence."""
    try:
        yield
    except (OSError, RuntimeError, SafetensorError) as error:
        if is_full(error):
            raise CannotTrain(
                f"There is no room left in {folder}. What was kept before is still whole: make some room and start "
                "again; it goes on from there."
            ) from error
        if not isinstance(error, OSError):
            raise
        raise CannotTrain(
            f"{error.filename or folder} cannot be written: {error.strerror}. Name other folders with --out and --work."
        ) from error


def is_full(error: Exception) -> bool:
    """torch and safetensors say it in their own ways."""
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return True
    return any(words in str(error) for words in ("PytorchStreamWriter", "StorageFull", "No space left"))
