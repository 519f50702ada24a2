"""What is said of programs that do not crash stands alone, and at its end asks what a student can find out."""

import re

import pytest

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import find, why_endless
from runner.diagnosis.sources import read_sources
from runner.diagnosis.tags import SILENT
from tests.runner.diagnosis.programs import UNSEEN, Program, table
from tests.runner.diagnosis.test_endless import LOOPS

LONGEST = 16  # words of a question; a piece of code is one
_code = re.compile(r"`[^`]*`")
_border = re.compile(r"(?<=[.!?])\s+")
_place = re.compile(r"CODE|\b[Ll]ines? \d")
# It speaks of something in another sentence, which may not be shown beside it.
_leans = re.compile(r"\b(?:it|its|they|them|their|then|there|those|these|here|so|the (?:two|others?))\b", re.IGNORECASE)
_headless = re.compile(r"(?:It|Its|They|Then|That|This|These|Those|The (?:two|others?)|Or) ")
_remedy = re.compile(r"\b(?:should|must|could) (?:it|this|that|there) be\b", re.IGNORECASE)
PAUSED = "import time\n\nwhile True:\n    time.sleep(1)\nprint('Time is up')\n"


def findings_of(program: Program) -> list[Finding]:
    """Of its last line that runs, where it was stopped."""
    sources = read_sources(program.given)
    endless = why_endless(sources[program.file], program.line) if program.is_stopped else None
    return [*find(sources), *([endless] if endless else [])]


def all_findings() -> list[Finding]:
    found = [finding for program in (*table(), *table(UNSEEN)) for finding in findings_of(program)]
    for text, lines, *_rest in LOOPS.values():
        finding = why_endless(read_sources({"main.py": text.encode()})["main.py"], lines[0])
        found += [finding] if finding else []
    return [*found, *find(read_sources({"main.py": PAUSED.encode()}))]


def sentences(text: str) -> list[str]:
    """Code is one word, so that what stands in it counts for nothing."""
    return _border.split(_code.sub("CODE", text))


def faults(finding: Finding) -> list[str]:
    *before, question = sentences(finding.look)
    said = [*sentences(finding.sentence), *before]
    checks = {
        "asks nothing at its end": not question.endswith("?"),
        "asks twice": any(sentence.endswith("?") for sentence in said),
        "is about nothing of theirs": not _place.search(question),
        "leans on another sentence": bool(_leans.search(question)),
        "is long": len(question.split()) > LONGEST,
        "gives the remedy": bool(_remedy.search(question)),
        "has a sentence without a head": any(_headless.match(sentence) for sentence in (*said, question)),
    }
    return [name for name, is_so in checks.items() if is_so]


def test_what_is_said_ends_with_a_question_about_this_very_program():
    found = all_findings()

    wrong = {(finding.tag, finding.sentence, finding.look): why for finding in found if (why := faults(finding))}

    assert {finding.tag for finding in found} >= {*SILENT, "endless-loop", "shadowed-builtin", "shadowed-module"}
    assert wrong == {}


@pytest.mark.parametrize(
    ("look", "fault"),
    [
        ("Give the file `random.py` another name.", "asks nothing at its end"),
        ("When should it be over? A `break` leaves a loop.", "asks nothing at its end"),
        ("Is `n` 3? Is `m` 4?", "asks twice"),
        ("Which sign asks whether two values are equal?", "is about nothing of theirs"),
        ("Is it in line 3?", "leans on another sentence"),
        ("With `and` both sides are true. Should it be `or`?", "gives the remedy"),
        ("What is in `name` in line 1, in line 2, in line 3, in line 4, and in line 5?", "is long"),
        ("They are alike. Where do `a` and `b` differ?", "has a sentence without a head"),
    ],
)
def test_the_rule_sees_what_it_is_there_for(look, fault):
    assert fault in faults(Finding(tag="always-true", sentence="Line 1 is long.", look=look))
