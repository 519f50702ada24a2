"""The back end that is the reference, and the one for processors: a loop over rows that go on together."""

import dataclasses
from collections import deque
from collections.abc import Hashable

import torch

from tutor.engine.backends.backend import Request, Token
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.rows import Row
from tutor.engine.backends.sampling import Sampling, pick_all
from tutor.engine.backends.telling import Telling
from tutor.engine.backends.words import Words

MOST_READ = 256  # tokens of a prompt in one step: so long the others wait at most


@dataclasses.dataclass
class Seat:
    """A request that runs or waits, and its row."""

    telling: Telling
    choice: Sampling
    lane: Lane
    row: Row
    has_begun: bool = False

    @property
    def id(self) -> Hashable:
        return self.telling.request.id


class Slots:
    has_adapter: bool
    reads_at_once = 192

    def __init__(
        self, words: Words, base: Lane, adapted: Lane | None = None, *, name: str, digest: str, most: int, form: int = 0
    ):
        self.words = words
        self.lanes = {False: base, True: adapted or base}
        self.has_adapter = adapted is not None
        self.name, self.digest, self.most_running, self.form = name, digest, most, form
        self.context = base.context
        self.fills_in_the_middle = words.gap is not None
        self.encode_chat, self.encode_text, self.decode = words.encode_chat, words.encode_text, words.decode
        self.waiting: deque[Seat] = deque()
        self.running: list[Seat] = []
        self.has_just_read = False

    def add(self, request: Request) -> None:
        telling = Telling(request, self.words, self.context)
        lane = self.lanes[request.uses_adapter]
        self.waiting.append(Seat(telling, Sampling.of(telling), lane, lane.take_row()))

    @torch.inference_mode()
    def step(self) -> list[Token]:
        """At most one prompt is read between two steps of those that run, so that nobody's words stop for long."""
        if self.waiting and not (self.has_just_read and self.running):
            self.has_just_read = True
            return self._read(self.waiting[0])
        self.has_just_read = False
        return [token for lane in dict.fromkeys(self.lanes.values()) for token in self._go_on(lane)]

    def cancel(self, id: Hashable) -> None:
        for seat in [seat for seat in (*self.waiting, *self.running) if seat.id == id]:
            self._leave(seat)

    def room(self) -> int:
        return self.most_running - len(self.running) - len(self.waiting)

    def is_idle(self) -> bool:
        return not self.running and not self.waiting

    def warm_up(self) -> None:
        for count, lane in enumerate(dict.fromkeys(self.lanes.values())):
            ids = self.words.encode_text("print('hello')\n" * 16)
            self.add(Request(id=("warm-up", count), ids=ids, most_tokens=4, uses_adapter=lane is self.lanes[True]))
        while not self.is_idle():
            self.step()

    def close(self) -> None:
        self.waiting.clear()
        self.running.clear()
        self.lanes.clear()

    def _read(self, seat: Seat) -> list[Token]:
        if not seat.has_begun:  # only now: those before it in the line may have read what it shares with them
            seat.has_begun = True
            seat.lane.borrow(seat.row, seat.telling.ids)
        begin = len(seat.row.ids)
        logits = seat.lane.read(seat.row, seat.telling.ids[begin : begin + MOST_READ])
        if len(seat.row.ids) < len(seat.telling.ids):
            return []
        seat.lane.keep(seat.row, seat.telling.request.fixed)
        self.waiting.popleft()
        self.running.append(seat)
        return self._choose([seat], logits)

    def _go_on(self, lane: Lane) -> list[Token]:
        seats = sorted((seat for seat in self.running if seat.lane is lane), key=lambda seat: seat.row.place)
        if not seats:
            return []
        logits = lane.go_on([seat.row for seat in seats], [seat.telling.told[-1] for seat in seats])
        return self._choose(seats, logits)

    def _choose(self, seats: list[Seat], logits: torch.Tensor) -> list[Token]:
        picked = pick_all(logits, [seat.choice for seat in seats])
        tokens = [seat.telling.hear(*chosen) for seat, chosen in zip(seats, picked, strict=True)]
        for seat, token in zip(seats, tokens, strict=True):
            if token.is_last:
                self._leave(seat)
        return tokens

    def _leave(self, seat: Seat) -> None:
        seat.lane.free_row(seat.row)
        if seat in self.running:
            self.running.remove(seat)
        else:
            self.waiting.remove(seat)
