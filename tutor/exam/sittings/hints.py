"""Help me on 92 failures: is what the model adds true, does it help, is it shown at all?"""

from collections.abc import AsyncIterator

from tutor import hints, prompts
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases import hints as cases
from tutor.exam.cases.hints import HintCase
from tutor.exam.cases.reading import spread
from tutor.exam.figures import Figure, count
from tutor.exam.judges import truth, usefulness
from tutor.exam.room import FEW, Answer, Room
from tutor.exam.students import alone
from tutor.messages import Sentence
from tutor.model.asking import Model
from tutor.scenes import Scene

LEVELS = ("nudge", "explain")  # an example is other code, which people wrote


def number(few: bool) -> int:
    return FEW if few else len(cases.hints())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = spread(cases.hints(), FEW) if room.few else cases.hints()
    answers = await room.each(chosen, lambda case: ask_all(room, case))
    return figures([answer for both in answers for answer in both])


async def ask_all(room: Room, case: HintCase) -> list[Answer]:
    seen = await room.own.seen(case.files, answers=case.answers, is_endless=case.stopped)
    scene = alone(case.program, seen)
    return [await ask(room, case, scene, level) for level in LEVELS]


async def ask(room: Room, case: HintCase, scene: Scene, level: str) -> Answer:

    def answer(model: Model) -> AsyncIterator[Sentence]:
        gate = OwnGate(room.own, scene, job="hint", level=level, instructions=prompts.instructions("hint"))
        return hints.sentences(scene, about="failure", level=level, model=model, gate=gate)

    asked = await heard_first(room.model, answer)
    told = [sentence async for sentence in answer(room.model)]
    shown = " ".join(sentence.text for sentence in told if sentence.source == "model")
    everything = "\n".join(f"{sentence.text}\n{sentence.code}".strip() for sentence in told)
    words = "\n".join(sentence.text for sentence in told)
    raw = await room.model.raw(asked[0]) if asked else ""
    return room.keep(
        Answer(
            job="hint",
            case=f"{case.name}, {level}",
            shown=shown,
            all_shown=everything,
            raw=raw,
            judged={
                "model": judged(shown, case, scene),
                "all": judged(words, case, scene),
                "raw": judged(raw, case, scene),
                "asks": usefulness.asks(words),
            },
        )
    )


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
