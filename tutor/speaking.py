"""The model's own words, sentence by sentence, each only after the guard has let it through."""

import asyncio
import contextlib
import dataclasses
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from typing import Protocol

import structlog

from tutor import following
from tutor.errors import ModelSlow, ModelTrouble
from tutor.guard import openings
from tutor.guard.sentences import Splitter
from tutor.guard.verdicts import Verdict
from tutor.model.asking import Asked, Model
from tutor.portions import portion
from tutor.recall import Recall

logger = structlog.get_logger(__name__)

FIRST_SECONDS, SECONDS = 1.8, 8.0  # until the first word, and the last
SENTENCE_SECONDS = 2.0  # until the first sentence that may be shown: then what people wrote takes its place
CERTAIN = (0.0,)  # as sure as a model can be: of words that have passed already
AGAIN_SECONDS = 0.45  # a second try takes as long as the first: whoever was slower than this has no time for one


class Looks(Protocol):
    async def check(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict: ...


class Speech:
    """What came of asking: `said`, as much as may be shown."""

    def __init__(
        self,
        model: Model,
        gate: Looks,
        *,
        most: int,
        recall: Recall | None = None,
        patience: float = 0.0,
        asks_last: bool = False,
    ):
        """`patience`: seconds until the first sentence; 0: as long as somebody who waits has.

        `asks_last`: see `portion`.
        """
        self.model, self.gate, self.most, self.recall = model, gate, most, recall
        self.is_ahead, self.patience = patience > 0, patience or SENTENCE_SECONDS
        self.asks_last = asks_last
        self.said: list[str] = []
        self.is_cut = False  # for what was said to this student before: others may be told all of it
        self.began = 0.0

    async def speak(self, asked: Asked) -> AsyncGenerator[str, None]:
        """Sentences that may be shown, until one may not or time is over. Never raises for the model's sake."""
        self.said = await self._recalled(asked)
        for sentence in self.said:
            yield sentence
        if self.said:
            return
        self.began = _now()
        with contextlib.suppress(ModelTrouble):  # the model notes it; what was said until then stays
            listened = self._listened(asked)  # whoever makes it keeps it
            async with contextlib.aclosing(listened or self._try(asked)) as sentences:
                async for sentence in sentences:
                    self.said.append(sentence)
                    yield sentence
            if self.recall and self.said and not listened and not self.is_cut:
                await self.recall.put(asked, self.said)

    async def _recalled(self, asked: Asked) -> list[str]:
        """What was said to the same question, as far as it may be said here: what came before counts with it."""
        found: list[str] = []
        for sentence in await self.recall.get(asked) if self.recall else []:
            if (await self._look(sentence, CERTAIN)).why:
                break
            found.append(sentence)
        return found

    def _listened(self, asked: Asked) -> AsyncGenerator[str, None] | None:
        """What is being made ahead of just this question."""
        going = following.begun(self.recall.key(asked)) if self.recall and not self.is_ahead else None
        return self._passed(going) if going else None

    async def _passed(self, going: following.Going) -> AsyncGenerator[str, None]:
        async with contextlib.aclosing(going.listen(self.began + SECONDS)) as sentences:
            async for sentence in sentences:
                if (await self._look(sentence, CERTAIN)).why:
                    return
                yield sentence

    async def _try(self, asked: Asked) -> AsyncGenerator[str, None]:
        asked = dataclasses.replace(asked, first_seconds=FIRST_SECONDS, seconds=SECONDS)
        # A refused first sentence is tried once more, in other words.
        for once in [asked, dataclasses.replace(asked, temperature=0.7, seed=asked.seed + 7)]:
            async with contextlib.aclosing(self._once(once)) as sentences:
                async for sentence in sentences:
                    yield sentence
            if self.said or _now() - self.began > AGAIN_SECONDS:
                return

    def _end(self) -> float:
        return self.began + (max(SECONDS, self.patience) if self.said else self.patience)

    async def _once(self, asked: Asked) -> AsyncGenerator[str, None]:
        async with (
            contextlib.aclosing(whole_sentences(self.model, asked, self._end)) as whole,
            contextlib.aclosing(portion(whole, self.most, asks_last=self.asks_last)) as sentences,
        ):
            promise = ""
            async for sentence, logprobs in sentences:
                verdict = await self._look(sentence, logprobs)
                if verdict.why:
                    self._note(verdict)
                    self.is_cut = verdict.is_of_history
                    return
                if openings.promises(sentence):  # said with what comes next, or not at all
                    promise = sentence
                    continue
                for each in filter(None, (promise, sentence)):
                    yield each
                promise = ""

    async def _look(self, sentence: str, logprobs: Sequence[float]) -> Verdict:
        """What the guard cannot judge is not shown."""
        try:
            return await self.gate.check(sentence, logprobs)
        except Exception as error:
            logger.exception("the guard broke off", reason=type(error).__name__)
            return Verdict("unsure", "the guard broke off")

    def _note(self, verdict: Verdict) -> None:
        refuse = getattr(self.model, "refuse", None)
        if refuse is not None:
            refuse(verdict.why)


async def whole_sentences(
    model: Model, asked: Asked, end: Callable[[], float]
) -> AsyncGenerator[tuple[str, tuple[float, ...]], None]:
    """Each with the logarithms of its tokens' probabilities. Raises ModelTrouble; after `end`, ModelSlow."""
    splitter, logprobs = Splitter(), []
    async with contextlib.aclosing(model.stream(asked)) as pieces:  # type: ignore[type-var]
        while True:
            piece = await _next(pieces, end())
            if piece is None:
                break
            logprobs += piece.logprobs
            for sentence in splitter.add(piece.text):
                yield sentence, tuple(logprobs)
                logprobs = []
    for sentence in splitter.end():
        yield sentence, tuple(logprobs)


async def _next(pieces: AsyncIterator, end: float):
    """None where no more comes."""
    try:
        async with asyncio.timeout_at(end):
            return await anext(pieces, None)
    except TimeoutError:
        raise ModelSlow("it did not come to an end") from None


def _now() -> float:
    return asyncio.get_running_loop().time()
