"""What a model says goes through here, sentence by sentence, before a student sees it.

The rules are pure and take milliseconds. Where a sentence has code that does something and is not the student's own, it
is tried out too, and not shown when that cannot be found out in time.
"""

import asyncio
import math
import re
from collections.abc import Sequence
from typing import Any

from runner.diagnosis.findings import Finding
from tutor.cleaning import clean
from tutor.guard import fitness, leaks, secret, trials, truth
from tutor.guard.facts import Facts
from tutor.guard.sentences import Splitter
from tutor.guard.snippets import does_something, snippets
from tutor.guard.verdicts import SHOWN, Verdict
from tutor.scenes import Scene

LEAST_CONFIDENCE = 0.9
# Of a question that names nothing: it claims nothing, and there are many good ones, between which a model wavers. And
# of a sentence that stands word for word in what the diagnosis says: it is not made up.
LEAST_OF_QUESTION = 0.7
MOST_CHARS = 4_000
NAMED = re.compile(r"[`\d“\"]")  # code, a number, a text

__all__ = ["LEAST_CONFIDENCE", "Gate", "Opening", "Verdict"]


class Gate:
    """For one answer. `said`: what was said in this step before, by whomever; `spoken`: what of it a model said, as
    drops do not come to less when people say something between them; `asked`: the student's words.

    `instructions`: the fixed part of the prompt, none of which is to be recited. `tries`: whether code is tried out.
    """

    def __init__(
        self,
        scene: Scene,
        *,
        job: str,
        level: str,
        said: Sequence[str] = (),
        spoken: Sequence[str] = (),
        least_confidence: float = LEAST_CONFIDENCE,
        asked: str = "",
        instructions: str = "",
        tries: bool = True,
    ):
        self.scene = scene
        self.job, self.level = job, level
        self.said, self.spoken = list(said), list(spoken)
        self.least_confidence = least_confidence
        self.instructions = instructions
        self.tries = tries
        self.secret = secret.of(scene)
        self.facts = Facts(scene, asked)
        self.told = {bare(each) for found in scene.findings[:1] for each in _sentences(found)}

    async def check(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict:
        """Whether it may be shown. What may is counted as said."""
        verdict = self.compare(sentence, logprobs)
        if verdict.may_be_shown and self.tries:
            verdict = await self.try_out(sentence)
        if verdict.may_be_shown:
            for each in (self.said, self.spoken):
                each.append(clean(sentence, MOST_CHARS))
        return verdict

    def compare(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict:
        """All but the trial: the rules alone."""
        sentence = clean(sentence, MOST_CHARS)
        if found := leaks.leak(self.secret, sentence, self.said) or leaks.leak(self.secret, sentence, self.spoken):
            return Verdict("leak", found)
        if found := fitness.misfit(
            sentence, level=self.level, job=self.job, said=tuple(self.said), instructions=self.instructions
        ):
            return Verdict("unfit", found)
        if found := truth.untruth(
            sentence, self.facts, job=self.job, level=self.level, said=self.said, is_strict=not logprobs
        ):
            return Verdict("untrue", found)
        if self.secret.kind == "build" and leaks.confirms(sentence):
            return Verdict("leak", "says that a guess is right")
        if logprobs and confidence(logprobs) < self.least(sentence):
            return Verdict("unsure", "confidence")
        return SHOWN

    def least(self, sentence: str) -> float:
        """How sure a model has to be of its words."""
        names_nothing = sentence.rstrip().endswith("?") and not NAMED.search(sentence)
        is_safe = names_nothing or bare(sentence) in self.told
        return min(self.least_confidence, LEAST_OF_QUESTION) if is_safe else self.least_confidence

    async def try_out(self, sentence: str) -> Verdict:
        code = [piece for piece in snippets(clean(sentence, MOST_CHARS)) if does_something(piece)]
        if not self.secret.kind or not code:
            return SHOWN
        before = [piece for each in self.said for piece in snippets(each) if does_something(piece)]
        try:
            gives = await self.gives_away("\n".join(code), "\n".join(before))
        except trials.NotFoundOut:
            return Verdict("leak", "not found out")
        return Verdict("leak", "passes the checks") if gives else SHOWN

    async def gives_away(self, code: str, before: str) -> bool:
        """By running it on the workers; whoever has none puts another in its place. Raises `trials.NotFoundOut`."""
        return await trials.gives_it_away(self.scene, code, before=before)


class Opening:
    """A gate that opens in a thread, which takes up to 40 ms at a step, while the model begins to speak."""

    def __init__(self, scene: Scene, **how: Any):
        self.gate = asyncio.ensure_future(asyncio.to_thread(Gate, scene, **how))

    async def check(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict:
        return await (await self.gate).check(sentence, logprobs)


def bare(sentence: str) -> str:
    """Its words and signs: whether a call stands between backticks makes no difference."""
    return "".join(sentence.replace("`", "").split())


def _sentences(found: Finding) -> list[str]:
    splitter = Splitter()
    return [*splitter.add(f"{found.sentence} {found.look}"), *splitter.end()]


def confidence(logprobs: Sequence[float]) -> float:
    """The mean probability of its tokens."""
    return sum(map(math.exp, logprobs)) / len(logprobs)
