"""Lines of lessons, cut off while they are typed: what would be shown, and is it right?"""

import itertools
import math
from collections.abc import Iterable

from learn.lessons import lessons
from learn.lessons.concepts import CONCEPTS
from projects import starters
from tutor.exam.answers import Answer
from tutor.exam.cases.unseen import Unseen
from tutor.exam.figures import Figure, count
from tutor.exam.judges import ghosts as judges
from tutor.exam.judges import talk
from tutor.exam.room import Room
from tutor.exam.students import alone, at_step
from tutor.ghosts import completions
from tutor.ghosts.cuts import Cut, cuts, of_program
from tutor.messages import Complete
from tutor.scenes import Scene

CASES, FEW = 240, 24


def chosen(few: bool) -> list[Cut]:
    """Of lessons, and of starters, where all that is taught may be used."""
    of_starters = (of_program("", _program(each), taught=CONCEPTS) for each in starters.all_starters())
    found = [*cuts(lessons.all_lessons()), *itertools.chain.from_iterable(of_starters)]
    return found[:: math.ceil(len(found) / (FEW if few else CASES))]


def _program(starter: starters.Starter) -> str:
    return starter.files[starter.entry].decode("utf-8-sig")


def held_back(held: Iterable[Unseen], most: int) -> list[Cut]:
    """Of programs that no training has seen, as they were before somebody broke them."""
    programs = dict.fromkeys(one.held.fixed for one in held if talk.is_python(one.held.fixed))
    found = [cut for program in programs for cut in of_program("", program, taught=CONCEPTS)]
    return found[:: max(1, math.ceil(len(found) / most))]


def number(few: bool) -> int:
    return len(chosen(few))


async def sit(room: Room) -> dict[str, Figure]:
    return await sit_at(room, chosen(room.few))


async def sit_at(room: Room, places: Iterable[Cut]) -> dict[str, Figure]:
    return figures(await room.each(places, lambda cut: ask(room, cut)))


async def ask(room: Room, cut: Cut) -> Answer:
    scene = moment(cut)
    message = Complete(id="exam", file="main.py", prefix=cut.prefix, suffix=cut.suffix)
    about = await room.model.about()
    said = await completions.ask(completions.question(message, fills=about.fills_in_the_middle), room.model)
    shown = completions.shown(scene, message, said, cut.taught)
    spot = judges.Spot(cut.prefix, cut.suffix, cut.right, cut.taught)
    where = "in a word" if cut.is_in_word else "after a word"
    name = f"{where}: {cut.lesson or 'a starter'}, step {cut.step}, {spot.begun!r}"
    return room.keep(
        Answer(
            "ghost", name, shown, raw=said.text, judged={"model": judged(shown, spot), "raw": judged(said.text, spot)}
        )
    )


def moment(cut: Cut) -> Scene:
    lesson = lessons.find(cut.lesson) if cut.lesson else None
    if lesson is None:
        return alone(cut.prefix)
    step = next(step for step in lesson.steps if step.number == cut.step)
    return at_step(lesson, step, is_passed=True)


def judged(text: str, spot: judges.Spot) -> dict:
    return {
        "first token right": judges.first_token_right(text, spot),
        "line right": judges.line_right(text, spot),
        "parses": judges.parses(text, spot),
        "taught": judges.uses_only_what_is_taught(text, spot),
        "right": spot.right,
    }


def figures(answers: list[Answer]) -> dict[str, Figure]:
    shown = [answer for answer in answers if answer.shown]
    names = ("first token right", "line right", "parses", "taught")
    places = ("in a word", "after a word")
    return {
        "shown": count(bool(answer.shown) for answer in answers),
        **{name: count(answer.judged["model"][name] for answer in shown) for name in names},
        **{
            f"line right, {place}": count(
                answer.judged["model"]["line right"] for answer in shown if answer.case.startswith(place)
            )
            for place in places
        },
        **{f"{name}, all that it said": count(answer.judged["raw"][name] for answer in answers) for name in names},
    }
