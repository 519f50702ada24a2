"""Curly brackets in a text that has no f before it."""

import ast
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.program import FUNCTIONS, Program

# A name in the brackets, with what may follow it: `{name}`, `{items[0]}`, `{price:.2f}`, `{name.upper()}`.
FIELD = re.compile(
    r"\{ *([A-Za-z_]\w*)((?:\.\w+|\[[^\]{}]*\]|\([^(){}]*\))*|(?: *[-+*/] *[\w.]+)*) *(?:![rsa])?(?::[^{}]*)?\}"
)
BEGINS_WITH_F = re.compile(r"f[\s\"'A-Z{]")
FILLING = frozenset({"format", "format_map", "replace", "substitute", "sub", "compile"})


def missing_f(program: Program) -> Iterator[Finding]:
    is_filled_somewhere = program.once(fills_texts)
    for text in program.of(ast.Constant):
        if not isinstance(text.value, str) or "{" not in text.value or len(text.value) > 5_000:
            continue
        if is_filled_somewhere and not is_shown(program, text):
            continue
        name = variable_in(program, text)
        if name and not is_meant_so(program, text):
            filled = filled_text(program, text)
            look = (
                _("What stands before the first quote in line {line}, and what in line {here}?")
                if filled
                else _(
                    "Only an f-string puts a value into its curly brackets. "
                    "What is shown for `{field}` in line {here}, and what did you want to see?"
                )
            )
            sentence = _("{where}: `{field}` is shown as it stands, with its brackets, and not the value of `{name}`.")
            if BEGINS_WITH_F.match(text.value):
                sentence = _(
                    "{where}: the `f` stands inside the quotes, so it is a letter of the text, "
                    "and `{field}` is shown as it stands."
                )
                look = _("Only an `f` before the quote counts. What comes first in line {here}, the `f` or the quote?")
            place = {"line": filled.lineno} if filled else {}
            yield program.finding(
                "missing-f",
                text,
                sentence,
                look,
                name=name,
                field=FIELD.search(text.value)[0],  # type: ignore[index]
                **place,
            )


def fills_texts(program: Program) -> bool:
    """Whether texts kept under a name are filled in later."""
    return any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in FILLING
        and not isinstance(call.func.value, (ast.Constant, ast.JoinedStr))
        for call in program.of(ast.Call)
    )


def filled_text(program: Program, text: ast.Constant) -> ast.JoinedStr | None:
    """The nearest f-string, to compare with."""
    others = [other for other in program.of(ast.JoinedStr) if other.lineno != text.lineno]
    return min(others, key=lambda other: abs(other.lineno - text.lineno), default=None)


def is_shown(program: Program, text: ast.AST) -> bool:
    """Given to print() or input() as it stands, or added to something that is."""
    for above in program.above(text):
        if isinstance(above, ast.Call):
            return program.is_builtin(above.func, "print", "input")
        if not isinstance(above, ast.BinOp) or not isinstance(above.op, ast.Add):
            return False
    return False


def variable_in(program: Program, text: ast.Constant) -> str:
    """The first name in curly brackets, if it and all others in that text are variables that can be seen here."""
    words = str(text.value)
    if "{{" in words or is_in_f_string(program, text):
        return ""
    fields = list(FIELD.finditer(words))
    if not fields or not len(fields) == words.count("{") == words.count("}"):
        return ""
    scope = program.scope[text]
    for field in fields:
        home = scope.home(field[1])
        if home is None or any(isinstance(store, (*FUNCTIONS, ast.ClassDef)) for store in home.stores[field[1]]):
            return ""
    return fields[0][1]


def is_in_f_string(program: Program, text: ast.AST) -> bool:
    return isinstance(program.parent[text], (ast.JoinedStr, ast.FormattedValue))


def is_meant_so(program: Program, text: ast.Constant) -> bool:
    """A docstring, a raw text, a key, something that is filled in right there."""
    parent = program.parent[text]
    if isinstance(parent, ast.keyword):
        parent = program.parent[parent]
    start = program.source.characters(text.lineno, text.col_offset)
    if program.source.line(text.lineno)[start : start + 2].lower().startswith(("r", "br")):
        return True
    match parent:
        case ast.Expr() | ast.Subscript() | ast.Compare() | ast.MatchValue():
            return True
        case ast.Attribute():
            return True
        case ast.Dict(keys=keys):
            return any(key is text for key in keys)
        case ast.BinOp(op=ast.Mod()):
            return True
        case ast.Call(func=ast.Attribute(attr=verb)):
            return verb in FILLING or verb in (
                "strptime",
                "strftime",
                "find",
                "count",
                "split",
                "startswith",
                "endswith",
            )
    return False
