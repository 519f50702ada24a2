"""One thing that is asked, on its way through the server: waiting, running, ended."""

import dataclasses
import itertools
from collections.abc import Callable
from time import monotonic

from tutor.engine.asks import ChatAsk, TextAsk
from tutor.engine.stops import Word

_numbers = itertools.count(1)


@dataclasses.dataclass(frozen=True)
class Said:
    words: list[Word]

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


@dataclasses.dataclass(frozen=True)
class Done:
    """`why`: stop (it came to an end, or to a stop string) or length."""

    why: str
    tokens_in: int
    tokens_out: int


@dataclasses.dataclass(frozen=True)
class Trouble:
    """It ends without having come to an end. `status` and `code` are for HTTP, `says` for whoever reads the log."""

    status: int
    code: str
    says: str


Event = Said | Done | Trouble
RANKS = {"typing": 0, "reading": 1, "ahead": 2}

BUSY = Trouble(429, "busy", "Too many are waiting; try again in a moment.")
SLOW = Trouble(504, "deadline_exceeded", "The time that was given is over.")
FULL = Trouble(500, "out_of_memory", "There was not enough memory for this; the next one may fit.")
BROKEN = Trouble(500, "server_error", "The model failed at this.")
AWAY = Trouble(503, "not_ready", "The model is not ready.")


class Job:
    """`tell` is called from the inference thread with what is said, the last time with Done or Trouble."""

    def __init__(self, ask: ChatAsk | TextAsk, tell: Callable[[Event], None]):
        self.id = next(_numbers)
        self.ask = ask
        self.tell = tell
        self.began = monotonic()
        self.is_cancelled = False  # set by whoever asked, read by the inference thread between two steps

    @property
    def rank(self) -> tuple[int, int]:
        """Typing before reading before what nobody waits for, then who came first."""
        return (RANKS[self.ask.priority], self.id)

    def is_late(self, *, has_begun: bool) -> bool:
        waited = monotonic() - self.began
        return waited > self.ask.deadline_seconds or (not has_begun and waited > self.ask.first_seconds)
