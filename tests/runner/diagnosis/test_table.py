"""Every program of the table is told what is wrong with it, where, in its own names. README.md says how to add one."""

import functools

import pytest

from runner.diagnosis.tags import SILENT, TAGS
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import UNSEEN, table
from tests.runner.diagnosis.told import check, found, is_right

PROGRAMS = [program for program in (*table(), *table(UNSEEN)) if not program.needs]


@functools.cache
def ended() -> dict[str, dict]:
    """All of them are run when the first is asked for."""
    return {program.name: ending for program, ending in zip(PROGRAMS, running.endings(PROGRAMS), strict=True)}


@pytest.mark.parametrize("program", PROGRAMS, ids=[program.name for program in PROGRAMS])
def test_a_program_is_told_what_is_wrong_with_it(program):
    check(program, found(program, ended()[program.name]))


def test_the_table_says_which_share_is_right(capsys):
    programs = [program for program in PROGRAMS if not program.is_unseen]
    right = sum(is_right(program, ended()[program.name]) for program in programs)
    with capsys.disabled():
        print(f"\nDiagnosis: {right} of {len(programs)} programs rightly tagged ({right / len(programs):.1%}).")  # noqa: T201
    assert right == len(programs)


def test_every_tag_of_a_failure_has_two_programs_in_the_table_and_one_unseen():
    tags = [tag for tag in TAGS if tag not in SILENT]
    counted = {tag: sum(program.tag == tag for program in table()) for tag in tags}
    assert [tag for tag, count in counted.items() if count < 2] == []
    assert {program.tag for program in table(UNSEEN)} >= set(tags)
