"""Hints at a step of a lesson: a check that is not met, and how to begin. No program is run for them."""

import dataclasses
import random
import re
from collections import Counter

from learn.lessons import lessons
from learn.lessons.lesson import Lesson, Step
from tutor import briefs
from tutor.exam.judges import usefulness
from tutor.exam.students import at_step
from tutor.hand import sentences_of
from tutor.scenes import LEVELS, Scene
from tutor.training.telling import families, hints, judging, told
from tutor.training.telling.told import Told

_goal = re.compile(r"^(?:At the end of this step,? |In this step,? |Soon,? |Now,? )", re.IGNORECASE)
MOST_GOAL = 120


def check(chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """One check of a lesson that is not met."""
    lesson, step = _drawn(chance)
    failed = [each.failed for each in step.checks if each.failed]
    if not failed:
        return []
    scene = dataclasses.replace(at_step(lesson, step), told=chance.choice(failed))
    return _hint(scene, "check", chance, tally)


def start(chance: random.Random, tally: Counter[str] | None = None) -> list[Told]:
    """At the beginning of a step."""
    lesson, step = _drawn(chance)
    scene = at_step(lesson, step)
    return _hint(scene, "start", chance, tally) if briefs.task_of(scene) else []


def _hint(scene: Scene, about: str, chance: random.Random, tally: Counter[str] | None) -> list[Told]:
    level = chance.choice(LEVELS)
    way = chance.choice(briefs.WAYS[level])
    reply = filled(scene, about, level, way)
    why = judging.of_guard(scene, reply, job="hint", level=level)
    why = why or ("" if usefulness.is_readable(reply) else "hard to read")
    hints.note(tally, why)
    if why:
        return []
    asked = briefs.hint(scene, about=about, level=level, way=way)
    recipe, origin = f"{about}, {level}, {way}", f"lesson {scene.lesson}/{scene.step}"
    return [told.of(asked, reply, job="hint", part=about, level=level, recipe=recipe, origin=origin)]


def filled(scene: Scene, about: str, level: str, way: str) -> str:
    frames = families.step_frames()[about][level]
    frame = next(each for each in frames[briefs.WAYS[level].index(way) :] + frames if hints.fits(each, given(scene)))
    return hints.filled(frame, given(scene))


def given(scene: Scene) -> dict[str, str]:
    said = sentences_of(scene.told) if scene.told else []
    goal = _goal.sub("", briefs.task_of(scene))
    return {
        "goal": goal if 0 < len(goal) <= MOST_GOAL and goal != briefs.task_of(scene) else "",
        "asked": next((each for each in said if each.endswith("?")), ""),
        "seen": next((each for each in said if not each.endswith("?") and len(each) <= MOST_GOAL), ""),
    }


def _drawn(chance: random.Random) -> tuple[Lesson, Step]:
    steps = [(lesson, step) for lesson in lessons.all_lessons() for step in lesson.steps]
    return chance.choice([each for each in steps if each[1].kind == "build"])
