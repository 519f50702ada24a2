"""From a failure and the source to what went wrong. Milliseconds, no model, and it never raises."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _

from runner.diagnosis import form, names
from runner.diagnosis.cases import Case, first_of
from runner.diagnosis.findings import Finding
from runner.diagnosis.sources import Source, read_sources
from runner.messages import Failed, Finished

MOST_SILENT = 3
Rule = Callable[[Case], Finding | None]
# By the kind of error; the first that knows it wins.
RULES: dict[str, tuple[Rule, ...]] = {**names.RULES, **form.RULES}


def diagnose(
    files: Mapping[str, bytes],
    *,
    failed: Failed | None = None,
    finished: Finished | None = None,
    entry: str = "main.py",
) -> list[Finding]:
    """The failure's finding first, then at most 3 of what is surely not meant, surest first."""
    sources = read_sources(files)
    return [*of_failure(sources, failed, entry), *of_silence(sources)]


def of_failure(sources: Mapping[str, Source], failed: Failed | None, entry: str) -> Iterable[Finding]:
    if failed is None:
        return []
    case = Case(failed, sources, entry)
    return [first_of(RULES.get(failed.kind, ()), case) or unknown(case)]


def unknown(case: Case) -> Finding:
    return case.finding(
        "other-error",
        _("{where} stopped with an error that Python calls `{kind}`."),
        _("Python's own words below say more."),
        kind=case.kind,
    )


def of_silence(sources: Mapping[str, Source]) -> list[Finding]:
    return []
