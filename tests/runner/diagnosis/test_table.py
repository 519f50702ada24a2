"""Every program of the table is told what is wrong with it, where, in its own names. README.md says how to add one."""

import functools
import re
from collections.abc import Sequence

import pytest

from runner import endings
from runner.claims import ending_of, failed_of
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.tags import SILENT, TAGS
from runner.limits import LIMITS
from tests.runner.diagnosis import running
from tests.runner.diagnosis.programs import Program, table

PROGRAMS = [program for program in table() if not program.needs]
EXCEPT_SILENT = [tag for tag in TAGS if tag not in SILENT]


@functools.cache
def ended() -> dict[str, dict]:
    return {program.name: ending for program, ending in zip(PROGRAMS, running.endings(PROGRAMS), strict=True)}


def found(program: Program, ending: dict) -> Sequence:
    """What is said to a program that ended so."""
    claim = ending_of({"ending": ending})
    reason = "time" if claim.how == "interrupted" else claim.how
    place = endings.Place(claim.file, claim.line)
    finished = endings.finished(reason, place=place, files=program.given, seconds=1, limits=LIMITS)
    failed = failed_of(claim) if claim.how == "failed" else None
    return diagnose(program.given, failed=failed, finished=finished)


@pytest.mark.parametrize("program", PROGRAMS, ids=[program.name for program in PROGRAMS])
def test_a_program_is_told_what_is_wrong_with_it(program):
    findings = found(program, ended()[program.name])

    check(program, findings)


def check(program: Program, findings: Sequence) -> None:
    if not program.tag:
        assert findings == []
        return
    assert findings, f"nothing was found, {program.tag} expected"
    first = findings[0]
    told = (first.tag, first.file if first.line else program.file, first.line)
    assert told == (program.tag, program.file, program.line), first
    missing = [word for word in program.words if word.lower() not in first.sentence.lower()]
    assert not missing, first.sentence
    assert first.card == TAGS[first.tag].card
    assert first.sentence.endswith((".", "?")), first.sentence
    unfilled = re.findall(r"\{\w+\}", first.sentence + first.look)
    assert all(part in "".join(program.files.values()) for part in unfilled), unfilled


def test_the_table_says_which_share_is_right(capsys):
    def is_right(program: Program) -> bool:
        try:
            check(program, found(program, ended()[program.name]))
        except AssertionError:
            return False
        return True

    right = sum(map(is_right, PROGRAMS))
    with capsys.disabled():
        print(f"\nDiagnosis: {right} of {len(PROGRAMS)} programs rightly tagged ({right / len(PROGRAMS):.1%}).")  # noqa: T201
    assert right == len(PROGRAMS)
