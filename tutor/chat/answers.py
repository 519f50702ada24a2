"""An answer: what is not given is said at once; else the model speaks from what was found, or what was found itself."""

import contextlib
import re
from collections.abc import AsyncGenerator, Iterator, Sequence

from msgspec.structs import replace

from tutor import prompts
from tutor.chat import material, replies, wishes
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
MOST_WORDS_OF_MORE = 6
REFERS = re.compile(r"\b(?:it|one|ones|them|they|those|that|these)\b", re.IGNORECASE)
EXAMPLE = re.compile(r"\bexamples?\b|\bshow me (?:one|how)\W*$", re.IGNORECASE)
MORE = re.compile(
    r"^\W*(?:and |but |please |(?:can|could) you )*"
    r"(?:why|how|what|is it|more|again|(?:give me |an? |one )*examples?|show me|explain|"
    r"i (?:still )?(?:don'?t|do not) (?:get|understand))",
    re.IGNORECASE,
)


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
    question = _whole(text, talk)
    kind = wishes.kind_of(text if material.has_terms(text) else question)
    told = [said for _asked, said in talk]
    if ready := _ready(kind, text, scene) or _shown(kind, question, text, scene, told):
        for each in ready:
            yield each
        return
    found = list(_found(scene, question, kind, told))
    last = ""
    if model and found:
        form = (await model.about()).form
        asked = prompts.chat(scene, text, material=[each.text for each in found], talk=talk, form=form)
        fitting = Fitting(gate or _opened(scene, text, before), scene, question, found)
        async with contextlib.aclosing(Speech(model, fitting, most=MOST_OF_MODEL, recall=recall).speak(asked)) as texts:
            async for last in texts:
                yield replace(found[0], text=last, source="model", code="")
    for each in _left_to_ask(scene, last, found[0]) if last else _by_hand(scene, found):
        yield each


def _opened(scene: Scene, text: str, before: Sequence[str]) -> Opening:
    rules = {"job": "chat", "level": "explain", "instructions": prompts.instructions("chat")}
    return Opening(scene, **rules, asked=text, said=before)


def _left_to_ask(scene: Scene, last: str, found: Sentence) -> Iterator[Sentence]:
    """Where what the model wanted to ask was held back."""
    if not openings.asks(last):
        yield _question(scene, found)


def _ready(kind: Kind, text: str, scene: Scene) -> list[Sentence]:
    """What needs no looking up: a no, a greeting, and what to do next."""
    if kind in wishes.REFUSED:
        return list(replies.no(kind, scene))
    if kind == "hello":
        return list(replies.hello(text))
    return list(replies.stuck(scene)) if kind == "stuck" else []


def _shown(kind: Kind, question: str, text: str, scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """Whoever wants to see an example of what is taught sees a card's program."""
    is_wanted = kind == "about" and EXAMPLE.search(text)
    said = material.example(question, told) if is_wanted else None
    return [said, _question(scene, said)] if said else []


def _whole(text: str, talk: Sequence[tuple[str, str]]) -> str:
    """A short question goes on with the one before; “How do I change one?” brings something new to it."""
    if not talk or len(text.split()) > MOST_WORDS_OF_MORE or not MORE.match(text):
        return text
    if not material.has_terms(text):
        return talk[-1][0]
    return f"{talk[-1][0]} {text}" if REFERS.search(text) else text


def _found(scene: Scene, question: str, kind: str, told: Sequence[str]) -> Iterator[Sentence]:
    before = "\n".join(told)
    about_own = material.line(scene, question) if kind == "about" else []
    if kind == "own" or material.finding_about(scene, question) or material.asks_where(scene, question):
        about_own = [*material.own(scene, question), *material.nothing_wrong(scene, question), *about_own]
    yield from [each for each in about_own if each.text not in before][:1]
    yield from material.written(scene, question, before)[: material.MOST_FACTS - 1]


def _by_hand(scene: Scene, found: Sequence[Sentence]) -> Iterator[Sentence]:
    if not found:
        yield from replies.unknown()
        return
    yield found[0]
    yield _question(scene, found[0])


def _question(scene: Scene, said: Sentence) -> Sentence:
    return Sentence(text=material.question(scene, said), source="written")
