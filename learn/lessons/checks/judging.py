"""The checks of a step, judged: its program is tried out, and what was seen is compared with what was wanted."""

import ast
import asyncio
import contextlib
import dataclasses
from collections.abc import Sequence

import msgspec
import structlog
from django.utils.translation import gettext as _

from learn.lessons.checks import sentences
from learn.lessons.checks.expectations import Tried, asks_for_nothing, is_met
from learn.lessons.checks.fresh import drawn
from learn.lessons.checks.programs import is_unchanged, read
from learn.lessons.checks.trials import trials_for
from learn.lessons.format import Check, Mistake
from runner.boxes import Kernels, Trial, try_all
from runner.diagnosis.diagnose import diagnose
from runner.diagnosis.findings import Finding
from runner.errors import RunnerError
from runner.files import Files
from runner.limits import LIMITS, Limits
from runner.messages import Failed, Finished

logger = structlog.get_logger(__name__)

MOST_FINDINGS = 3
DIAGNOSIS_SECONDS = 2.0
ANY_IDEA = Check(name="own-idea", passed="", failed="")  # compared by identity


class Told(msgspec.Struct, frozen=True):
    """What is said of one check."""

    check: str  # its name; empty: of the program as a whole
    passed: bool
    text: str
    message: str = ""  # the mistake recognised, or the check that failed, or a name of `sentences`; empty: passed


class Outcome(msgspec.Struct, frozen=True):
    passed: bool
    told: list[Told] = []  # what is not met comes first
    findings: list[Finding] = []
    is_fault: bool = False  # ours: it is not counted


async def judge(
    checks: Sequence[Check],
    files: Files,
    *,
    entry: str,
    kernels: Kernels,
    stop_at_first: bool = False,
    unchanged: Files | None = None,
    limits: Limits = LIMITS,
) -> Outcome:
    """Try the program out and say what is met. Never raises for what a program does, nor where no kernel can be had.

    Without checks (a student's own idea) whatever runs passes. What equals `unchanged` does not pass.
    """
    checks = drawn(checks) or [ANY_IDEA]
    if unchanged is not None and is_unchanged(files, unchanged, entry):
        text = _("This is still the program as you got it. Change something in it, then it can be checked.")
        return Outcome(False, [Told(checks[0].name, False, text, "unchanged")])
    tree, failed = read(files, entry)
    if failed is not None:
        findings = await diagnosed(files, entry, failed=failed)
        text = sentences.of_form(failed, findings)
        return Outcome(False, [Told(checks[0].name, False, text, "failed")], findings)
    try:
        return await Judging(files, entry, tree, stop_at_first).judge(checks, kernels, limits)
    except RunnerError as error:
        logger.error("checks broke off", reason=str(error)[:200])
        text = _("Your program could not be checked. That is a fault on our side and is not counted. Try again soon.")
        return Outcome(False, [Told(checks[0].name, False, text, "fault")], is_fault=True)


@dataclasses.dataclass
class Judging:
    """One program before its checks."""

    files: Files
    entry: str
    tree: ast.Module | None
    stops_at_first: bool  # check that is not met
    met: list[Told] = dataclasses.field(default_factory=list)
    unmet: list[Told] = dataclasses.field(default_factory=list)
    findings: list[Finding] = dataclasses.field(default_factory=list)  # of the first trial that was not as wanted

    async def judge(self, checks: Sequence[Check], kernels: Kernels, limits: Limits) -> Outcome:
        groups = trials_for(checks, self.files, self.entry)
        # Most programs on their way do not pass the first, and a kernel is dear: so that one is tried alone.
        for some in (groups[:1], groups[1:]) if self.stops_at_first else (groups,):
            await self.try_out(some, kernels, limits)
        return Outcome(not self.unmet, [*in_order(self.unmet, checks), *in_order(self.met, checks)], self.findings)

    async def try_out(self, groups: Sequence[tuple[Trial, list[Check]]], kernels: Kernels, limits: Limits) -> None:
        if self.unmet and self.stops_at_first:
            return
        async with contextlib.aclosing(try_all(kernels, [trial for trial, _ in groups], limits)) as all_seen:
            left = iter(groups)
            async for seen in all_seen:
                trial, group = next(left)
                await self.look_at(group, Tried(trial, seen, self.tree))
                if self.unmet and self.stops_at_first:
                    return

    async def look_at(self, checks: Sequence[Check], tried: Tried) -> None:
        """All the checks of one trial."""
        unmet = [check for check in checks if not is_passed(check, tried)]
        self.met += [
            Told(check.name, True, check.passed or _("Your program runs, and it is your own."))
            for check in checks
            if check not in unmet
        ]
        if not unmet:
            return
        seen = tried.seen
        found = await diagnosed(tried.trial.files, self.entry, failed=seen.failed, finished=seen.finished)
        self.findings = found if not self.unmet else self.findings
        self.unmet += [said(check, tried, found) for check in unmet]


def in_order(told: Sequence[Told], checks: Sequence[Check]) -> list[Told]:
    """Of the checks; what shares a trial was looked at together."""
    names = [check.name for check in checks]
    return sorted(told, key=lambda each: names.index(each.check))


def is_passed(check: Check, tried: Tried) -> bool:
    if check is ANY_IDEA:
        return runs(tried)
    return (check.ends == "any" or not what_must_not_be(check, tried, [])[0]) and is_met(check, tried)


def what_must_not_be(check: Check, tried: Tried, found: Sequence[Finding]) -> tuple[str, str]:
    """The name and the sentence of what went wrong by itself, unless the check allows it."""
    name, text = sentences.what_failed(tried, found)
    is_allowed = name != "failed" and (check.ends == "any" or (check.ends == "asking" and name == "wants-more"))
    return ("", "") if is_allowed else (name, text)


def runs(tried: Tried) -> bool:
    """It came to its end, or asks for input that nobody gives here, or draws on like a game that is open."""
    name, _text = sentences.what_failed(tried, [])
    draws = bool(tried.seen.sheet.turtles or tried.seen.sheet.items)
    return name in ("", "wants-more") or (draws and tried.seen.finished.reason in ("open", "computed"))


def said(check: Check, tried: Tried, found: Sequence[Finding]) -> Told:
    """The sentence for what is not met: of a mistake that is recognised, of what failed by itself, of the check."""
    tags = {finding.tag for finding in found}
    for mistake in check.mistakes:
        if mistake.tag and fits(mistake, tried, tags):
            return Told(check.name, False, mistake.says, mistake.name)
    name, text = what_must_not_be(check, tried, found)
    if name:
        return Told(check.name, False, text, name)
    for mistake in check.mistakes:
        if fits(mistake, tried, tags):
            return Told(check.name, False, mistake.says, mistake.name)
    # Where functions are called, answers are there in case the program asks on its way; nobody wants it to.
    more = "" if check.results else sentences.of_unused_answers(tried)
    return Told(check.name, False, f"{check.failed} {more}".strip(), check.name)


def fits(mistake: Mistake, tried: Tried, tags: set[str]) -> bool:
    """What it says is so. One that says nothing would fit everything, so it fits nothing."""
    if mistake.tag:
        return mistake.tag in tags and is_met(mistake, tried)
    return not asks_for_nothing(mistake) and is_met(mistake, tried)


async def diagnosed(
    files: Files, entry: str, *, failed: Failed | None = None, finished: Finished | None = None
) -> list[Finding]:
    """A fault in finding it costs the words, not the check."""
    looking = asyncio.to_thread(diagnose, files, failed=failed, finished=finished, entry=entry)
    try:
        return (await asyncio.wait_for(looking, DIAGNOSIS_SECONDS))[:MOST_FINDINGS]
    except Exception:
        logger.exception("diagnosis failed", kind=failed.kind if failed else "")
        return []
