"""What one statement does, as the rest of a sentence that begins with "Line 3"; and the card that says more."""

import ast
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from tutor.acting.explaining.values import asked, code, listed, question, shortened, value

TURTLE = {
    "forward": gettext_noop("moves the turtle {first} steps forward"),
    "fd": gettext_noop("moves the turtle {first} steps forward"),
    "backward": gettext_noop("moves the turtle {first} steps back"),
    "left": gettext_noop("turns the turtle left by {first} degrees"),
    "lt": gettext_noop("turns the turtle left by {first} degrees"),
    "right": gettext_noop("turns the turtle right by {first} degrees"),
    "rt": gettext_noop("turns the turtle right by {first} degrees"),
    "circle": gettext_noop("draws a circle with the radius {first}"),
    "dot": gettext_noop("draws a dot"),
    "penup": gettext_noop("lifts the pen, so that nothing is drawn"),
    "pendown": gettext_noop("puts the pen down, so that it draws again"),
    "color": gettext_noop("takes another colour: {first}"),
    "pensize": gettext_noop("makes the pen {first} wide"),
    "begin_fill": gettext_noop("begins a shape that will be filled"),
    "end_fill": gettext_noop("fills the shape with colour"),
    "hideturtle": gettext_noop("hides the turtle"),
}
LISTS = {
    "append": gettext_noop("puts {first} at the end of {owner}"),
    "remove": gettext_noop("takes {first} out of {owner}"),
    "sort": gettext_noop("puts {owner} in order"),
    "shuffle": gettext_noop("mixes {first}"),
}
CHANGES = {
    ast.Add: gettext_noop("adds {value} to {name}"),
    ast.Sub: gettext_noop("takes {value} away from {name}"),
    ast.Mult: gettext_noop("multiplies {name} by {value}"),
    ast.Div: gettext_noop("divides {name} by {value}"),
}


class Clause(NamedTuple):
    text: str
    card: str = ""


def clause(node: ast.stmt | ast.ExceptHandler, own: frozenset[str] = frozenset()) -> Clause:
    """`own`: the functions that the program makes itself."""
    match node:
        case ast.Assign() | ast.AnnAssign(value=ast.expr()):
            return _given(node)
        case ast.AugAssign(op=op, value=given, target=target) if type(op) in CHANGES:
            return Clause(_(CHANGES[type(op)]).format(value=value(given), name=f"`{code(target)}`"), "counting")
        case ast.Expr(value=ast.Call() as call):
            return _called(call, own)
        case ast.Expr(value=ast.Constant(value=str())):
            return Clause(_("only says something to whoever reads the program"))
        case ast.If():
            return Clause(_("looks whether {question}").format(question=question(node.test)), "if")
        case ast.While() | ast.For():
            return _repeated(node)
        case ast.FunctionDef():
            return _made(node)
        case ast.Return(value=None):
            return Clause(_("leaves the function"), "return")
        case ast.Return(value=ast.expr() as given):
            return Clause(_("leaves the function and hands back {value}").format(value=value(given)), "return")
        case ast.Break():
            return Clause(_("leaves the loop"), "break")
        case ast.Continue():
            return Clause(_("goes on with the next round of the loop"), "break")
        case ast.Import() | ast.ImportFrom():
            return _fetched(node)
    return _rare(node)


def _rare(node: ast.stmt | ast.ExceptHandler) -> Clause:
    match node:
        case ast.Try():
            return Clause(
                _("tries the lines below it; if one of them fails, the program goes on at `except`"), "errors"
            )
        case ast.ExceptHandler(type=ast.expr() as kind):
            return Clause(_("says what is done after a {kind}").format(kind=f"`{code(kind)}`"), "errors")
        case ast.ExceptHandler():
            return Clause(_("says what is done when it failed"), "errors")
        case ast.With(items=[ast.withitem(context_expr=given, optional_vars=ast.Name(id=name)), *_more]):
            return Clause(_("opens {value} and calls it `{name}`").format(value=value(given), name=name), "files")
        case ast.Global(names=names):
            names = [f"`{name}`" for name in names]
            return Clause(_("says that the function changes {names} of outside").format(names=listed(names)), "scope")
        case ast.Pass():
            return Clause(_("does nothing"))
    return Clause(_("does this: {code}").format(code=f"`{code(node)}`"))


def _given(node: ast.Assign | ast.AnnAssign) -> Clause:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    name = listed([f"`{code(target)}`" for target in targets])
    given = node.value
    assert given is not None
    counted = counting(node)
    if counted is not None:
        return counted
    prompt = asked(given)
    if prompt and _is_input(given):
        return Clause(_("asks “{prompt}” and keeps the answer as {name}").format(prompt=prompt, name=name), "input")
    if prompt:
        told = _("asks “{prompt}” and sets {name} to {value}")
        return Clause(told.format(prompt=prompt, name=name, value=value(given)), "input")
    if isinstance(targets[0], ast.Subscript):
        return Clause(_("puts {value} at {name}").format(value=value(given), name=name), "index")
    return Clause(_("sets {name} to {value}").format(value=value(given), name=name), "variables")


def counting(node: ast.Assign | ast.AnnAssign) -> Clause | None:
    """x = x + 1"""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=first), op=op, right=right)) if (
            name == first and type(op) in CHANGES
        ):
            return Clause(_(CHANGES[type(op)]).format(value=value(right), name=f"`{name}`"), "counting")
    return None


def _is_input(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input"


def _called(call: ast.Call, own: frozenset[str]) -> Clause:
    name = ast.unparse(call.func)
    first = value(call.args[0]) if call.args else ""
    last = name.rpartition(".")[2]
    if name == "print":
        return _shown(call)
    if name == "input":
        return Clause(_("waits until somebody presses Enter"), "input")
    if name in own:
        given = [value(part) for part in call.args]
        told = (
            _("does what your function {name} says, with {values}")
            if given
            else _("does what your function {name} says")
        )
        return Clause(told.format(name=f"`{name}`", values=listed(given)), "function")
    owner = f"`{code(call.func.value)}`" if isinstance(call.func, ast.Attribute) else ""
    if last in LISTS and (first or "{first}" not in LISTS[last]):
        return Clause(_(LISTS[last]).format(first=first, owner=owner), "list")
    if last in TURTLE and (first or "{first}" not in TURTLE[last]):
        return Clause(_(TURTLE[last]).format(first=first), "turtle")
    return Clause(_("calls {code}").format(code=f"`{code(call)}`"))


def _shown(call: ast.Call) -> Clause:
    if not call.args:
        return Clause(_("shows an empty line"), "run")
    shown = [f"“{text}”" if (text := _text(part)) else value(part) for part in call.args]
    return Clause(_("shows {values}").format(values=listed(shown)), "run")


def _text(node: ast.expr) -> str:
    return shortened(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _repeated(node: ast.While | ast.For) -> Clause:
    match node:
        case ast.While(test=ast.Constant(value=True)):
            return Clause(_("does the lines inside it again and again, until a `break`"), "while")
        case ast.While(test=test):
            told = _("does the lines inside it again and again, as long as {question}")
            return Clause(told.format(question=question(test)), "while")
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[times]), target=target):
            told = _("does the lines inside it {times} times; {name} counts from 0")
            return Clause(told.format(times=f"`{code(times)}`", name=f"`{code(target)}`"), "range")
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[first, end, *_step]), target=target):
            told = _(
                "does the lines inside it once for each number from {first} to just before {end}; it is called {name}"
            )
            return Clause(
                told.format(first=f"`{code(first)}`", end=f"`{code(end)}`", name=f"`{code(target)}`"), "range"
            )
    told = _("does the lines inside it once for each part of {value}; each time it is called {name}")
    return Clause(told.format(value=value(node.iter), name=f"`{code(node.target)}`"), "for")


def _made(node: ast.FunctionDef) -> Clause:
    names = [f"`{part.arg}`" for part in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]]
    if not names:
        return Clause(
            _("makes a function {name}; its lines are done when it is called").format(name=f"`{node.name}`"), "function"
        )
    told = ngettext(
        "makes a function {name}, which is handed {names}; its lines are done when it is called",
        "makes a function {name}, which is handed {names}; its lines are done when it is called",
        len(names),
    )
    return Clause(told.format(name=f"`{node.name}`", names=listed(names)), "arguments")


def _fetched(node: ast.Import | ast.ImportFrom) -> Clause:
    names = [f"`{alias.name}`" for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        told = _("fetches {names} from {module}, so that it can be used here")
        return Clause(told.format(names=listed(names), module=f"`{node.module}`"), "import")
    return Clause(_("fetches {names}, so that it can be used here").format(names=listed(names)), "import")
