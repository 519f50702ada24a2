"""All that is written by hand in the lessons, and all that diagnosis says, said again by a model: it has to pass."""

import pytest

from learn.lessons import lessons
from tests.tutor.guard.scenes import scene
from tutor.guard.gate import Gate
from tutor.guard.sentences import Splitter

LEAST_SHOWN = 0.96  # a hint that puts four lines in their order is one for people to give


def sentences(text: str) -> list[str]:
    return Splitter().add(text + "\n")


def moments_of(lesson):
    """Each moment of a lesson with what is said in it."""
    before = lesson.starter[lesson.entry].decode()
    for step in lesson.steps:
        if step.kind != "build":
            continue
        where = f"{lesson.slug}/{step.slug}"
        moment = scene(where, before, told=step.checks[0].failed if step.checks else "It is not changed yet.")
        moment.standing.progress.hints = len(step.hints)  # they have been shown
        yield moment, step.hints
        says = {each.name: each.says for check in step.checks for each in check.mistakes}
        says |= {check.name: check.failed for check in step.checks}
        for wrong in step.wrong:
            moment = scene(where, step.wrong_programs[wrong.file], told=says.get(wrong.message, ""))
            moment.standing.progress.hints = len(step.hints)
            yield moment, [moment.told, *(part for each in moment.findings[:1] for part in (each.sentence, each.look))]
        before = step.solution[lesson.entry].decode()


@pytest.mark.some(3)
@pytest.mark.parametrize("lesson", lessons.all_lessons(), ids=lambda lesson: lesson.slug)
def test_what_people_have_written_passes(lesson):
    refused, total = [], 0
    for moment, texts in moments_of(lesson):
        gate = Gate(moment, job="hint", level="explain", tries=False)
        for sentence in (sentence for text in texts for sentence in sentences(text)):
            verdict = gate.compare(sentence, (-0.01,))
            total += 1
            refused += [(sentence, verdict.why, verdict.detail)] if verdict.why else []
    print(f"{lesson.slug}: {total - len(refused)} of {total} shown")  # noqa: T201 - asked for
    assert total - len(refused) >= LEAST_SHOWN * total, refused
