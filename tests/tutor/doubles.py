"""Scripted stand-ins for the tutor's edges: a back end without a model, a model without a server."""

import asyncio
import dataclasses
import time
from collections.abc import AsyncIterator, Callable, Sequence

from tutor.engine.backends.backend import Request, Token
from tutor.engine.stops import Spout
from tutor.errors import ModelSlow, ModelTrouble
from tutor.model.asking import AboutModel, Asked, Piece

SURE = -0.01


@dataclasses.dataclass
class Part:
    """A request that is being answered: what it still has to say."""

    request: Request
    words: list[str]
    said: int = 0


class ScriptedBackend:
    """Answers with given pieces of text, one a step for all that run; a letter of the prompt is a token."""

    name = "scripted"
    digest = "scripted-1"
    context = 2000
    fills_in_the_middle = False
    has_adapter = False
    reads_at_once = 9_999
    form = 0

    def __init__(
        self,
        *words: str,
        slots: int = 4,
        step_seconds: float = 0.0,
        before_step: Callable[["ScriptedBackend"], None] | None = None,
    ):
        self.words = list(words)
        self.slots = slots
        self.step_seconds = step_seconds
        self.before_step = before_step  # may raise, sleep, or look
        self.parts: dict[object, Part] = {}
        self.requests: list[Request] = []
        self.cancelled: list[object] = []
        self.steps = 0
        self.is_warm = self.is_closed = False

    def encode_chat(self, turns: list[dict[str, str]]) -> list[int]:
        return [ord(char) for turn in turns for char in f"<{turn['role']}>{turn['content']}</>"] + [ord("<")]

    def encode_text(self, prefix: str, suffix: str = "") -> list[int]:
        return [ord(char) for char in prefix]

    def decode(self, ids: list[int]) -> str:
        return "".join(map(chr, ids))

    def add(self, request: Request) -> None:
        self.requests.append(request)
        self.parts[request.id] = Part(request, self.words)

    def step(self) -> list[Token]:
        self.steps += 1
        if self.before_step:
            self.before_step(self)
        time.sleep(self.step_seconds)
        return [self._go_on(part) for part in list(self.parts.values())]

    def _go_on(self, part: Part) -> Token:
        request, number = part.request, part.said
        part.said += 1
        if number >= len(part.words):
            del self.parts[request.id]
            return Token(request.id, 0, "", SURE, is_last=True, why="stop")
        is_last = part.said >= request.most_tokens
        if is_last:
            del self.parts[request.id]
        return Token(request.id, number, part.words[number], SURE, is_last, "length" if is_last else "")

    def cancel(self, id: object) -> None:
        self.cancelled.append(id)
        self.parts.pop(id, None)

    def room(self) -> int:
        return self.slots - len(self.parts)

    def is_idle(self) -> bool:
        return not self.parts

    def warm_up(self) -> None:
        self.is_warm = True

    def close(self) -> None:
        self.is_closed = True


class ScriptedModel:
    """Says what it is told to, request after request; a pause is a number of seconds, a trouble is raised.

    The last script is said again to whoever asks after that.
    """

    def __init__(
        self,
        *scripts: str | Sequence[str | float | Piece | ModelTrouble] | ModelTrouble,
        about: AboutModel | None = None,
    ):
        self.scripts = list(scripts) or [""]
        self.kept = about or AboutModel(
            name="scripted", digest="scripted-1", backend="scripted", is_ready=True, stage="ready", progress=1.0
        )
        self.asked: list[Asked] = []
        self.cancelled = 0

    async def about(self) -> AboutModel:
        return self.kept

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        self.asked.append(asked)
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        if isinstance(script, ModelTrouble):
            raise script
        try:
            async for piece in _played([script] if isinstance(script, str) else script, asked):
                yield piece
        except (GeneratorExit, asyncio.CancelledError):
            self.cancelled += 1
            raise


async def _played(script: Sequence[str | float | Piece | ModelTrouble], asked: Asked) -> AsyncIterator[Piece]:
    """Word by word, never more than was asked for, and nothing of a stop string."""
    spout, tokens, waited, has_spoken = Spout(asked.stop), 0, 0.0, False
    for item in script:
        if isinstance(item, ModelTrouble):
            raise item
        if isinstance(item, int | float):
            left = (asked.seconds if has_spoken else asked.first_seconds) - waited
            await asyncio.sleep(min(item, left))
            waited += item
            if item > left:
                raise ModelSlow("scripted")
            continue
        for piece in [item] if isinstance(item, Piece) else [Piece(word, (SURE,)) for word in _words(item)]:
            text = "".join(word.text for word in spout.push(piece.text, SURE))
            tokens += piece.tokens
            if text:
                has_spoken = True
                yield dataclasses.replace(piece, text=text)
            if spout.has_stopped or tokens >= asked.most_tokens:
                return
    if text := "".join(word.text for word in spout.rest()):
        yield Piece(text, (SURE,))


def _words(text: str) -> list[str]:
    words = text.split(" ")
    return [word if number == 0 else f" {word}" for number, word in enumerate(words) if word or number]
