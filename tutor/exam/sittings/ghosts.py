"""Lines of lessons, cut off while they are typed: what would be shown, and is it right?"""

import math

from learn.lessons import lessons
from tutor import completions
from tutor.exam.figures import Figure, count
from tutor.exam.judges import ghosts as judges
from tutor.exam.room import Answer, Room
from tutor.exam.students import at_step
from tutor.ghosts.cuts import Cut, cuts
from tutor.messages import Complete

CASES, FEW = 240, 24


def chosen(few: bool) -> list[Cut]:
    found = list(cuts(lessons.all_lessons()))
    return found[:: math.ceil(len(found) / (FEW if few else CASES))]


def number(few: bool) -> int:
    return len(chosen(few))


async def sit(room: Room) -> dict[str, Figure]:
    return figures(await room.each(chosen(room.few), lambda cut: ask(room, cut)))


async def ask(room: Room, cut: Cut) -> Answer:
    lesson = lessons.find(cut.lesson)
    assert lesson is not None, cut.lesson
    step = next(step for step in lesson.steps if step.number == cut.step)
    scene = at_step(lesson, step, is_passed=True)
    message = Complete(id="exam", file=lesson.entry, prefix=cut.prefix, suffix=cut.suffix)
    about = await room.model.about()
    said = await completions.ask(completions.question(message, fills=about.fills_in_the_middle), room.model)
    shown = completions.shown(scene, message, said, cut.taught)
    spot = judges.Spot(cut.prefix, cut.suffix, cut.right, cut.taught)
    where = "in a word" if cut.is_in_word else "after a word"
    name = f"{where}: {cut.lesson}, step {cut.step}, {spot.begun!r}"
    return room.keep(
        Answer(
            "ghost", name, shown, raw=said.text, judged={"model": judged(shown, spot), "raw": judged(said.text, spot)}
        )
    )


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
        "line right, all that it said": count(answer.judged["raw"]["line right"] for answer in answers),
        "parses, all that it said": count(answer.judged["raw"]["parses"] for answer in answers),
    }
