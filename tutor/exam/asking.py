"""The examined model, asked with patience: how fast it is is another question. The same is not asked twice."""

import asyncio
import contextlib
import dataclasses
import hashlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec

from tutor.errors import ModelAway, ModelTrouble
from tutor.model.asking import AboutModel, Asked, Model, Piece

SECONDS = 120.0


class Patient:
    """Answers as the model does, without its deadlines. What was heard once is said again at once."""

    def __init__(self, model: Model):
        self.model = model
        self.heard: dict[Asked, list[Piece]] = {}
        self.troubles: list[str] = []

    async def about(self) -> AboutModel:
        return await self.model.about()

    async def hear(self, asked: Asked) -> list[Piece]:
        """To its end, whoever listens."""
        async for _ in self.stream(asked):
            pass
        return self.heard[patient(asked)]

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        """Whoever has heard enough may leave: then it is not kept."""
        asked = patient(asked)
        if asked in self.heard:
            for piece in self.heard[asked]:
                yield piece
            return
        pieces: list[Piece] = []
        try:
            async with contextlib.aclosing(self.model.stream(asked)) as stream:  # type: ignore[type-var]
                async for piece in stream:
                    pieces.append(piece)
                    yield piece
        except ModelTrouble as trouble:
            self.troubles.append(f"{type(trouble).__name__}: {trouble.why}")
        self.heard[asked] = pieces

    async def raw(self, asked: Asked) -> str:
        """All that it says, as it would be shown if nobody looked at it."""
        return "".join(piece.text for piece in await self.hear(asked))


def patient(asked: Asked) -> Asked:
    return dataclasses.replace(asked, first_seconds=SECONDS, seconds=SECONDS)


class Overhearing:
    """Says nothing, and keeps what it was asked: so that the model is heard before the clock of an answer runs."""

    def __init__(self, model: Model):
        self.model = model
        self.asked: list[Asked] = []

    async def about(self) -> AboutModel:
        return await self.model.about()

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        self.asked.append(asked)
        raise ModelAway("it is only being listened to")
        yield  # makes this an iterator


async def heard_first(model: Patient, answer: Callable[[Model], AsyncIterator]) -> list[Asked]:
    """What `answer` asks of a model first, each heard to its end already."""
    listening = Overhearing(model)
    async for _ in answer(listening):
        pass
    await asyncio.gather(*(model.hear(asked) for asked in listening.asked))
    return listening.asked


class KeptReply(msgspec.Struct, frozen=True):
    key: str
    pieces: list[tuple[str, list[float]]]  # text, logprobs


class KeptReplies:
    """What a model has said is kept in a file and not asked for again: an exam that was broken off goes on.

    Of the same weights with the same back end the same is kept, whether an adapter lies beside them or not.
    """

    def __init__(self, model: Model, file: Path):
        self.model, self.file = model, file
        self.known = {line.key: line for line in lines_of(file)}

    async def about(self) -> AboutModel:
        return await self.model.about()

    async def stream(self, asked: Asked) -> AsyncIterator[Piece]:
        key = key_of(asked, await self.about())
        if key in self.known:
            for text, logprobs in self.known[key].pieces:
                yield Piece(text, tuple(logprobs), max(1, len(logprobs)))
            return
        pieces: list[Piece] = []
        async with contextlib.aclosing(self.model.stream(asked)) as stream:  # type: ignore[type-var]
            async for piece in stream:
                pieces.append(piece)
                yield piece
        self._keep(KeptReply(key, [(piece.text, [round(each, 5) for each in piece.logprobs]) for piece in pieces]))

    def _keep(self, line: KeptReply) -> None:
        self.known[line.key] = line
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("ab") as file:
            file.write(b"\n" + msgspec.json.encode(line) + b"\n")  # not behind a line that was cut off


def key_of(asked: Asked, about: AboutModel) -> str:
    weights = about.digest if asked.uses_adapter else about.digest.partition("+")[0]
    said = [(turn.role, turn.content) for turn in asked.turns]
    how = (asked.prefix, asked.suffix, asked.most_tokens, asked.stop, asked.temperature, asked.seed)
    return hashlib.sha256(repr((weights, about.backend, said, *how)).encode()).hexdigest()[:24]


def lines_of(file: Path) -> list[KeptReply]:
    """A last line that was cut off is asked for again."""
    found = []
    for line in file.read_bytes().splitlines() if file.exists() else ():
        with contextlib.suppress(msgspec.DecodeError):
            found.append(msgspec.json.decode(line, type=KeptReply))
    return found
