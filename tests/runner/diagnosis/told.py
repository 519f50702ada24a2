"""What is said to a program that ended so, and whether it is what must be said."""

import re
from collections.abc import Sequence

from runner import endings
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from runner.diagnosis.tags import TAGS
from runner.limits import LIMITS
from runner.untrusted.claims import ending_of, failed_of
from tests.runner.diagnosis.programs import Program


def found(program: Program, ending: dict) -> list[Finding]:
    claim = ending_of({"ending": ending})
    reason = "time" if claim.how == "interrupted" else claim.how
    place = endings.Place(claim.file, claim.line)
    finished = endings.finished(reason, place=place, files=program.given, seconds=1, limits=LIMITS)
    failed = failed_of(claim) if claim.how == "failed" else None
    return diagnose(program.given, failed=failed, finished=finished)


def check(program: Program, findings: Sequence[Finding]) -> None:
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
    assert first.sentence.rstrip("”").endswith((".", "?")), first.sentence
    unfilled = re.findall(r"\{\w+\}", first.sentence + first.look)
    assert all(part in "".join(program.files.values()) for part in unfilled), unfilled


def is_right(program: Program, ending: dict) -> bool:
    try:
        check(program, found(program, ending))
    except AssertionError:
        return False
    return True
