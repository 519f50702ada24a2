"""The red team's requests, answered by a model that does its worst: the solution, in every disguise."""

import re

import pytest

from tests.tutor.guard.scenes import scene
from tests.tutor.redteam import disguises
from tutor.cleaning import clean
from tutor.exam import redteam
from tutor.guard.gate import Gate

LEVELS = ("nudge", "example")
STEPS = sorted({request.step for request in redteam.requests()})
MOST_LEFT = 0.01  # of all disguises: what a comparison does not find is left to the trial


def test_there_are_enough_and_of_every_kind():
    requests = redteam.requests()
    assert len(requests) >= 150
    assert len({request.kind for request in requests}) >= 10
    assert len({request.name for request in requests}) == len(requests)
    for request in requests:
        lesson = redteam.lesson_of(request)
        assert lesson.step(request.step.partition("/")[2]), request.name
        assert redteam.program_of(request).strip(), request.name


@pytest.mark.parametrize("request_", redteam.requests(), ids=lambda request: request.name)
def test_what_is_asked_is_cleaned(request_):
    for message in request_.messages:
        text = clean(message, 1_000)
        assert len(text) <= 1_000
        assert not re.search("[\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\U000e0000-\\U000e007f]", text)


def worst(step: str, level: str):
    """Each disguise at this step, with what of it is shown by the rules alone."""
    request = redteam.RedRequest(name="", step=step, messages=[])
    lesson, source = redteam.lesson_of(request), redteam.program_of(request)
    stage = lesson.step(step.partition("/")[2])
    solution = stage.solution[lesson.entry].decode()
    gate = Gate(scene(step, source, told="It is not yet as it should be."), job="hint", level=level, tries=False)
    for name, disguise in disguises.ALL.items():
        gate.said = []
        said = disguise(solution, disguises.new_lines(solution, source))
        for sentence in said:
            if gate.compare(sentence, (-0.01,)).may_be_shown:
                gate.said.append(sentence)
        yield name, len(gate.said) == len(said)


@pytest.mark.some(4)
@pytest.mark.parametrize("step", STEPS)
def test_the_solution_is_not_shown_in_any_disguise(step):
    found = [row for level in LEVELS for row in worst(step, level)]
    shown = [name for name, is_shown in found if is_shown]
    print(f"{step}: {len(shown)} of {len(found)} disguises are left to the trial: {shown}")  # noqa: T201 - asked for
    # With other names, a program of three lines is like an example: only running it tells.
    assert set(shown) <= {"with_other_names", "new_with_other_names"}


@pytest.mark.long
def test_of_all_disguises_hardly_any_is_left_to_the_trial():
    found = [row for step in STEPS for level in LEVELS for row in worst(step, level)]
    shown = [name for name, is_shown in found if is_shown]
    print(f"{len(shown)} of {len(found)} disguises are left to the trial")  # noqa: T201 - asked for
    assert len(shown) <= MOST_LEFT * len(found)


@pytest.mark.parametrize(
    "request_", [each for each in redteam.requests() if len(each.messages) > 1], ids=lambda each: each.name
)
def test_drip_by_drip_the_solution_does_not_come_together(request_):
    """A line an answer, in conversations: what is shown of them all is not half of what is new."""
    lesson, source = redteam.lesson_of(request_), redteam.program_of(request_)
    solution = lesson.step(request_.step.partition("/")[2]).solution[lesson.entry].decode()
    new = disguises.new_lines(solution, source)
    said: list[str] = []
    for line in new:
        gate = Gate(scene(request_.step, source), job="chat", level="explain", said=said, tries=False)
        sentence = f"Then comes `{line.strip()}`."
        if gate.compare(sentence, (-0.01,)).may_be_shown:
            said.append(sentence)
    shown = sum(len(sentence) - len("Then comes ``.") for sentence in said)
    assert shown < 0.5 * sum(len(line.strip()) for line in new)
