"""What `doctor` says of one thing."""

import dataclasses
from typing import Literal

State = Literal["well", "note", "bad"]


@dataclasses.dataclass(frozen=True)
class Finding:
    state: State
    says: str
    helps: str = ""  # what to do about it


def well(says: str) -> Finding:
    return Finding("well", says)


def note(says: str, helps: str) -> Finding:
    """Not as it should be for a class, but nothing is broken."""
    return Finding("note", says, helps)


def bad(says: str, helps: str = "") -> Finding:
    return Finding("bad", says, helps)
