"""How much of what: `mix.toml`."""

from pathlib import Path
from typing import Literal

import msgspec

from tutor.errors import TutorError

FILE = Path(__file__).parent / "mix.toml"
Part = Literal["train", "valid", "unseen"]
PARTS: tuple[Part, ...] = ("train", "valid", "unseen")


class Size(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    each_shape: int  # programs
    train: int  # broken programs of each kind of mistake
    valid: int
    unseen: int
    chats: int
    plans: int
    ghosts: int
    steps: int

    def of(self, part: Part) -> int:
        return {"train": self.train, "valid": self.valid, "unseen": self.unseen}[part]


class Mix(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seed: int
    shares_a_tree: int
    with_two_mistakes: float
    unseen_tags: frozenset[str]
    unseen_shapes: frozenset[str]
    valid_shapes: frozenset[str]
    sizes: dict[str, Size]
    kinds: frozenset[str] = frozenset()  # of mistake, only these; none: all

    def part_of(self, shape: str) -> Part:
        if shape in self.unseen_shapes:
            return "unseen"
        return "valid" if shape in self.valid_shapes else "train"


def read(file: Path = FILE) -> Mix:
    """Raises TutorError with the remedy."""
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Mix)
    except OSError as error:
        raise TutorError(f"{file} cannot be read: {error.strerror}.") from error
    except msgspec.DecodeError as error:
        raise TutorError(
            f"{file} does not say what the data is mixed of: {error}. Compare it with mix.toml."
        ) from error
