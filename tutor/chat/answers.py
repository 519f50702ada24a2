"""An answer: what is not given is said at once; else the model speaks from what was found, or what was found itself."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator, Sequence

from msgspec.structs import replace

from tutor import hand, prompts
from tutor.boxes import Boxes
from tutor.chat import about_own, about_run, kinds, material, meant, replies, talks, wishes
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
WITHOUT_PROGRAM = 1.2  # so clearly about Python that the line in which it stands says less


async def sentences(
    scene: Scene,
    text: str,
    *,
    talk: Sequence[tuple[str, str]] = (),
    model: Model | None = None,
    gate: Looks | None = None,
    recall: Recall | None = None,
    before: Sequence[str] = (),
    spoken: Sequence[str] = (),
    boxes: Boxes | None = None,
) -> AsyncGenerator[Sentence, None]:
    """`talk`: asked and said in the chat, in pairs; `before`: all that was said here, `spoken`: by a model.

    Without `model` by hand; without `boxes` nothing is run.
    """
    text = await asyncio.to_thread(_without_greeting, text)  # it compares with thousands of questions
    question = talks.whole(text, talk)
    kind = await asyncio.to_thread(kinds.of, scene, text, question, talk)
    told = [said for _asked, said in talk]
    if ready := _ready(kind, text, scene) or _shown(kind, question, text, scene, told):
        for each in ready:
            yield each
        return
    # What is written is held against the step's solution, which takes tens of milliseconds.
    found = await asyncio.to_thread(lambda: list(_found(scene, text, question, kind, told)))
    is_own = kind == "own" or (kind == "about" and kinds.may_be_own(text, question))
    if boxes and is_own and (seen := await _seen(scene, text, found, told, boxes)):
        for each in seen:
            yield each
        return
    said: list[str] = []
    asked = ""
    if model and found:
        form = (await model.about()).form
        prompt = prompts.chat(scene, text, material=[each.text for each in found], talk=talk, form=form)
        is_known = kind == "own" or bool(meant.going_on(text, question).sure)
        gate = gate or _opened(scene, "\n".join([text, *(each.text for each in found)]), before, spoken)
        fitting = Fitting(gate, scene, question, found, is_known=is_known)
        speech = Speech(model, fitting, most=MOST_OF_MODEL, recall=recall)
        async with contextlib.aclosing(speech.speak(prompt)) as texts:
            async for sentence in texts:
                if openings.asks(sentence):
                    asked = sentence  # when all has been said
                else:
                    said.append(sentence)
                    yield replace(found[0], text=sentence, source="model", code="")
    for each in _ended(scene, found[0], said, asked) if said else _by_hand(scene, text, kind, found, told):
        yield each


def _without_greeting(text: str) -> str:
    """“thx bro” is all thanks, and so is “thank you, my sister had to laugh”."""
    bare = wishes.bare(text)
    says_more = talks.asks(bare) or (talks.has_terms(bare) and meant.read(text).message != "thanks")
    return bare if says_more else text


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
        yield from _question(scene, found)


def _ready(kind: Kind, text: str, scene: Scene) -> list[Sentence]:
    """What needs no looking up: a no, a greeting, and what to do next."""
    if kind in wishes.REFUSED:
        return list(replies.no(kind, scene))
    if kind in ("hello", "thanks", "low", "offtopic"):
        return list(replies.talk(kind, text, scene))
    return list(replies.stuck(scene)) if kind == "stuck" else []


def _shown(kind: Kind, question: str, text: str, scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """Whoever wants to see an example of what is taught sees a card's program; and a line, who asks which."""
    if told_line := about_own.which_line(scene, text):
        return [*told_line, *replies.next_step(scene)]
    is_wanted = kind in ("about", "own") and (talks.wants_example(text) or (told and talks.is_unclear(text)))
    slug = scene.findings[0].card if kind == "own" and scene.findings else ""
    if not slug and talks.is_unclear(text):
        slug = next((each.card for each in meant.read(question).sure), "")  # of what was told
    said = material.example(scene, question, told, slug) if is_wanted else None
    return [said, *_question(scene, said)] if said else []


def _found(scene: Scene, text: str, question: str, kind: str, told: Sequence[str]) -> Iterator[Sentence]:
    before = "\n".join(told)
    is_of_python = kind == "about" and meant.going_on(text, question).of_python >= WITHOUT_PROGRAM
    of_own = about_own.line(scene, question, by_words=not is_of_python) if kind in ("about", "own") else []
    if kind == "own" or about_own.finding_about(scene, question) or about_own.asks_about_name(scene, question):
        of_own = [*about_own.own(scene, question), *about_own.nothing_wrong(scene, question), *of_own]
    fresh = [each for each in of_own if not all(part in before for part in hand.sentences_of(each.text))][:1]
    yield from fresh
    if of_own and not fresh and scene.findings:
        return  # it was told already: what to look at comes next
    yield from material.written(scene, text, question, before)[: material.MOST_FACTS - 1]


async def _seen(
    scene: Scene, text: str, found: Sequence[Sentence], told: Sequence[str], boxes: Boxes
) -> list[Sentence]:
    """What a run shows, where reading the program tells nothing."""
    is_known = any(each.text == finding.sentence for each in found for finding in scene.findings)
    if is_known or about_own.wants_explained(text):
        return []
    return await about_run.sentences(scene, text, told, boxes)


def _by_hand(scene: Scene, text: str, kind: Kind, found: Sequence[Sentence], told: Sequence[str]) -> Iterator[Sentence]:
    if found:
        yield found[0]
        yield from _question(scene, found[0])
    elif kind == "own" and scene.findings:  # what is the matter was told already
        yield from replies.next_step(scene, "\n".join(told))
    elif near := material.maybe(scene, text, "\n".join(told)):
        yield from replies.maybe(near[0])
    else:
        yield from replies.look() if kind == "own" and scene.source.strip() else replies.unknown()


def _question(scene: Scene, said: Sentence) -> Iterator[Sentence]:
    if asked := material.question(scene, said):
        yield Sentence(text=asked, source="written")
