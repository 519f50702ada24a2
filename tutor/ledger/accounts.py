"""What is said in one exchange as it goes on, and what the model's part of it costs."""

import dataclasses
import time
from collections.abc import AsyncGenerator

from tutor.errors import ModelTrouble
from tutor.messages import Planned, Says, Sentence, Suggestion
from tutor.model.asking import AboutModel, Asked, Model, Piece

MOST_SAID = 12_000  # characters
MOST_REFUSED = 20


class Metered:
    """A model that notes what its answers cost, and why words of it were held back."""

    def __init__(self, model: Model, about: AboutModel):
        self.model, self.known = model, about
        self.tokens_in = self.tokens_out = 0
        self.was_asked = False
        self.refused: list[str] = []
        self.trouble: ModelTrouble | None = None

    async def stream(self, asked: Asked) -> AsyncGenerator[Piece, None]:
        self.was_asked = True
        self.tokens_in += (sum(len(turn.content) for turn in asked.turns) + len(asked.prefix) + len(asked.suffix)) // 4
        pieces = self.model.stream(asked)
        try:
            async for piece in pieces:
                self.tokens_out += piece.tokens
                yield piece
        except ModelTrouble as trouble:
            self.trouble = trouble
            raise
        finally:
            await pieces.aclose()  # type: ignore[attr-defined]  # which tells the server to stop

    async def about(self) -> AboutModel:
        return self.known

    def refuse(self, why: str) -> None:
        if len(self.refused) < MOST_REFUSED:
            self.refused.append(why)


@dataclasses.dataclass
class Account:
    """What is said in one exchange, as it goes on."""

    began: float = dataclasses.field(default_factory=time.monotonic)
    said: list[str] = dataclasses.field(default_factory=list)
    sources: list[tuple[str, int]] = dataclasses.field(default_factory=list)  # of each part, and its characters
    first_seconds: float = 0.0

    def note(self, message: Says) -> None:
        match message:
            case Sentence(source=source):
                self._note(message.whole, source)
            case Suggestion(file=file, text=text, note=note, source=source):
                self._note(f"{note}\n{file}:\n{text}", source)
            case Planned(steps=steps):
                self._note("\n".join(f"{step.number}. {step.text}" for step in steps), "written")

    def _note(self, text: str, source: str) -> None:
        room = MOST_SAID - sum(length for _source, length in self.sources)
        if room > 0:
            self.said.append(text[:room])
            self.sources.append((source, len(text[:room])))
        self.first_seconds = self.first_seconds or self.seconds

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began
