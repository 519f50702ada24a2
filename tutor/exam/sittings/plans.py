"""Plan with me: where no rule knows what kind of program an idea is, does the model?"""

from learn.lessons.concepts import CONCEPTS
from tutor.exam.answers import Answer
from tutor.exam.cases import works as cases
from tutor.exam.cases.works import PlanCase
from tutor.exam.figures import Figure, count
from tutor.exam.judges import works
from tutor.exam.room import FEW, Room
from tutor.planning import ideas, making
from tutor.planning.choosing import choose


def number(few: bool) -> int:
    return FEW if few else len(cases.plans())


async def sit(room: Room) -> dict[str, Figure]:
    chosen = room.chosen(cases.plans())
    return figures(await room.each(chosen, lambda case: ask(room, case)))


async def ask(room: Room, case: PlanCase) -> Answer:
    idea = ideas.read(case.idea)
    if idea is None:
        raise ValueError(f"{case.name} is no idea.")
    kind = "" if idea.recipe.words else await making.kind_of(idea, room.model)
    planned = ideas.with_recipe(idea, kind)
    steps = [(step["text"], step["how"]) for step in choose(planned, CONCEPTS)]
    text = "\n".join(f"{text} {how}" for text, how in steps)
    judged = {
        "is asked": not idea.recipe.words,
        "kind": kind,
        "whole": works.is_whole_plan(steps),
        "fits the idea": planned.recipe.name in case.kinds,
    }
    return room.keep(Answer("plan", case.name, kind, text, judged=judged))


def figures(answers: list[Answer]) -> dict[str, Figure]:
    asked = [answer for answer in answers if answer.judged["is asked"]]
    sorted_ = [answer for answer in asked if answer.shown]
    return {
        "shown": count(bool(answer.shown) for answer in asked),
        "whole": count(answer.judged["whole"] for answer in answers),
        "fits the idea": count(answer.judged["fits the idea"] for answer in sorted_),
    }
