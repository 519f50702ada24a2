"""Functions: never called, giving nothing back, with lines that are never reached."""

import ast
import itertools
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.flow import Flow
from runner.diagnosis.silent.loops import pauses
from runner.diagnosis.silent.program import FUNCTIONS, Function, Program
from runner.diagnosis.silent.results import is_given_back, is_used

HARMLESS = (ast.Pass, ast.Break, ast.Continue, *FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom)
CHANGING = frozenset("append extend insert add update setdefault pop remove clear sort reverse".split())
LIBRARY = 3  # so many functions and nothing else: it is made for others to import


# ── Never called ──


def function_never_called(program: Program) -> Iterator[Finding]:
    if program.is_opaque or is_library(program) or program.is_imported:
        return
    for name, function in program.functions.items():
        if function.decorator_list or is_named_elsewhere(program, name) or name.startswith(("_", "test")):
            continue
        reads = program.reads(program.module, name)
        if all(program.holds(function, read) for read in reads):
            yield never_called(program, function, bool(reads))


def is_library(program: Program) -> bool:
    acts = any(
        not isinstance(statement, (*FUNCTIONS, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign))
        and not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
        for statement in program.tree.body
    )
    return "__all__" in program.module.stores or (
        not acts and (len(program.functions) >= LIBRARY or program.project.others(program.source) != ())
    )


def is_named_elsewhere(program: Program, name: str) -> bool:
    """In another file, or in a text."""
    return program.project.is_said_elsewhere(name, program.source) or name in program.once(texts_of)


def texts_of(program: Program) -> frozenset[str]:
    """Names may be looked up by a text."""
    return frozenset(node.value for node in program.of(ast.Constant) if isinstance(node.value, str))


def never_called(program: Program, function: Function, calls_itself: bool) -> Finding:
    sentence = (
        _("{where} defines the function `{name}`, but only `{name}` itself calls it. So `{name}` never begins.")
        if calls_itself
        else _(
            "{where} defines the function `{name}`, but the program never calls it. So the lines of `{name}` never run."
        )
    )
    return program.finding(
        "function-never-called",
        Header(function),
        sentence,
        _("A `def` only tells Python what to do later. Where in your program should `{name}` happen?"),
        name=function.name,
    )


class Header(ast.AST):
    """The name in `def name(…)`, as a place."""

    def __init__(self, function: Function) -> None:
        super().__init__()
        skipped = len("async def ") if isinstance(function, ast.AsyncFunctionDef) else len("def ")
        self.lineno = self.end_lineno = function.lineno
        self.col_offset = function.col_offset + skipped
        self.end_col_offset = self.col_offset + len(function.name.encode())


# ── Nothing comes back ──


def returns_nothing(program: Program) -> Iterator[Finding]:
    silent = program.once(silent_functions)
    for call in program.of(ast.Call):
        function = program.function(call.func)
        if function is None or function.name not in silent:
            continue
        is_last_word = program.once(Flow).is_ending(program.parent[call])  # sys.exit(main())
        if not is_last_word and (is_used(program, call) or is_given_back(program, call)):
            yield nothing_back(program, call, function)


def silent_functions(program: Program) -> frozenset[str]:
    """Its own functions that never give anything back."""
    giving = {
        program.function_of(node)
        for node in program.of(ast.Return, ast.Yield, ast.YieldFrom)
        if not isinstance(node, ast.Return) or (node.value is not None and not is_none(node.value))
    }
    flow = program.once(Flow)
    return frozenset(
        name
        for name, function in program.functions.items()
        if function not in giving
        and not function.decorator_list
        and isinstance(function, ast.FunctionDef)
        and (flow.completes(function.body) or any(returns(program)[function]))
    )


def returns(program: Program) -> dict[ast.AST, list[ast.Return]]:
    return program.once(returns_by_function)


def returns_by_function(program: Program) -> dict[ast.AST, list[ast.Return]]:
    found: dict[ast.AST, list[ast.Return]] = defaultdict(list)
    for node in program.of(ast.Return):
        found[program.function_of(node)].append(node)
    return found


def is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def nothing_back(program: Program, call: ast.Call, function: Function) -> Finding:
    prints = any(
        isinstance(part, ast.Call) and program.is_builtin(part.func, "print") for part in program.inside(function)
    )
    if returns(program)[function]:
        sentence = _(
            "{where} uses what `{name}()` gives back. But no `return` in `{name}` gives back a value, so what comes "
            "back is `None`."
        )
    elif prints:
        sentence = _(
            "{where} uses what `{name}()` gives back. But `{name}` only prints and has no `return`, so what comes "
            "back is `None`."
        )
    else:
        sentence = _(
            "{where} uses what `{name}()` gives back. But `{name}` has no `return`, so what comes back is `None`."
        )
    look = _("Look at the end of `{name}`, which begins in line {line}. Which value should `{name}` give back?")
    above = program.parent[call]
    if prints and isinstance(above, ast.Call) and program.is_builtin(above.func, "print") and len(above.args) == 1:
        look = _("`{name}` prints by itself. What is left for the `print` around `{name}()` in line {here} to show?")
    return program.finding(
        "returns-nothing",
        call,
        sentence,
        look,
        name=function.name,
        line=function.lineno,
    )


# ── Never reached ──


def unreachable(program: Program) -> Iterator[Finding]:
    flow = program.once(Flow)
    for block in program.all_blocks:
        yield from unreachable_in(program, flow, block)


def unreachable_in(program: Program, flow: Flow, block: list[ast.stmt]) -> Iterator[Finding]:
    for statement, after in itertools.pairwise(block):
        if flow.passes(statement):
            continue
        rest = block[program.places[after] :]
        if isinstance(statement, ast.While) and not pauses(program, statement):
            return  # told by loop-without-exit
        if any(has_yield(program, part) for part in rest) or isinstance(statement, ast.Raise):
            return
        first = next((part for part in rest if not is_harmless(part)), None)
        if first is not None:
            yield never_reached(program, statement, first)
        return


def has_yield(program: Program, statement: ast.stmt) -> bool:
    return any(isinstance(part, (ast.Yield, ast.YieldFrom)) for part in program.inside(statement))


def is_harmless(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Return):
        return statement.value is None or isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    return isinstance(statement, HARMLESS)


def never_reached(program: Program, statement: ast.stmt, first: ast.stmt) -> Finding:
    what = {ast.Return: "return", ast.Break: "break", ast.Continue: "continue", ast.Expr: "exit()"}.get(
        type(statement), ""
    )
    if what:
        sentence = _("{where} can never run, because `{what}` in line {line} leaves before it is reached.")
        look = _("What should happen first: what line {here} does, or the `{what}` in line {line}?")
    elif isinstance(statement, ast.While):
        sentence = _("{where} can never run, because the loop in line {line} never ends.")
        look = _("When should the loop in line {line} be over?")
    else:
        sentence = _("{where} can never run: from line {line} on, every way leaves before line {here}.")
        look = _("In which case should line {here} still run?")
    return program.finding("unreachable", first, sentence, look, what=what or "if", line=statement.lineno)


# ── A list as a default ──


def mutable_default(program: Program) -> Iterator[Finding]:
    for function in program.of(*FUNCTIONS):
        arguments = function.args
        plain = [*arguments.posonlyargs, *arguments.args]
        pairs = [*zip(plain[::-1], arguments.defaults[::-1], strict=False)]
        pairs += [(a, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=False) if d is not None]
        for argument, default in pairs:
            if (
                is_fresh(program, default)
                and not is_memory(program, function, argument.arg)
                and is_filled(program, function, argument.arg)
            ):
                yield program.finding(
                    "mutable-default",
                    default,
                    _(
                        "{where}: all calls of `{function}` share one and the same `{name}`, so what one call puts "
                        "into `{name}` is still there in the next call."
                    ),
                    _(
                        "Python makes a default only once, at the `def`. What is already in `{name}` when "
                        "`{function}` is called a second time?"
                    ),
                    name=argument.arg,
                    function=function.name,
                )


def is_fresh(program: Program, default: ast.expr) -> bool:
    return isinstance(default, (ast.List, ast.Dict, ast.Set)) or (
        isinstance(default, ast.Call) and program.is_builtin(default.func, "list", "dict", "set") and not default.args
    )


def is_memory(program: Program, function: Function, name: str) -> bool:
    """A dict that is asked whether it knows something already is shared on purpose."""
    if any(word in name for word in ("cache", "memo")) or program.function_of(function) is not program.tree:
        return True
    return any(
        isinstance(program.parent[read], ast.Compare) for read in program.scope_inside[function].loads[name][:100]
    )


def is_filled(program: Program, function: Function, name: str) -> bool:
    scope = program.scope_inside[function]
    if len(scope.stores[name]) > 1 or len(scope.loads[name]) > 100:
        return False  # it gets another value first
    return any(is_changed(program, read) for read in scope.loads[name])


def is_changed(program: Program, read: ast.Name) -> bool:
    """`items.append(…)`, `items[0] = …`."""
    match program.parent[read]:
        case ast.Attribute(attr=verb) as verbs:
            above = program.parent[verbs]
            return verb in CHANGING and isinstance(above, ast.Call) and above.func is verbs
        case ast.Subscript(ctx=ast.Store() | ast.Del(), value=value):
            return value is read
    return False
