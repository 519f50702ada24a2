"""An answer: what is not given is said at once; else the model speaks from what was found, or what was found itself."""

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, Iterator, Sequence

from msgspec.structs import replace

from tutor import prompts
from tutor.chat import about_own, material, replies, talks, wishes
from tutor.chat.fitting import Fitting
from tutor.chat.wishes import Kind
from tutor.guard import openings
from tutor.guard.gate import Opening
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.recall import Recall
from tutor.scenes import Scene
from tutor.speaking import Looks, Speech

MOST_OF_MODEL = 3  # sentences
EXAMPLE = re.compile(r"\bexamples?\b|\bshow me (?:one|how)\W*$", re.IGNORECASE)


async def sentences(
    scene: Scene,
    text: str,
    *,
    talk: Sequence[tuple[str, str]] = (),
    model: Model | None = None,
    gate: Looks | None = None,
    recall: Recall | None = None,
    before: Sequence[str] = (),
) -> AsyncGenerator[Sentence, None]:
    """`talk`: asked and said in the chat, in pairs; `before`: all that was said here. Without `model` by hand."""
    text = wishes.bare(text) or text
    question = talks.whole(text, talk)
    kind = wishes.kind_of(text if talks.has_terms(text) else question)
    told = [said for _asked, said in talk]
    if kind == "stuck" and talk and talks.is_unclear(text) and talks.has_terms(question):
        kind = "about"  # of what was told
    if ready := _ready(kind, text, scene) or _shown(kind, question, text, scene, told):
        for each in ready:
            yield each
        return
    # What is written is held against the step's solution, which takes tens of milliseconds.
    found = await asyncio.to_thread(lambda: list(_found(scene, question, kind, told)))
    last = ""
    if model and found:
        form = (await model.about()).form
        asked = prompts.chat(scene, text, material=[each.text for each in found], talk=talk, form=form)
        fitting = Fitting(gate or _opened(scene, text, before), scene, question, found)
        async with contextlib.aclosing(Speech(model, fitting, most=MOST_OF_MODEL, recall=recall).speak(asked)) as texts:
            async for last in texts:
                yield replace(found[0], text=last, source="model", code="")
    for each in _left_to_ask(scene, last, found[0]) if last else _by_hand(scene, kind, found):
        yield each


def _opened(scene: Scene, text: str, before: Sequence[str]) -> Opening:
    rules = {"job": "chat", "level": "explain", "instructions": prompts.instructions("chat")}
    return Opening(scene, **rules, asked=text, said=before)


def _left_to_ask(scene: Scene, last: str, found: Sentence) -> Iterator[Sentence]:
    """Where what the model wanted to ask was held back."""
    if not openings.asks(last):
        yield from _question(scene, found)


def _ready(kind: Kind, text: str, scene: Scene) -> list[Sentence]:
    """What needs no looking up: a no, a greeting, and what to do next."""
    if kind in wishes.REFUSED:
        return list(replies.no(kind, scene))
    if kind == "hello":
        return list(replies.hello(text))
    return list(replies.stuck(scene)) if kind == "stuck" else []


def _shown(kind: Kind, question: str, text: str, scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """Whoever wants to see an example of what is taught sees a card's program; and a line, who asks which."""
    if told_line := about_own.which_line(scene, text):
        return [*told_line, *replies.next_step(scene)]
    is_wanted = kind in ("about", "own") and (EXAMPLE.search(text) or (told and talks.is_unclear(text)))
    slug = scene.findings[0].card if kind == "own" and scene.findings else ""
    said = material.example(scene, question, told, slug) if is_wanted else None
    return [said, *_question(scene, said)] if said else []


def _found(scene: Scene, question: str, kind: str, told: Sequence[str]) -> Iterator[Sentence]:
    before = "\n".join(told)
    of_own = about_own.line(scene, question) if kind in ("about", "own") else []
    if kind == "own" or about_own.finding_about(scene, question) or about_own.asks_about_name(scene, question):
        of_own = [*about_own.own(scene, question), *about_own.nothing_wrong(scene, question), *of_own]
    fresh = [each for each in of_own if each.text not in before][:1]
    yield from fresh
    if of_own and not fresh and scene.findings:
        return  # it was told already: what to look at comes next
    yield from material.written(scene, question, before)[: material.MOST_FACTS - 1]


def _by_hand(scene: Scene, kind: Kind, found: Sequence[Sentence]) -> Iterator[Sentence]:
    if not found:  # what is the matter was told already, or nothing is known
        yield from replies.next_step(scene) if kind == "own" and scene.findings else replies.unknown()
        return
    yield found[0]
    yield from _question(scene, found[0])


def _question(scene: Scene, said: Sentence) -> Iterator[Sentence]:
    if asked := material.question(scene, said):
        yield Sentence(text=asked, source="written")
