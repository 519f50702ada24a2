"""How a program is written: which constructs it uses, what it defines and calls. Read from its source, never run."""

import ast
import functools
import math
from collections import Counter
from collections.abc import Callable, Iterator

from learn.lessons.format import Source

# Of one program that is looked at anew for each check and each mistake; a long one takes half a second.
once = functools.lru_cache(maxsize=8)
Is = Callable[[ast.AST], bool]
LOOPS = (ast.For, ast.While)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINES = (*FUNCTIONS, ast.ClassDef)


def a(*kinds: type[ast.AST]) -> Is:
    return lambda node: isinstance(node, kinds)


def constant(*kinds: type) -> Is:
    return lambda node: isinstance(node, ast.Constant) and type(node.value) in kinds


def compares(*kinds: type[ast.cmpop]) -> Is:
    return lambda node: isinstance(node, ast.Compare) and any(isinstance(each, kinds) for each in node.ops)


def computes(kind: type[ast.operator]) -> Is:
    return lambda node: isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, kind)


def combines(kind: type[ast.boolop]) -> Is:
    return lambda node: isinstance(node, ast.BoolOp) and isinstance(node.op, kind)


def within(outer: tuple[type[ast.AST], ...], inner: tuple[type[ast.AST], ...]) -> Is:
    """The one somewhere inside the other."""
    return lambda node: (
        isinstance(node, outer) and any(isinstance(part, inner) for part in ast.walk(node) if part is not node)
    )


def is_elif(node: ast.AST) -> bool:
    """An if that alone stands in the else of another, in the same column: the tree has no other word for it."""
    match node:
        case ast.If(orelse=[ast.If() as other]):
            return other.col_offset == node.col_offset
    return False


def has_else(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and bool(node.orelse) and not is_elif(node)


def has_nested_if(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and any(isinstance(part, ast.If) for line in node.body for part in ast.walk(line))


def takes_arguments(node: ast.AST) -> bool:
    if not isinstance(node, FUNCTIONS):
        return False
    given = node.args
    return bool(given.posonlyargs or given.args or given.kwonlyargs or given.vararg or given.kwarg)


def calls_itself(node: ast.AST) -> bool:
    return isinstance(node, FUNCTIONS) and any(
        isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == node.name
        for part in ast.walk(node)
    )


def makes(node: ast.AST, kind: str) -> bool:
    """By its name: `dict(beach="…")` is a dict as well as `{"beach": "…"}`."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == kind


def unpacks(node: ast.AST) -> bool:
    match node:
        case ast.Assign(targets=[*targets]):
            return any(isinstance(target, ast.Tuple | ast.List) for target in targets)
        case ast.For(target=target) | ast.comprehension(target=target):
            return isinstance(target, ast.Tuple | ast.List)
    return False


def uses_a_variable(node: ast.AST) -> bool:
    """Of a whole program: something is stored under a name, and read by it; a name alone on a line reads nothing."""
    if not isinstance(node, ast.Module):
        return False
    names = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
    stored = {name.id for name in names if isinstance(name.ctx, ast.Store)}
    alone = {part.value for part in ast.walk(node) if isinstance(part, ast.Expr)}
    return any(name.id in stored for name in names if isinstance(name.ctx, ast.Load) and name not in alone)


def repeats(*kinds: type[ast.AST]) -> Is:
    """A loop that is there for its own sake only does not count: it does nothing, or nothing again."""
    return lambda node: isinstance(node, kinds) and not (isinstance(node, LOOPS) and is_idle(node))


def is_idle(loop: ast.For | ast.While) -> bool:
    does = [line for line in loop.body if not isinstance(line, ast.Pass | ast.Break | ast.Continue)]
    if all(isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) for line in does):
        return True
    if isinstance(loop, ast.While):
        return isinstance(loop.test, ast.Constant) and not loop.test.value
    return rounds(loop.iter) < 2


def rounds(over: ast.expr) -> float:
    """How often a loop over it goes round, as far as it is written there; else without end."""
    match over:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            return math.inf if any(isinstance(item, ast.Starred) for item in items) else len(items)
        case ast.Constant(value=str(text)):
            return len(text)
        case ast.Call(func=ast.Name(id="range"), args=[ast.Constant(value=int(number))]):
            return number
    return math.inf


CONSTRUCTS: dict[str, Is] = {
    "for": repeats(ast.For),
    "while": repeats(ast.While),
    "loop": repeats(*LOOPS, *COMPREHENSIONS),
    "nested-loop": within(LOOPS, LOOPS),
    "break": a(ast.Break),
    "continue": a(ast.Continue),
    "while-true": lambda node: isinstance(node, ast.While) and constant(bool)(node.test) and node.test.value is True,  # type: ignore[attr-defined]
    "if": a(ast.If),
    "elif": is_elif,
    "else": has_else,
    "nested-if": has_nested_if,
    "if-expression": a(ast.IfExp),
    "match": a(ast.Match),
    "and": combines(ast.And),
    "or": combines(ast.Or),
    "not": lambda node: isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not),
    "in": compares(ast.In, ast.NotIn),
    "comparison": compares(ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE),
    "==": compares(ast.Eq),
    "!=": compares(ast.NotEq),
    "boolean": constant(bool),
    "string": constant(str),
    "number": constant(int, float),
    "none": constant(type(None)),
    "f-string": a(ast.JoinedStr),
    "list": lambda node: (isinstance(node, ast.List) and isinstance(node.ctx, ast.Load)) or makes(node, "list"),
    "nested-list": within((ast.List, ast.ListComp), (ast.List, ast.ListComp)),
    "tuple": lambda node: (isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load)) or makes(node, "tuple"),
    "dict": lambda node: isinstance(node, ast.Dict | ast.DictComp) or makes(node, "dict"),
    "set": lambda node: isinstance(node, ast.Set | ast.SetComp) or makes(node, "set"),
    "comprehension": a(*COMPREHENSIONS),
    "index": lambda node: isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice),
    "slice": lambda node: isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice),
    "variable": uses_a_variable,
    "assign": a(ast.Assign, ast.AnnAssign, ast.NamedExpr),
    "+=": a(ast.AugAssign),
    "unpack": unpacks,
    "+": computes(ast.Add),
    "-": computes(ast.Sub),
    "*": computes(ast.Mult),
    "/": computes(ast.Div),
    "//": computes(ast.FloorDiv),
    "%": computes(ast.Mod),
    "**": computes(ast.Pow),
    "def": a(*FUNCTIONS),
    "arguments": takes_arguments,
    "return": lambda node: isinstance(node, ast.Return) and node.value is not None,
    "recursion": calls_itself,
    "lambda": a(ast.Lambda),
    "class": a(ast.ClassDef),
    "global": a(ast.Global, ast.Nonlocal),
    "call": a(ast.Call),
    "method": lambda node: isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute),
    "import": a(ast.Import, ast.ImportFrom),
    "try": a(ast.Try),
    "raise": a(ast.Raise),
    "with": a(ast.With),
}


@once
def constructs(tree: ast.AST) -> Counter[str]:
    """Which of CONSTRUCTS, and how often."""
    return Counter(name for node in ast.walk(tree) for name, is_it in CONSTRUCTS.items() if is_it(node))


@once
def defined(tree: ast.AST) -> set[str]:
    """Names of functions and classes."""
    return {node.name for node in ast.walk(tree) if isinstance(node, DEFINES)}


@once
def called(tree: ast.AST) -> Counter[str]:
    """What is called, by each name that an author may use: "random.choice" however it was imported, and "choice"."""
    modules, members, stars = imported(tree)
    own = defined(tree)
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = dotted(node.func)
        first, _, rest = name.partition(".")
        names = {name, name.rpartition(".")[2], members.get(first, first) + (f".{rest}" if rest else "")}
        if first in modules and rest:
            names.add(f"{modules[first]}.{rest}")
        if not rest and first not in own:
            names |= {f"{module}.{first}" for module in stars}
        found.update(names - {""})
    return found


def imported(tree: ast.AST) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Modules by the names they go by here, members with their modules, and modules of which all is taken."""
    modules: dict[str, str] = {}
    members: dict[str, str] = {}
    stars: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules |= {each.asname: each.name for each in names if each.asname}
            case ast.ImportFrom(module=str(module), names=names):
                stars |= {module for each in names if each.name == "*"}
                members |= {each.asname or each.name: f"{module}.{each.name}" for each in names if each.name != "*"}
    return modules, members, stars


def dotted(node: ast.AST) -> str:
    """ "random.choice"; of a method of something longer, its own name with a dot before it."""
    return ".".join(reversed(list(_parts(node))))


def _parts(node: ast.AST) -> Iterator[str]:
    while isinstance(node, ast.Attribute):
        yield node.attr
        node = node.value
    yield node.id if isinstance(node, ast.Name) else ""


def names_in(key: str) -> list[str]:
    return [name.strip() for name in key.split(",")]


def is_written(tree: ast.AST | None, wanted: Source) -> bool:
    if tree is None:
        return False
    used, calls, names = constructs(tree), called(tree), defined(tree)
    return (
        all(used[name] for name in wanted.uses)
        and not any(used[name] or calls[name] for name in wanted.lacks)
        and set(wanted.defines) <= names
        and all(calls[name] for name in wanted.calls)
        and all(
            sum(max(used[name], calls[name]) for name in names_in(key)) <= most for key, most in wanted.most.items()
        )
    )
