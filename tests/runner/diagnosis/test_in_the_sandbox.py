"""A sample of the table through the real sandbox, and what only the learners' own Python can run."""

import pytest

from runner.diagnosis.diagnose import diagnose
from runner.limits import Limits
from runner.messages import Failed
from tests.runner.diagnosis.programs import UNSEEN, Program, table
from tests.runner.diagnosis.told import check
from tests.runner.real import patience

pytestmark = pytest.mark.kernel
SAMPLE = (
    "name-typo-2",
    "missing-bracket-4",
    "indent-tabs-1",
    "text-compared-with-number-1",
    "list-index-3",
    "dict-key-3",
    "int-of-text-1",
    "end-of-input-1",
    "shadowed-module-2",
    "too-many-arguments-2",
    "too-much-memory-1",
    "endless-recursion-2",
    "unseen-endless-loop-1",
)
PROGRAMS = [program for program in (*table(), *table(UNSEEN)) if program.name in SAMPLE or program.needs]


def test_the_sample_is_there():
    assert {program.name for program in PROGRAMS if not program.needs} == set(SAMPLE)


@pytest.mark.some(2)
@pytest.mark.parametrize("program", PROGRAMS, ids=[program.name for program in PROGRAMS])
def test_a_program_of_the_table_is_told_the_same_in_the_sandbox(kernels, program: Program):
    limits = Limits(seconds=1.5 if program.is_stopped else 15 * patience())

    ran = kernels.run(program.given, answers=program.answers, limits=limits)

    failed = next(iter(ran.all(Failed)), None)
    check(program, diagnose(program.given, failed=failed, finished=ran.finished))


def test_the_values_of_the_names_on_the_line_come_out(kernels):
    ran = kernels.run('names = ["Ada", "Ben"]\nclass Odd:\n    def __repr__(self):\n        return "own code"\n' + ODD)

    values = {value.name: value for value in ran.failed.values}
    assert (values["names"].type, values["names"].size, values["names"].text) == ("list", 2, "['Ada', 'Ben']")
    assert (values["odd"].type, values["odd"].text) == ("Odd", "")
    assert values["number"].text == "7"


ODD = "odd, number = Odd(), 7\nprint(odd, names[number])\n"
