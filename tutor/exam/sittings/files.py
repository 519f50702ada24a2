"""Files that are wished for: what is offered runs, and is what was wished for."""

from collections.abc import AsyncIterator

from tutor import generation
from tutor.exam.answers import Answer
from tutor.exam.asking import heard_first
from tutor.exam.boxes import OwnGate
from tutor.exam.cases import works as cases
from tutor.exam.cases.works import FileCase
from tutor.exam.figures import Figure, count
from tutor.exam.judges import works
from tutor.exam.room import FEW, Room
from tutor.exam.students import alone
from tutor.messages import Says, Suggestion, Write
from tutor.model.asking import Model


def number(few: bool) -> int:
    return FEW if few else len(cases.files())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(cases.files())
    return figures(await room.each(chosen, lambda case: ask(room, case)))


async def ask(room: Room, case: FileCase) -> Answer:
    scene = alone("")
    message = Write(id="exam", wish=case.wish)

    def answer(model: Model) -> AsyncIterator[Says]:
        gate = OwnGate(room.own, scene, job="file", level="example", asked=case.wish)
        return generation.write(scene, message, model, gate=gate, boxes=room.own.boxes)

    asked = await heard_first(room.model, answer)  # nothing where people have written it already
    offered = [each async for each in answer(room.model) if isinstance(each, Suggestion)]
    text = offered[0].text if offered else ""
    is_python = bool(offered) and offered[0].file.endswith(".py")
    judged = {
        "is asked": bool(asked),
        "runs": bool(text) and (not is_python or works.is_whole(await works.ran(room.own.kernels, {"main.py": text}))),
        "fits the wish": bool(text) and works.fits_the_wish(text, case.has, case.least),
    }
    raw = await room.model.raw(asked[0]) if asked else ""
    return room.keep(Answer("file", case.name, text if asked else "", text, raw, judged))


def figures(answers: list[Answer]) -> dict[str, Figure]:
    asked = [answer for answer in answers if answer.judged["is asked"]]
    own = [answer for answer in asked if answer.shown]
    written = [answer for answer in answers if not answer.judged["is asked"]]
    return {
        "shown": count(bool(answer.shown) for answer in asked),
        "runs": count(answer.judged["runs"] for answer in own),
        "fits the wish": count(answer.judged["fits the wish"] for answer in own),
        "fits the wish, written by hand": count(answer.judged["fits the wish"] for answer in written),
    }
