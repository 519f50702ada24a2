"""An answer: what is not given is said at once; else the model speaks from what was found, or what was found itself."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, Iterator, Sequence

from msgspec.structs import replace

from tutor.boxes import Boxes
from tutor.chat import about_run, material, replies
from tutor.chat.fitting import Fitting
from tutor.chat.understanding import Understood, question_after, understand
from tutor.guard import openings
from tutor.guard.gate import Opening
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.prompting import prompts
from tutor.recall import Recall
from tutor.scenes import Scene
from tutor.speaking import Looks, Speech
from tutor.watching import at_failure
from tutor.watching.facts import Fact
from tutor.watching.reading import Program

MOST_OF_MODEL = 3  # sentences
SOON_SECONDS = 0.4
BEGINS_SMALL = re.compile(r"(?:it|its|they|this|that|then|so|the|there|each|you|your)\b")


async def sentences(
    scene: Scene,
    text: str,
    *,
    talk: Sequence[tuple[str, str]] = (),
    understood: Understood | None = None,
    model: Model | None = None,
    gate: Looks | None = None,
    recall: Recall | None = None,
    before: Sequence[str] = (),
    spoken: Sequence[str] = (),
    boxes: Boxes | None = None,
) -> AsyncGenerator[Sentence, None]:
    """`talk`: asked and said in the chat, in pairs; `before`: all that was said here, `spoken`: by a model.

    `understood`: what it means, where that is known.
    Without `model` by hand; without `boxes` nothing is run.
    """
    # Thousands of questions are compared, and what is written is held against the step's solution: that takes a while.
    asked = understood if understood is not None else await asyncio.to_thread(understand, scene, text, talk)
    if asked.ready:
        for each in asked.ready:
            yield each
        return
    if boxes and asked.program:
        trying = asyncio.ensure_future(_run(scene, asked, asked.program, boxes))
        try:
            async with contextlib.aclosing(_awaited(scene, trying)) as shown:
                async for each in shown:
                    yield each
        finally:
            trying.cancel()
        if trying.result().is_whole:
            return
    if model and asked.found:
        gate = gate or _opened(scene, "\n".join([text, *(each.text for each in asked.found)]), before, spoken)
    async with contextlib.aclosing(_answered(scene, asked, talk, model, gate, recall, boxes)) as answer:
        async for each in answer:
            yield each


async def _answered(
    scene: Scene,
    asked: Understood,
    talk: Sequence[tuple[str, str]],
    model: Model | None,
    gate: Looks | None,
    recall: Recall | None,
    boxes: Boxes | None,
) -> AsyncGenerator[Sentence, None]:
    """What was found, by the model where there is one; what stopped the program is looked at meanwhile."""
    looking = asyncio.ensure_future(_held(scene, asked, boxes))
    said: list[str] = []
    question = ""
    try:
        if model and gate and asked.found:
            async with contextlib.aclosing(_phrased(scene, asked, talk, model, gate, recall)) as texts:
                async for sentence in texts:
                    if openings.asks(sentence):
                        question = sentence  # when all has been said
                    else:
                        said.append(sentence)
                        yield replace(asked.found[0], text=_begun(sentence), source="model", code="")
        for each in await asyncio.to_thread(_rest, scene, asked, said, question, await looking):
            yield each
    finally:
        looking.cancel()


def _rest(scene: Scene, asked: Understood, said: Sequence[str], question: str, held: Sequence[Fact]) -> list[Sentence]:
    rest = list(_ended(scene, asked.found[0], said, question) if said else _by_hand(scene, asked))
    return about_run.with_held(scene, rest, held) if held else rest


async def _held(scene: Scene, asked: Understood, boxes: Boxes | None) -> list[Fact]:
    """Of a program that a mistake has stopped, where that is what is told."""
    moment = at_failure.moment(scene)
    if moment is None or not asked.found or asked.found[0].text != moment.finding.sentence:
        return []
    return await about_run.held(scene, moment, asked.told, boxes)


async def _run(scene: Scene, asked: Understood, program: Program, boxes: Boxes) -> about_run.RunAnswer:
    return await about_run.answer(scene, program, asked.text, asked.told, boxes, is_answered=asked.is_answered)


async def _awaited(scene: Scene, trying: asyncio.Future[about_run.RunAnswer]) -> AsyncGenerator[Sentence, None]:
    """That it is tried is said where it has shown something, or is not over soon."""
    await asyncio.wait([trying], timeout=SOON_SECONDS)
    if not trying.done() or trying.result().is_whole:
        yield about_run.begun(scene)
        for each in (await trying).said:
            yield each


async def _phrased(
    scene: Scene,
    asked: Understood,
    talk: Sequence[tuple[str, str]],
    model: Model,
    gate: Looks,
    recall: Recall | None,
) -> AsyncGenerator[str, None]:
    """What was found, in a model's words."""
    form = (await model.about()).form
    prompt = prompts.chat(scene, asked.text, material=[each.text for each in asked.found], talk=talk, form=form)
    fitting = Fitting(gate, scene, asked.question, asked.found, is_known=asked.is_known)
    speech = Speech(model, fitting, most=MOST_OF_MODEL, recall=recall)
    async with contextlib.aclosing(speech.speak(prompt)) as texts:
        async for sentence in texts:
            yield sentence


def _begun(sentence: str) -> str:
    """A part behind a semicolon stands by itself here; what may be a name of Python's stays as it is."""
    return sentence[:1].upper() + sentence[1:] if BEGINS_SMALL.match(sentence) else sentence


def _opened(scene: Scene, known: str, before: Sequence[str], spoken: Sequence[str]) -> Opening:
    """`known`: what was asked, and what there is to answer it: of that, names and code may be said."""
    rules = {"job": "chat", "level": "explain", "instructions": prompts.instructions("chat")}
    return Opening(scene, **rules, asked=known, said=before, spoken=spoken)


def _ended(scene: Scene, found: Sentence, said: Sequence[str], asked: str) -> Iterator[Sentence]:
    """What the model has left out of an answer, and what there is to ask after it."""
    left_out = material.left_out(found.text, [*said, asked])
    yield from (replace(found, text=each, code="") for each in left_out)
    if asked and not any(map(openings.asks, left_out)):
        yield replace(found, text=asked, source="model", code="")
    elif not asked and "?" not in found.text:
        yield from question_after(scene, found)


def _by_hand(scene: Scene, asked: Understood) -> Iterator[Sentence]:
    if asked.found:
        yield asked.found[0]
        yield from question_after(scene, asked.found[0])
    elif asked.kind == "own" and scene.findings:  # what is the matter was told already
        yield from replies.next_step(scene, "\n".join(asked.told))
    elif near := material.maybe(scene, asked.text, "\n".join(asked.told)):
        yield from replies.maybe(near[0])
    else:
        yield from replies.look() if asked.kind == "own" and scene.source.strip() else replies.unknown()
