"""What beginners' programs do, through real kernels: a table of programs and the story that the console tells."""

import pytest

from runner.limits import Limits
from tests.runner.real import patience
from tests.runner.stories import failing, filing, picturing, talking
from tests.runner.stories.story import is_told

pytestmark = pytest.mark.kernel

PROGRAMS = [*talking.PROGRAMS, *failing.PROGRAMS, *filing.PROGRAMS, *picturing.PROGRAMS]


@pytest.mark.some(8)
@pytest.mark.parametrize("case", PROGRAMS, ids=[case.name for case in PROGRAMS])
def test_a_program_tells_its_story(kernels, case):
    ran = kernels.run(case.files, entry=case.entry, answers=case.answers, limits=Limits(seconds=10 * patience()))

    story = ran.story
    assert len(story) == len(case.story), story
    for told, expected in zip(story, case.story, strict=True):
        assert is_told(told, expected), (told, expected)
