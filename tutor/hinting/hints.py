"""Help with a failure, a check that is not met, or beginning: rules and hand-written words, the model between them."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence

from tutor import hand, looks
from tutor.guard import answered, openings
from tutor.guard.gate import Opening
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.prompting import prompts
from tutor.recall import Recall
from tutor.scenes import Scene
from tutor.speaking import Looks, Speech
from tutor.watching import at_failure

MOST_OF_MODEL = 3  # sentences, besides one that only points at a place


async def sentences(
    scene: Scene,
    *,
    about: str = "failure",
    level: str,
    said: Sequence[str] = (),
    model: Model | None = None,
    gate: Looks | None = None,
    recall: Recall | None = None,
    before: Sequence[str] = (),
    patience: float = 0.0,
) -> AsyncGenerator[Sentence, None]:
    """One hint; without `model` by hand.

    `said`: what hints told here, it is not said again; `before`: all that was; `patience`: of `Speech`.
    """
    about = matter(scene, about)
    told = SaidBefore(said)
    held = await asyncio.to_thread(held_then, scene, about, level)
    for sure in filter(told.is_new, [*hand.facts(scene, about), *held, *hand.first(scene, about, told.texts)]):
        yield sure
    has_spoken = False  # what only points at a place says nothing: then people's words follow
    if model:
        rules = {"job": "hint", "level": level, "instructions": prompts.instructions("hint")}
        gate = gate or Opening(scene, **rules, said=before or said)
        speech = Speech(model, gate, most=MOST_OF_MODEL, recall=recall, patience=patience, asks_last=True)
        asked = prompts.hint(scene, about=about, level=level, said=said, form=(await model.about()).form)
        async with contextlib.aclosing(speech.speak(asked)) as texts:
            async for text in texts:
                if is_worth_saying(text, scene, about, level, told) and told.is_new(spoken := of_model(text)):
                    has_spoken |= openings.explains(text) or (level == "nudge" and openings.asks(text))
                    yield spoken
            told.answer(hand.own_question(scene, about, level, told.texts), speech.said)
    if not (has_spoken or is_nudge(scene, about, level, told)) or level == "example":
        # An example is held against each of their lines, and against the step's solution: that takes a while.
        for written in await asyncio.to_thread(lambda: [*hand.hint(scene, about, level, told.texts)]):
            yield told.note(written)
    if not told.has_question:
        yield hand.question(scene, about, level, told.texts)


def held_then(scene: Scene, about: str, level: str) -> list[Sentence]:
    """To who asks again: what the names of the line held that stopped the program."""
    moment = at_failure.moment(scene) if about == "failure" and level != "nudge" else None
    return at_failure.sentences(scene, at_failure.facts(moment)) if moment else []


def matter(scene: Scene, about: str) -> str:
    """A check that says that the program stopped is about what stopped it."""
    return "failure" if about == "check" and scene.failed and scene.findings else about


def of_model(text: str) -> Sentence:
    return Sentence(text=text, source="model")


def is_worth_saying(text: str, scene: Scene, about: str, level: str, told: "SaidBefore") -> bool:
    """A question that fits everywhere makes room for the one that the diagnosis asks; where nothing has failed it is
    about what the check or the step says."""
    if about != "failure" and not looks.is_about(text, told.texts):
        return False
    own = hand.own_question(scene, about, level, told.texts) if openings.asks(text) else None
    return not (own and looks.is_general(text, scene.findings[0]))


def is_nudge(scene: Scene, about: str, level: str, told: "SaidBefore") -> bool:
    """To point at a place is enough where the diagnosis' own question follows."""
    return level == "nudge" and told.has_pointed and bool(hand.own_question(scene, about, level, told.texts))


class SaidBefore:
    """What was said before and now; a program after a question leaves the question open."""

    def __init__(self, before: Sequence[str]):
        self.texts = set(before)
        self.last = ""

    def is_new(self, sentence: Sentence) -> bool:
        is_new = sentence.whole not in self.texts
        if is_new:
            self.note(sentence)
        return is_new

    def note(self, sentence: Sentence) -> Sentence:
        self.texts.add(sentence.whole)
        if not sentence.code:
            self.last = sentence.text
        return sentence

    def answer(self, question: Sentence | None, said: Sequence[str]) -> None:
        """What has its answer in the words of the model is not asked any more."""
        if question and answered.is_answered(question.text, said):
            self.texts.add(question.whole)

    @property
    def has_pointed(self) -> bool:
        return openings.is_opening(self.last)

    @property
    def has_question(self) -> bool:
        return openings.asks(self.last)
