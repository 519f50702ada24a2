"""What somebody wants, and what there is to say to it. No model, no run."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutor import hand, watching
from tutor.chat import about_own, kinds, material, meant, replies, talks, wishes
from tutor.chat.wishes import Kind
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.watching.reading import Program

WITHOUT_PROGRAM = 1.2  # so clearly about Python that the line in which it stands says less


class Understood(NamedTuple):
    """What is wanted, and what there is to say to it."""

    text: str  # without a greeting
    question: str  # … with what it goes on with
    kind: Kind
    told: list[str]
    ready: list[Sentence]  # all of the answer, where it needs no more
    found: list[Sentence]
    program: Program | None  # to be run, where reading it tells nothing
    is_known: bool  # what is wanted is known surely


def understand(scene: Scene, text: str, talk: Sequence[tuple[str, str]]) -> Understood:
    text = _without_greeting(text)
    question = talks.whole(text, talk)
    kind = kinds.of(scene, text, question, talk)
    told = [said for _asked, said in talk]
    if ready := _ready(kind, text, scene) or _shown(kind, question, text, scene, told):
        return Understood(text, question, kind, told, ready, [], None, True)
    found = list(_found(scene, text, question, kind, told))
    is_own = kind == "own" or (kind == "about" and kinds.may_be_own(text, question))
    may_show = is_own and kinds.says_what_it_does(scene, text) and _is_unexplained(scene, text, found)
    program = watching.readable(scene) if may_show else None
    is_known = kind == "own" or bool(meant.going_on(text, question).sure)
    return Understood(text, question, kind, told, [], found, program, is_known)


def _without_greeting(text: str) -> str:
    """“thx bro” is all thanks, and so is “thank you, my sister had to laugh”."""
    bare = wishes.bare(text)
    says_more = talks.asks(bare) or (talks.has_terms(bare) and meant.read(text).message != "thanks")
    return bare if says_more else text


def _ready(kind: Kind, text: str, scene: Scene) -> list[Sentence]:
    """What needs no looking up: a no, a greeting, and what to do next."""
    if kind in wishes.REFUSED:
        return list(replies.no(kind, scene))
    if kind in ("hello", "thanks", "bye", "low", "offtopic"):
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
    return [said, *question_after(scene, said)] if said else []


def _found(scene: Scene, text: str, question: str, kind: str, told: Sequence[str]) -> Iterator[Sentence]:
    before = "\n".join(told)
    is_of_python = kind == "about" and meant.going_on(text, question).of_python >= WITHOUT_PROGRAM
    of_own = about_own.line(scene, question, by_words=not is_of_python) if kind in ("about", "own") else []
    if kind == "own" or about_own.finding_about(scene, question) or about_own.asks_about_name(scene, question):
        of_own = [*about_own.own(scene, question), *about_own.nothing_wrong(scene, question), *of_own]
    fresh = [each for each in of_own if not all(part in before for part in hand.sentences_of(each.text))][:1]
    hidden = secret.of(scene)
    yield from (each for each in fresh if hidden.kind != "find" or not leaks.leak(hidden, each.text))
    if of_own and not fresh and scene.findings:
        return  # it was told already: what to look at comes next
    yield from material.written(scene, text, question, before)[: material.MOST_FACTS - 1]


def _is_unexplained(scene: Scene, text: str, found: Sequence[Sentence]) -> bool:
    """Reading the program tells nothing of it, so a run may."""
    is_known = any(each.text == finding.sentence for each in found for finding in scene.findings)
    return not is_known and not about_own.wants_explained(text)


def question_after(scene: Scene, said: Sentence) -> Iterator[Sentence]:
    asked = material.question(scene, said)
    if asked and not leaks.leak(secret.of(scene), asked):
        yield Sentence(text=asked, source="written")
