"""Has a training seen what the exam asks? Programs are compared by their form: without names, texts and numbers."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from tutor.training.trees import tree_of


class TrainedProgram(msgspec.Struct, frozen=True):
    """A line of `train.jsonl`, as far as it is read here."""

    tree: str = ""


def shared(asked: Mapping[str, str], seen: Iterable[str]) -> list[str]:
    """Which of the `asked` (name -> program) have a form that was `seen`."""
    forms = set(seen)
    return [name for name, program in asked.items() if tree_of(program) in forms]


def forms_in(train: Path) -> set[str]:
    """Raises OSError and msgspec.DecodeError."""
    return {
        msgspec.json.decode(line, type=TrainedProgram).tree for line in train.read_bytes().splitlines() if line.strip()
    } - {""}
