"""What somebody wants, and what there is to say to it. No model, no run."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutor import hand, watching
from tutor.chat import about_own, kinds, material, meant, quoting, replies, sounds, steps, talks, votes, wishes
from tutor.chat.bounds import BY_CLASSIFIER
from tutor.chat.meant import Meant
from tutor.chat.wishes import Kind
from tutor.cleaning import folded
from tutor.guard import leaks, secret
from tutor.messages import Sentence
from tutor.scenes import Scene
from tutor.watching.reading import Program


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
    is_answered: bool = False  # by what was written: what a name held says less

    @property
    def is_refused(self) -> bool:
        """What is wanted is not given."""
        return self.kind in wishes.REFUSED


def understand(scene: Scene, text: str, talk: Sequence[tuple[str, str]]) -> Understood:
    text = _without_greeting(folded(text))
    told = [said for _asked, said in talk]
    if beside := quoting.asked_beside(scene, text):
        return Understood(beside, beside, "about", told, [], _of_answers(scene, beside, beside, told), None, True)
    if told and (agreed := about_own.agreed_line(scene, text)):
        next_step = replies.next_step(scene, "\n".join(told))
        return Understood(text, text, "own", told, [*agreed, *next_step], [], None, True)
    question = talks.whole(text, talk)
    kind = kinds.of(scene, text, question, talk)
    if ready := _ready(kind, text, scene, told) or _shown(kind, question, text, scene, told):
        return Understood(text, question, kind, told, ready, [], None, True)
    if kind == "about" and talks.is_repeated(text, talk) and (again := material.again(scene, text, question)):
        return Understood(text, question, kind, told, list(replies.again(again[0])), [], None, True)
    found = list(_found(scene, text, question, kind, told))
    is_own = kind == "own" or (kind == "about" and kinds.may_be_own(text, question))
    says_so = kinds.says_what_it_does(scene, text, is_told=kind == "own" and bool(votes.of(text)))
    program = watching.readable(scene) if is_own and says_so and _is_unexplained(scene, text, found) else None
    meaning = meant.going_on(text, question)
    is_known, is_answered = kind == "own" or bool(meaning.sure), meaning.score >= meaning.bounds.rather
    return Understood(text, question, kind, told, [], found, program, is_known, is_answered)


def _without_greeting(text: str) -> str:
    """“thx bro” is all thanks, and so is “thank you, my sister had to laugh”."""
    if votes.of(text).kind:
        return text
    bare = wishes.bare(text)
    says_more = talks.asks(bare) or (talks.has_terms(bare) and meant.read(text).message != "thanks")
    return bare if says_more else text


def _ready(kind: Kind, text: str, scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """What needs no looking up: a no, a greeting, and what to do next."""
    before = "\n".join(told)
    if kind in wishes.REFUSED:
        return list(replies.no(kind, scene, before))
    if kind in ("hello", "thanks", "bye", "low", "offtopic"):
        return list(replies.talk(kind, text, scene, before))
    return list(replies.stuck(scene, before)) if kind == "stuck" else []


def _shown(kind: Kind, question: str, text: str, scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """Whoever wants to see an example of what is taught sees a card's program; and a line, who asks which."""
    if told_line := about_own.which_line(scene, text) or (told and about_own.which_one(scene, text)):
        return [*told_line, *replies.next_step(scene, "\n".join(told))]
    if kind == "own" and talks.wants_explained(text) and (why := _why(scene, told)):
        return why
    is_wanted = kind in ("about", "own") and (talks.wants_example(text) or (told and talks.is_unclear(text)))
    slug = scene.findings[0].card if kind == "own" and scene.findings else ""
    if not slug and talks.is_unclear(text):
        slug = next((each.card for each in meant.read(question).sure), "")  # of what was told
    said = material.example(scene, question, told, slug) if is_wanted else None
    return [said, *question_after(scene, said)] if said else []


def _why(scene: Scene, told: Sequence[str]) -> list[Sentence]:
    """Why Python does what the surest finding says, where that was told and this was not."""
    finding = next(iter(about_own.findings(scene)), None)
    if finding is None or not material.is_told(finding.sentence, told):
        return []
    said = steps.why(scene, finding)
    return [hand.of_finding(finding, said)] if said and not material.is_told(said, told) else []


def _found(scene: Scene, text: str, question: str, kind: Kind, told: Sequence[str]) -> Iterator[Sentence]:
    meaning = meant.going_on(text, question)
    of_own, of_places = _of_own(scene, question, kind, meaning)
    if meaning.score < meaning.bounds.rather or about_own.asks_about_name(scene, question):
        of_own, of_places = of_own or of_places, []
    fresh = [each for each in of_own if not material.is_told(each.text, told)][:1]
    hidden = secret.of(scene)
    is_question = hidden.kind not in ("", "build")  # of which the step itself may be what is told
    yield from (each for each in fresh if not is_question or not leaks.leak(hidden, each.text))
    asks_more = bool(meaning.sure) and sounds.OF_PYTHON.match(text)
    if of_own and not fresh and scene.findings and not asks_more:
        return  # it was told already: what to look at comes next
    yield from _of_answers(scene, text, question, told)
    yield from of_places


def _of_own(scene: Scene, question: str, kind: Kind, meaning: Meant) -> tuple[list[Sentence], list[Sentence]]:
    """What is known of the program and was asked; and where the name stands that was asked about."""
    is_clear = kind == "about" and meaning.is_clear
    lines = about_own.line(scene, question, by_words=not is_clear) if kind in ("about", "own") else []
    is_of_it = about_own.finding_about(scene, question) or about_own.asks_about_name(scene, question)
    if kind != "own" and (not is_of_it or (is_clear and meaning.bounds is BY_CLASSIFIER)):
        return lines, []
    found = about_own.own(scene, question)
    if found and not about_own.wants_explained(question):
        lines = []  # “but it has a value, in the first line”: that is known
    known = [*found, *about_own.nothing_wrong(scene, question), *lines]
    return known, about_own.places(scene, question)


def _of_answers(scene: Scene, text: str, question: str, told: Sequence[str]) -> list[Sentence]:
    return material.written(scene, text, question, "\n".join(told))[: material.MOST_FACTS - 1]


def _is_unexplained(scene: Scene, text: str, found: Sequence[Sentence]) -> bool:
    """Reading the program tells nothing of it, so a run may; what stopped the last one would stop the next."""
    if scene.failed and about_own.finding_about(scene, text):
        return False
    if found and found[0].text == scene.told and about_own.is_recognised(scene):
        return False
    is_known = any(each.text == finding.sentence for each in found for finding in scene.findings)
    return not is_known and not about_own.wants_explained(text)


def question_after(scene: Scene, said: Sentence) -> Iterator[Sentence]:
    asked = material.question(scene, said)
    if asked and not leaks.leak(secret.of(scene), asked):
        yield Sentence(text=asked, source="written")
