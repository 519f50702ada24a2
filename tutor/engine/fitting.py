"""What lies beside trained weights: how they are to be asked, and where they belong. Imports nothing heavy."""

import dataclasses
import json
from pathlib import Path

from tutor.engine.backends.backend import BackendError

NAME = "buildalong.json"
MARK = 16  # letters of a hash: as much as a model is known by


@dataclasses.dataclass(frozen=True)
class Fitting:
    form: int = 0  # of its prompts; 0: as any model is asked that was taught to talk
    base: str = ""  # the hash of the weights it was trained for; "": it does not say


def read(folder: Path) -> Fitting:
    try:
        told = json.loads((folder / NAME).read_text())
        return Fitting(int(told["form"]), str(told["base"]))
    except FileNotFoundError:
        return Fitting()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackendError(f"{folder / NAME} cannot be read: {error}. Copy the folder again.") from error


def write(folder: Path, fitting: Fitting) -> None:
    (folder / NAME).write_text(json.dumps(dataclasses.asdict(fitting)) + "\n")


def check(adapter: Path, base: str) -> None:
    """Of the same size is not the same: on other weights an adapter only makes words worse. `base`: their hash."""
    told = read(adapter).base
    if told and told != base[: len(told)]:
        raise BackendError(
            f"The adapter in {adapter} was trained for another model: for the weights {told}, and here are "
            f"{base[:MARK]}. Serve the model that it was trained for, train it again for this one, or leave it out."
        )
