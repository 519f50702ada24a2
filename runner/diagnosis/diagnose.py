"""From a failure and the source to what went wrong. Milliseconds, no model, and it never raises."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from runner.diagnosis import (
    attributes,
    callables,
    calls,
    classes,
    colours,
    form,
    items,
    keys,
    kinds,
    names,
    rows,
    silent,
    surroundings,
    values,
)
from runner.diagnosis.cases import Case, first_of
from runner.diagnosis.findings import Finding
from runner.diagnosis.sources import Source, read_sources
from runner.messages import Failed, Finished

MOST_SILENT = 3
Rule = Callable[[Case], Finding | None]
# By the kind of error; the first that knows it wins.
RULES: dict[str, tuple[Rule, ...]] = {
    **names.RULES,
    **form.RULES,
    **kinds.RULES,
    **items.RULES,
    **keys.RULES,
    **rows.RULES,
    **values.RULES,
    **surroundings.RULES,
    **colours.RULES,
    "TypeError": (
        *callables.TYPE_RULES,
        *classes.TYPE_RULES,
        *calls.TYPE_RULES,
        *kinds.TYPE_RULES,
        *items.TYPE_RULES,
        *rows.TYPE_RULES,
        *values.TYPE_RULES,
    ),
    "AttributeError": (*surroundings.ATTRIBUTE_RULES, *classes.ATTRIBUTE_RULES, *attributes.RULES),
    "ValueError": (
        *surroundings.VALUE_RULES,
        *colours.VALUE_RULES,
        *keys.VALUE_RULES,
        *rows.VALUE_RULES,
        *values.VALUE_RULES,
    ),
}


def rules_for(kind: str) -> tuple[Rule, ...]:
    is_form = kind in form.RULES
    return RULES[kind] if is_form else (*values.FIRST, *RULES.get(kind, ()))


def diagnose(
    files: Mapping[str, bytes],
    *,
    failed: Failed | None = None,
    finished: Finished | None = None,
    entry: str = "main.py",
) -> list[Finding]:
    """The failure's finding first, then at most 3 of what is surely not meant, surest first."""
    sources = read_sources(files)
    case = Case(failed, sources, entry, tuple(files)) if failed else None
    found = of_failure(case) if case else of_limit(sources, finished)
    return [*found, *of_silence(sources, found)]


def of_failure(case: Case) -> list[Finding]:
    return [first_of(rules_for(case.kind), case) or unknown(case)]


def unknown(case: Case) -> Finding:
    return case.finding(
        "other-error",
        _("{where} stopped with an error that Python calls `{kind}`."),
        _("Python's own words below say more. At which word or sign of {here} could Python stop?"),
        kind=case.kind,
    )


def of_limit(sources: Mapping[str, Source], finished: Finished | None) -> list[Finding]:
    """What a program was stopped in the middle of."""
    if finished is None or finished.outcome != "limit":
        return []
    place = Failed(kind=finished.reason, message=finished.text, file=finished.file, line=finished.line)
    finding = first_of(surroundings.LIMIT_RULES, Case(place, sources, finished.file or "main.py"))
    return [finding] if finding else []


def of_silence(sources: Mapping[str, Source], found: list[Finding]) -> list[Finding]:
    """What is surely not meant, on other lines than what was `found` already."""
    said = {(finding.file, finding.line) for finding in found}
    rest = [finding for finding in silent.find(sources) if (finding.file, finding.line) not in said]
    return rest[:MOST_SILENT]
