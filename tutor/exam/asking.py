"""The examined model, asked with patience: how fast it is is another question. The same is not asked twice."""

import asyncio
import contextlib
import dataclasses
from collections.abc import AsyncIterator, Callable

from tutor.errors import ModelAway, ModelTrouble
from tutor.model.asking import About, Asked, Model, Piece

SECONDS = 120.0


class Patient:
    """Answers as the model does, without its deadlines. What was heard once is said again at once."""

    def __init__(self, model: Model):
        self.model = model
        self.heard: dict[Asked, list[Piece]] = {}
        self.troubles: list[str] = []

    async def about(self) -> About:
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

    async def about(self) -> About:
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
