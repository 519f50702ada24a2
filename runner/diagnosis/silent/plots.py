"""A second plot drawn over the first."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.program import LOOPS, Program

PYPLOT = "matplotlib.pyplot."
FRESH = frozenset("figure show subplot subplots subplot_mosaic savefig clf close cla axes sca".split())
DRAWN = frozenset("bar barh plot scatter hist pie".split())
ALONE = frozenset({"pie"})  # a pie shares its place with nothing else


def second_figure(program: Program) -> Iterator[Finding]:
    if not any(name.startswith("matplotlib") for name in (*program.modules.values(), *program.imported.values())):
        return
    for block in program.all_blocks:
        yield from in_block(program, block)


def in_block(program: Program, block: list[ast.stmt]) -> Iterator[Finding]:
    """From one line to the next, with all that happens in between."""
    titled: ast.AST | None = None
    drawn: dict[str, ast.AST] = {}
    for statement in block:
        for call, verb in verbs(program, statement):
            if verb in FRESH:
                titled, drawn = None, {}
            elif verb == "title" and program.statement(call) is statement:
                if titled is not None and drawn:
                    yield over_the_first(program, call, titled)
                    return
                titled = call
            elif verb in DRAWN:
                before = next((other for other in drawn if other != verb and {other, verb} & ALONE), "")
                if before and program.statement(call) is statement:
                    yield over_the_first(program, call, drawn[before])
                    return
                drawn.setdefault(verb, call)


def verbs(program: Program, statement: ast.stmt) -> list[tuple[ast.Call, str]]:
    """The plotting calls in it, in order."""
    found = []
    for part in (statement, *program.inside(statement)):
        if isinstance(part, ast.Call):
            verb = verb_of(program, part.func)
            if verb:
                found.append((part, verb))
    if isinstance(statement, LOOPS) and any(verb in FRESH for _call, verb in found):
        return [(call, verb) for call, verb in found if verb in FRESH]
    return found


def verb_of(program: Program, node: ast.AST) -> str:
    """ "bar" of `plt.bar`, by whatever name pyplot was imported; "" for all else."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr=verb) if program.imported.get(name) == "matplotlib.pyplot":
            return verb
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=name), attr="pyplot"), attr=verb):
            return verb if program.modules.get(name) == "matplotlib" else ""
    name = program.full_name(node)
    return name.removeprefix(PYPLOT) if name.startswith(PYPLOT) else ""


def over_the_first(program: Program, call: ast.AST, first: ast.AST) -> Finding:
    return program.finding(
        "second-figure",
        call,
        _("{where} still draws on the same picture as line {line}, so one drawing lies on top of the other."),
        _("Where between line {line} and line {here} is the first picture shown?"),
        line=first.lineno,  # type: ignore[attr-defined]
    )
