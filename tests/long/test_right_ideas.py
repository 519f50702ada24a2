"""A student's own idea passes: unusual right programs for the steps of lessons, in `right/LESSON/STEP/`."""

from pathlib import Path

import pytest

from learn.lessons import lessons
from learn.lessons.checks.judging import judge
from tests.runner.conftest import kernels  # noqa: F401 - a fixture

RIGHT = Path(__file__).with_name("right")
PROGRAMS = sorted(RIGHT.glob("*/*/*.py"))

pytestmark = [pytest.mark.kernel, pytest.mark.long]


@pytest.mark.parametrize("program", PROGRAMS, ids=[str(path.relative_to(RIGHT)) for path in PROGRAMS])
def test_an_unusual_right_program_passes(kernels, program):  # noqa: F811 - the fixture
    lesson = lessons.find(program.parts[-3])
    part = next(one for one in (*lesson.steps, *lesson.twins) if one.slug == program.parent.name)
    files = {**part.solution, lesson.entry: program.read_bytes()}

    outcome = kernels.do(judge(part.checks, files, entry=lesson.entry, kernels=kernels))

    assert [told.text for told in outcome.told if not told.passed] == []
    assert outcome.passed
