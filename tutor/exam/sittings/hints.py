"""Help me on failures: is what the model adds true, does it help, is it shown at all?"""

import dataclasses
from collections.abc import AsyncIterator, Sequence

from tutor import scenes
from tutor.exam.answers import Answer
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases import edits
from tutor.exam.cases import hints as cases
from tutor.exam.cases.hints import HintCase
from tutor.exam.cases.unseen import Unseen
from tutor.exam.figures import Figure, count
from tutor.exam.judges import truth, usefulness
from tutor.exam.room import FEW, Room
from tutor.guard.verdicts import Verdict
from tutor.hinting import hints
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.prompting import prompts
from tutor.scenes import Scene
from tutor.training.running import ProgramToRun

# Of what people wrote an example is other code, which is not judged; the model words an idea beside it.
LEVELS = {"hint": ("nudge", "explain"), "unseen": scenes.LEVELS, "shape": scenes.LEVELS}
BARE = "explain"  # the level at which facts count most


@dataclasses.dataclass(frozen=True)
class FailureToHelp:
    """A failure to help with."""

    case: HintCase
    scene: Scene
    job: str = "hint"
    kind: str = ""

    @property
    def name(self) -> str:
        return self.case.name


def number(few: bool) -> int:
    return FEW if few else len(cases.hints())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(cases.hints())
    seen = await room.own.scenes([ProgramToRun(case.program, tuple(case.answers)) for case in chosen])
    given = [FailureToHelp(case, scene) for case, scene in zip(chosen, seen, strict=True)]
    return await sit_with(room, given)


async def sit_unseen(room: Room, held: Sequence[Unseen]) -> dict[str, Figure]:
    """Of programs that were broken by a known edit."""
    held = held[:: room.every]
    programs = [(each.source, tuple(each.answers), tuple(each.beside.items())) for each in (one.held for one in held)]
    seen = await room.own.scenes([ProgramToRun(*each) for each in programs])
    given = [
        FailureToHelp(edits.case_of(one, scene), scene, "unseen" if one.is_new else "shape", one.kind)
        for one, scene in zip(held, seen, strict=True)
    ]
    return await sit_with(room, given)


async def sit_with(room: Room, given: Sequence[FailureToHelp]) -> dict[str, Figure]:
    answers = await room.each(given, lambda one: ask_all(room, one))
    return figures([answer for both in answers for answer in both])


async def ask_all(room: Room, given: FailureToHelp) -> list[Answer]:
    return [await ask(room, given, level) for level in LEVELS[given.job]]


async def ask(room: Room, given: FailureToHelp, level: str) -> Answer:
    scene, verdicts = given.scene, list[Verdict]()

    def answer(model: Model) -> AsyncIterator[Sentence]:
        gate = HeardGate(room.own, scene, job="hint", level=level, instructions=prompts.instructions("hint"))
        gate.verdicts = verdicts
        return hints.sentences(scene, about="failure", level=level, model=model, gate=gate)

    asked = await heard_first(room.model, answer)
    told = [sentence async for sentence in answer(room.model)]
    shown = " ".join(sentence.text for sentence in told if sentence.source == "model")
    words = "\n".join(sentence.text for sentence in told)
    found = Answer(
        job=given.job,
        case=f"{given.case.name}, {level}",
        shown=shown,
        all_shown="\n".join(f"{sentence.text}\n{sentence.code}".strip() for sentence in told),
        raw=await room.model.raw(asked[0]) if asked else "",
        bare=await without_facts(room, scene) if room.asks_bare and (given.job, level) == ("unseen", BARE) else "",
        plain=plain(scene),
        kind=given.kind,
        prompt=asked[0].turns[-1].content if asked else "",
        why=next((f"{each.why}: {each.detail}" for each in verdicts if each.why), ""),
    )
    texts = {"model": shown, "all": words, "raw": found.raw, "bare": found.bare, "plain": found.plain}
    found.judged = {which: judged(text, given.case, scene) for which, text in texts.items()}
    found.judged["asks"] = usefulness.asks(words)
    return room.keep(found)


class HeardGate(OwnGate):
    """The gate, and what it has said of each sentence."""

    verdicts: list[Verdict]

    async def check(self, sentence: str, logprobs: Sequence[float] = ()) -> Verdict:
        self.verdicts.append(await super().check(sentence, logprobs))
        return self.verdicts[-1]


def plain(scene: Scene) -> str:
    """What the diagnosis says, in its own words."""
    return " ".join(f"{finding.sentence} {finding.look}".strip() for finding in scene.findings[:1])


async def without_facts(room: Room, scene: Scene) -> str:
    """What the model says of the code and the error alone."""
    bare = dataclasses.replace(scene, findings=())
    asked = await heard_first(room.model, lambda model: hints.sentences(bare, about="failure", level=BARE, model=model))
    return await room.model.raw(asked[0]) if asked else ""


def judged(text: str, case: HintCase, scene: Scene) -> dict:
    kind, message = (scene.failed.kind, scene.failed.message) if scene.failed else ("", "")
    lies = truth.lies(text, case, kind, message)
    return {
        "lies": lies,
        "true": not lies,
        "true and to the point": not lies and usefulness.is_to_the_point(text, case) and not usefulness.repeats(text),
        "gives the line": usefulness.gives_the_line(text, case),
        "to the point": usefulness.is_to_the_point(text, case),
        "names the line": usefulness.names_line(text, case),
        "names the cause": usefulness.names_cause(text, case),
        "one idea": usefulness.is_one_idea(text),
        "readable": usefulness.is_readable(text),
        "ends with a question": usefulness.asks(text),
        "grade": round(usefulness.grade(text), 2),
        "words": usefulness.words(text),
    }


def figures(answers: list[Answer]) -> dict[str, Figure]:
    shown = [answer for answer in answers if answer.shown]
    said = [answer for answer in answers if answer.raw]

    def of(name: str, which: str, among: list[Answer]) -> Figure:
        return count(answer.judged[which][name] for answer in among)

    own = ("true", "to the point", "names the line", "names the cause", "one idea", "readable", "gives the line")
    return {
        "shown": count(bool(answer.shown) for answer in answers),
        **{name: of(name, "model", shown) for name in own},
        "ends with a question": count(answer.judged["asks"] for answer in answers),
        "true, all that is shown": of("true", "all", answers),
        "true and to the point, guard off": of("true and to the point", "raw", said),
        "gives the line, guard off": of("gives the line", "raw", said),
    }
