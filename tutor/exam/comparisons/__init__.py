"""What came of comparing an adapter with its base and with the diagnosis: a file for each, named by its digest."""

import functools
from pathlib import Path

import msgspec

from tutor.exam import deciding
from tutor.exam.comparing.counting import Beside, Columns
from tutor.exam.deciding import Decision, Rated
from tutor.exam.figures import Figure

FOLDER = Path(__file__).parent


class Comparison(msgspec.Struct, frozen=True):
    """Figures alone, and what is needed to get them again. Whether they are enough is decided as the rule is now."""

    digest: str  # of base and adapter together, as the model server tells it
    name: str
    backend: str
    at: str  # the day
    machine: str
    seconds: float
    unseen: str  # what the unseen programs are known by: `cases.unseen.digest`
    most: int  # of them were asked about, at most
    columns: dict[str, Columns]
    beside: Beside
    passed: dict[str, list[str]]
    base_every: int = 1  # the base was asked about each so-manieth case only
    kinds: dict[str, Figure] = {}  # of each kind of mistake: shown texts that are true

    @property
    def decision(self) -> Decision:
        return deciding.decide(Rated(self.columns, self.beside, self.passed))


def of(digest: str) -> Comparison | None:
    return next((each for each in kept() if each.digest == digest), None)


def is_default(adapter: str) -> bool:
    """Whether the adapter with this hash serves where nobody says otherwise; no where nobody has compared it."""
    return any(each.digest.partition("+")[2] == adapter[:8] and each.decision.is_default for each in kept())


@functools.cache
def kept(folder: Path = FOLDER) -> tuple[Comparison, ...]:
    return tuple(msgspec.json.decode(path.read_bytes(), type=Comparison) for path in sorted(folder.glob("*.json")))


def keep(comparison: Comparison, folder: Path = FOLDER) -> Path:
    file = folder / f"{comparison.digest}.json"
    told = msgspec.to_builtins(comparison) | {"decision": msgspec.to_builtins(comparison.decision)}
    file.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
    kept.cache_clear()
    return file
