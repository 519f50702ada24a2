"""What a check has said, as it is kept and shown: bounded, since a learner's program has a say in it."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import msgspec
from django.utils.translation import gettext as _

from learn.lessons.checks.judging import Outcome
from runner.diagnosis.findings import Finding

MOST_SAID = 12
MOST_FINDINGS = 4
MOST_CHARS = 1_000  # of a sentence
MOST_PRINTED = 4_000
MOST_TAGS = 8
MOST_TAG_CHARS = 60


class CheckSentence(msgspec.Struct, frozen=True):
    """The sentence of one check."""

    passed: bool
    text: str


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    said: list[CheckSentence] = []  # those that hold, and the first that does not
    findings: list[Finding] = []
    printed: str = ""  # by the program of a question
    is_fault: bool = False  # ours: nothing could be found out

    @property
    def held(self) -> list[CheckSentence]:
        return [said for said in self.said if said.passed]

    @property
    def missing(self) -> CheckSentence | None:
        return next((said for said in self.said if not said.passed), None)

    @property
    def words(self) -> str:
        """For whoever hears it: the one sentence that matters most."""
        if self.is_fault:
            return _("That could not be checked: something went wrong here, not in your program. Please try again.")
        missing = self.missing
        return missing.text if missing else " ".join(said.text for said in self.said[-1:])


class Found(NamedTuple):
    """What came of looking at something."""

    verdict: Verdict
    passed: bool = False
    is_fault: bool = False
    tags: tuple[str, ...] = ()  # of what was wrong, for whoever counts it


def found(outcome: Outcome) -> Found:
    if outcome.is_fault:
        return OUR_FAULT
    held = [told for told in outcome.told if told.passed]
    missing = [told for told in outcome.told if not told.passed][:1]
    any_idea = _("Your program runs, and it is your own.")  # of a step that asks for nothing else
    said = [CheckSentence(told.passed, (told.text or any_idea)[:MOST_CHARS]) for told in [*held[:MOST_SAID], *missing]]
    verdict = Verdict(
        said=said,
        findings=[_bounded(finding) for finding in outcome.findings[:MOST_FINDINGS]],
    )
    messages = [told.message for told in missing if told.message]
    tags = dict.fromkeys(tag[:MOST_TAG_CHARS] for tag in [*messages, *(each.tag for each in outcome.findings)])
    return Found(verdict, passed=outcome.passed, tags=tuple(tags)[:MOST_TAGS])


def found_one(text: str, *, passed: bool) -> Found:
    """A single sentence."""
    return Found(Verdict(said=[CheckSentence(passed, text)]), passed=passed)


def with_words(found: Found, text: str) -> Found:
    """One more sentence about what is right."""
    said = [*found.verdict.said, CheckSentence(True, text)]
    return found._replace(verdict=msgspec.structs.replace(found.verdict, said=said))


def kept(verdict: Verdict) -> dict[str, Any]:
    return msgspec.to_builtins(verdict)


def read(row: object) -> Verdict:
    """Of a row; where that is of another time, nothing."""
    try:
        return msgspec.convert(row, Verdict)
    except msgspec.ValidationError:
        return Verdict()


def _bounded(finding: Finding) -> Finding:
    names: Iterable[tuple[str, str]] = list(finding.names.items())[:8]
    return msgspec.structs.replace(
        finding,
        sentence=finding.sentence[:MOST_CHARS],
        look=finding.look[:MOST_CHARS],
        names={key[:40]: value[:100] for key, value in names},
    )


OUR_FAULT = Found(Verdict(is_fault=True), is_fault=True)
