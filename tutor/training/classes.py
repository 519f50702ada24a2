"""What classes gave: programs of students, with other names than they had, and the hints that helped."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tutor.boxes import ANSWERS
from tutor.flywheel.giving import Given
from tutor.prompting import briefs
from tutor.scenes import LEVELS
from tutor.training import examples, hostile, telling
from tutor.training.cases import Broken, Case, RightProgram
from tutor.training.chance import Chance
from tutor.training.examples import Example
from tutor.training.mixing import Mix
from tutor.training.running import ProgramToRun, Runs
from tutor.training.telling import Told, judging, told
from tutor.training.trees import tree_of

ORIGIN = "from a class"


def learned_from(
    gifts: Sequence[Given], mix: Mix, runs: Runs, chance: Chance, left_out: list[str], counted: Counter[str]
) -> Iterator[Example]:
    """Only what fails here as it did there; nothing of what is kept for the exam."""
    fit = [given for given in gifts if given.tag not in mix.unseen_tags and is_fit(given, left_out)]
    seen = runs.of([ProgramToRun(given.program, ANSWERS) for given in fit])
    for given, ran in zip(fit, seen, strict=True):
        scene = ran.scene(given.program)
        if not scene.findings or (scene.findings[0].tag, scene.findings[0].line) != (given.tag, given.line):
            counted["from classes, not as meant"] += 1
            continue
        case = Case(broken(given), scene)
        for each in [*telling.tell(case, chance, counted), *helped(given, case)]:
            yield examples.of_case(each, case, is_judged=False)


def is_fit(given: Given, left_out: list[str]) -> bool:
    why = hostile.why_left_out(given.program)
    if why:
        left_out.append(f"A program from a class was left out: {why}.")
    return not why


def broken(given: Given) -> Broken:
    """Nobody knows how it should be."""
    program = RightProgram(given.program, shape=tree_of(given.program), origin=ORIGIN, answers=ANSWERS)
    return Broken(
        program=program,
        source=given.program,
        kind=ORIGIN,
        tags=(given.tag,),
        line=given.line,
        before="",
        after="",
        answers=ANSWERS,
    )


def helped(given: Given, case: Case) -> Iterator[Told]:
    """The words after which it went on, where they are still good enough for guard and judges."""
    if given.helped is None or given.helped.level not in LEVELS:
        return
    level, reply = given.helped.level, " ".join(given.helped.sentences)
    if hostile.why_left_out(reply) or judging.refusal(case.scene, reply, judging.case_of(case.scene), level=level):
        return
    asked = briefs.hint(case.scene, about="failure", level=level, way=briefs.WAYS[level][0])
    yield told.of(asked, reply, job="hint", part=level, level=level, recipe="it helped")
