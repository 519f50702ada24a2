"""All rules, surest first, and what they find in a student's files."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import structlog

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import (
    calls,
    conditions,
    functions,
    handlers,
    lists,
    loops,
    names,
    plots,
    results,
    rounds,
    searches,
    statements,
    texts,
    truths,
)
from runner.diagnosis.silent.program import MOST_NODES, Program
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
    conditions.compared_with_function,
    lists.shared_rows,
    truths.always_true,
    truths.never_true,
    calls.call_forgotten,
    statements.comparison_alone,
    statements.text_method_dropped,
    texts.missing_f,
    conditions.is_with_value,
    loops.return_in_loop,
    rounds.drawn_in_loop,
    rounds.reset_in_loop,
    loops.loop_never_changes,
    names.shadowed_module,
    names.shadowed_builtin,
    functions.unreachable,
    searches.find_minus_one,
    plots.second_figure,
    loops.loop_variable_overwritten,
    functions.mutable_default,
    loops.loop_without_exit,
    statements.value_unused,
    names.variable_unused,
    functions.function_never_called,
    handlers.bare_except,
)


def find(sources: Mapping[str, Source]) -> list[Finding]:
    """What is surely not meant, surest first; one thing a line."""
    readable = [source for source in sources.values() if source.tree is not None]
    if sum(len(source.nodes) for source in readable) > MOST_NODES:
        return []
    found: list[tuple[int, Finding]] = []
    for source in readable:
        found += in_file(source, tuple(other for other in readable if other is not source))
    found.sort(key=lambda ranked: ranked[0])
    return list(one_a_line(finding for _rank, finding in found))


def in_file(source: Source, others: tuple[Source, ...]) -> list[tuple[int, Finding]]:
    try:
        program = Program(source, others)
    except RecursionError:
        return []
    found = []
    for rank, rule in enumerate(RULES):
        try:
            for number, finding in enumerate(rule(program)):
                found.append((rank, finding))
                if number + 1 == MOST_OF_A_RULE:
                    break
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
