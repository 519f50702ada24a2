"""Every program of the table is told what is wrong with it, where, in its own names. README.md says how to add one."""

import functools
import re

import pytest

from runner.diagnosis.tags import SILENT, TAGS
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import UNSEEN, table
from tests.runner.diagnosis.told import check, found, is_right

PROGRAMS = [program for program in (*table(), *table(UNSEEN)) if not program.needs]
# A question is shown alone: none may speak of what a sentence before it has said.
LEANS = re.compile(r"\b(?:it|its|that|then|they|them|their|his|so|those|these|the two)\b", re.IGNORECASE)
TELLS = re.compile(r"\b(?:should|must|could) (?:it|this|that|there) (?:not )?be\b", re.IGNORECASE)
MOST_WORDS = 16


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


@pytest.mark.parametrize("tag", [tag for tag in TAGS if tag not in SILENT])
def test_what_to_look_at_ends_with_one_question_that_stands_on_its_own(tag):
    for program in (program for program in PROGRAMS if program.tag == tag):
        look = found(program, ended()[program.name])[0].look
        plain = re.sub(r"`[^`]*`|“[^”]*”", "X", look)
        *_, question = re.split(r"(?<=[.!?])\s+", plain)
        assert question.endswith("?"), look
        assert plain.count("?") == 1, look
        assert not LEANS.search(question), look
        assert not TELLS.search(question), look
        assert 4 <= len(question.split()) <= MOST_WORDS, look
