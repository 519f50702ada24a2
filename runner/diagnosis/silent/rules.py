"""All rules, surest first, and what they find in a student's files."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping

import structlog

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import (
    calls,
    chains,
    conditions,
    drawn,
    elifs,
    functions,
    handlers,
    keys,
    lists,
    loops,
    names,
    plots,
    results,
    rounds,
    searches,
    sharing,
    shown,
    shrinking,
    statements,
    texts,
    truths,
    untruths,
)
from runner.diagnosis.silent.program import MOST_NODES, Program
from runner.diagnosis.silent.project import Project
from runner.diagnosis.sources import Source

logger = structlog.get_logger(__name__)

Rule = Callable[[Program], Iterable[Finding]]
MOST_OF_A_RULE = 5
RULES: tuple[Rule, ...] = (
    conditions.or_without_comparison,
    statements.plus_equals_turned,
    conditions.text_equals_number,
    results.result_of_sort,
    results.result_of_print,
    functions.returns_nothing,
    calls.compared_with_function,
    lists.shared_rows,
    keys.key_twice,
    sharing.second_name,
    sharing.shared_in_class,
    truths.always_true,
    untruths.never_true,
    elifs.never_left_over,
    calls.call_forgotten,
    statements.comparison_alone,
    statements.text_method_dropped,
    texts.missing_f,
    conditions.is_with_value,
    loops.return_in_loop,
    shrinking.removed_in_loop,
    chains.else_of_last_if,
    drawn.drawn_in_loop,
    rounds.reset_in_loop,
    loops.loop_never_changes,
    names.shadowed_module,
    names.shadowed_builtin,
    functions.unreachable,
    searches.find_minus_one,
    plots.second_figure,
    shown.shown_too_early,
    loops.loop_variable_overwritten,
    functions.mutable_default,
    loops.loop_without_exit,
    statements.value_unused,
    names.variable_unused,
    functions.function_never_called,
    handlers.bare_except,
)


def find(sources: Mapping[str, Source]) -> list[Finding]:
    """What is surely not meant, surest first; one thing a line, and of each rule one before there is a second."""
    readable = tuple(small_enough(sources.values()))
    project = Project(readable, is_whole=len(readable) == len(sources))
    found = [ranked for source in project.sources for ranked in in_file(source, project)]
    found.sort(key=lambda ranked: ranked[:2])
    return list(one_a_line(finding for _number, _rank, finding in found))


def small_enough(sources: Iterable[Source]) -> Iterator[Source]:
    """As many of those that Python can read as there is time for, the small ones first."""
    left = MOST_NODES
    for source in sorted(sources, key=lambda source: len(source.text)):
        left -= len(source.nodes)
        if left < 0:
            return
        if source.tree is not None:
            yield source


def in_file(source: Source, project: Project) -> list[tuple[int, int, Finding]]:
    """Each finding with its number among those of its rule, and the rule's."""
    try:
        program = Program(source, project)
    except RecursionError:
        return []
    found = []
    for rank, rule in enumerate(RULES):
        try:
            some = itertools.islice(rule(program), MOST_OF_A_RULE)
            found += [(number, rank, finding) for number, finding in enumerate(some)]
        except RecursionError:
            continue  # nested deeper than any beginner would
        except Exception:  # a wrong rule must not cost the others
            logger.exception("a silent rule failed", rule=rule.__name__)
    return found


def one_a_line(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: set[tuple[str, int]] = set()
    for finding in findings:
        if (finding.file, finding.line) not in seen:
            seen.add((finding.file, finding.line))
            yield finding
