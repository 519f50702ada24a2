"""Hints at a step of a lesson: a check that is not met, and how to begin. No program is run for them."""

import dataclasses
import random
import re
from collections import Counter

from learn.lessons import lessons
from learn.lessons.lesson import Lesson, Step
from tutor.exam.judges import usefulness
from tutor.exam.students import at_step
from tutor.hand import sentences_of
from tutor.prompting import briefs
from tutor.scenes import LEVELS, Scene
from tutor.training.telling import families, hints, judging, questions, told
from tutor.training.telling.told import Told

_goal = re.compile(r"^(?:(?:At the end of|After|In) this step,? |Soon,? |Now,? |From now on,? )", re.IGNORECASE)
MOST_GOAL, MOST_TYPED = 120, 40  # characters
_typed = re.compile(
    r"^I (?:typed|answered) (?!.*\b(?:while|everything|to all)\b)((?:(?! had | on the )[^.,])+)"
    r"(?:\.|, (?:both|and (?:looked|they|both|this|the|nothing)))"
)
_looked_for = re.compile(r"\blooked for (?:the word |a |the )?(“[^”%]+”|\d+\b(?! (?:words|bars)))")
_not_found = re.compile(r"\b(?:was not there|did not find it)\b")
_call = re.compile(r"^I called (`[^`]+\)`)")
_code = re.compile(r"`([^`\n]+)`")


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
    pieces = given(scene, about)
    frame = next(each for each in families.step_frames()[about][level][way] if hints.fits(each, pieces))
    return hints.filled(frame, pieces)


def given(scene: Scene, about: str) -> dict[str, str]:
    """What the prompt says of the check, or of the step; "" for what there is not."""
    task = briefs.task_of(scene)
    said = sentences_of(scene.told) if scene.told else []
    goal = _goal.sub("", task)
    code = [each for each in _code.findall(scene.told if about == "check" else task) if is_name(each)]
    return {
        "goal": goal if len(goal) <= MOST_GOAL and goal != task and not goal.endswith("?") else "",
        "asked": next((each for each in said if each.endswith("?") and not questions.leans(each)), ""),
        "code": f"`{code[0]}`" if code else "",
        **_of_check(scene.told),
    }


def _of_check(told: str) -> dict[str, str]:
    typed, wanted, call = (pattern.search(told) for pattern in (_typed, _looked_for, _call))
    return {
        "typed": typed[1] if typed and len(typed[1]) <= MOST_TYPED else "",
        "wanted": _shown(wanted[1]) if wanted and _not_found.search(told) else "",
        "call": call[1] if call else "",
    }


def is_name(code: str) -> bool:
    """Of something that lines of the program can have to do with."""
    return "(" not in code and code not in ("True", "False")


def _shown(wanted: str) -> str:
    return f"the {wanted}" if wanted.isdecimal() else wanted


def _drawn(chance: random.Random) -> tuple[Lesson, Step]:
    steps = [(lesson, step) for lesson in lessons.all_lessons() for step in lesson.steps]
    return chance.choice([each for each in steps if each[1].kind == "build"])
