"""A chart that is shown before it is finished."""

import ast
import dataclasses
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.plots import DRAWN, FRESH, verb_of
from runner.diagnosis.silent.program import Program

DRAWS = DRAWN | frozenset("boxplot errorbar fill_between hist2d imshow polar stackplot stem step violinplot".split())
TITLES = frozenset({"title", "suptitle"})
SIDES = frozenset({"xlabel", "ylabel"})
# What makes no chart where nothing is drawn.
LABELS = TITLES | SIDES | frozenset("annotate axhline axvline grid legend text xlim xticks ylim yticks".split())
QUIET = frozenset({"tight_layout", "close"})
EMPTIED = frozenset({"show", "clf", "cla", "close"})
# Then what was shown can still be changed.
LIVE = frozenset({"ion", "draw", "pause"})
# Methods by which a table, an axis or a figure of its own draws.
OTHERS_DRAW = DRAWS | frozenset("area box kde line show savefig".split())


@dataclasses.dataclass(frozen=True)
class Act:
    """`plt.title("Birds")`, and what it calls: "title". "?": something else that may draw."""

    call: ast.Call
    verb: str


def shown_too_early(program: Program) -> Iterator[Finding]:
    if not program.is_simple or program.is_opaque or program.is_imported or not program.once(_all_are_called):
        return
    acts = [act for call in program.of(ast.Call) if (act := _act(program, call))]
    if any(act.verb in LIVE for act in acts):
        return
    places = dict.fromkeys(program.function_of(act.call) for act in acts if act.verb == "show")
    for place in places:
        yield from _in_function(program, [act for act in acts if program.function_of(act.call) is place])


def _act(program: Program, call: ast.Call) -> Act | None:
    verb = verb_of(program, call.func)
    if verb:
        return Act(call, verb)
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    is_own = name in program.once(_names_that_plot)
    draws = isinstance(call.func, ast.Attribute) and name in OTHERS_DRAW
    return Act(call, "?") if is_own or draws else None


def _names_that_plot(program: Program) -> frozenset[str]:
    """Of its own functions and classes, where any of them has a chart to do with: one calls the other."""
    own = frozenset(node.name for node in program.of(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    inside = [call for call in program.of(ast.Call) if program.function_of(call) is not program.tree]
    plots = any(
        verb_of(program, call.func) or (isinstance(call.func, ast.Attribute) and call.func.attr in OTHERS_DRAW)
        for call in inside
    )
    return own if plots else frozenset()


def _all_are_called(program: Program) -> bool:
    """`show = plt.show`, `draw(plt)` and `lambda: plt.bar(…)` lead where nobody can follow."""
    own = program.once(_names_that_plot)
    for node in program.of(ast.Name, ast.Attribute):
        above = program.parent[node]
        is_called = isinstance(above, ast.Call) and above.func is node
        verb = verb_of(program, node)
        if is_called and verb and isinstance(program.function_of(node), ast.Lambda):
            return False
        if not is_called and (verb in FRESH | DRAWS | LABELS or getattr(node, "id", "") in own):
            return False
        if _is_pyplot(program, node) and not isinstance(above, ast.Attribute):
            return False
    return True


def _is_pyplot(program: Program, node: ast.AST) -> bool:
    if not isinstance(node, ast.Name):
        return False
    return "matplotlib.pyplot" in (program.modules.get(node.id), program.imported.get(node.id))


def _in_function(program: Program, acts: list[Act]) -> Iterator[Finding]:
    """What stands below the last show(), where it can belong to no other chart."""
    last = max(number for number, act in enumerate(acts) if act.verb == "show")
    show, after = acts[last].call, acts[last + 1 :]
    statement = program.parent[show]
    if show.args or show.keywords or not isinstance(statement, ast.Expr) or program.loop_of(show) is not None:
        return
    if not all(act.verb in LABELS | DRAWS | QUIET and _is_below(program, act.call, statement) for act in after):
        return
    before = _since_the_last(acts[:last])
    had = {act.verb for act in before}
    came = [act for act in after if act.verb in DRAWS]
    if not came and had & (DRAWS | {"?", "subplots"}):
        late = [act for act in after if act.verb in LABELS]
    else:
        late = came if had & LABELS and had <= LABELS | {"figure"} else []
    if late and isinstance(program.parent[late[0].call], ast.Expr):
        yield _too_late(program, late[0], show)


def _is_below(program: Program, call: ast.Call, show: ast.stmt) -> bool:
    """Whether it comes after `show` whenever it is done: in the same block, or in one inside."""
    block = program.block(show)
    return any(program.block(above) is block for above in program.above(call) if isinstance(above, ast.stmt))


def _since_the_last(acts: list[Act]) -> list[Act]:
    """What is on the sheet."""
    ends = [number for number, act in enumerate(acts) if act.verb in EMPTIED]
    return acts[ends[-1] + 1 :] if ends else acts


def _too_late(program: Program, late: Act, show: ast.Call) -> Finding:
    return program.finding(
        "shown-too-early",
        late.call,
        _sentence(late.verb),
        _("Which lines about the chart has Python done by line {shown}, and which come later?"),
        code=program.text(late.call),
        shown=show.lineno,
    )


def _sentence(verb: str) -> str:
    if verb in TITLES:
        return _(
            "{where} gives the chart its title too late: line {shown} has shown the chart already, so the title comes "
            "onto a new, empty one."
        )
    if verb in SIDES:
        return _(
            "{where} writes at a side of the chart too late: line {shown} has shown the chart already, so the words "
            "come onto a new, empty one."
        )
    if verb in LABELS:
        return _(
            "{where} does `{code}` too late: line {shown} has shown the chart already, so that happens on a new, "
            "empty one."
        )
    return _("{where} draws too late: line {shown} has shown the chart already, while nothing was drawn on it yet.")
