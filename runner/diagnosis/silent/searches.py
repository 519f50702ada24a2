"""find() is no question: 0 counts as no, and -1, for not there, as yes."""

import ast
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent import kinds
from runner.diagnosis.silent.conditions import asked
from runner.diagnosis.silent.program import Program


def find_minus_one(program: Program) -> Iterator[Finding]:
    for asking in asked(program):
        test = compared_with_truth(asking)
        if is_find(program, test):
            yield program.finding(
                "find-minus-one",
                test,
                _(
                    "{where} takes `{call}` as a yes or no, but it gives a place: 0 for the very beginning, which "
                    "counts as no, and -1 for “not there”, which counts as yes."
                ),
                _("Should line {here} ask whether `{what}` is in `{text}`, or at which place?"),
                call=program.text(test),
                what=program.text(test.args[0]),  # type: ignore[attr-defined]
                text=program.text(test.func.value),  # type: ignore[attr-defined]
            )
    yield from unasked_places(program)


def compared_with_truth(test: ast.expr) -> ast.expr:
    """What is asked in `… == True`."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[ast.Constant(value=bool())]):
            return left
    return test


def is_find(program: Program, node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr="find" | "rfind", value=receiver), args=[_word, *_rest]):
            return kinds.kind(program, receiver) == "text"
    return False


def unasked_places(program: Program) -> Iterator[Finding]:
    """`alphabet[alphabet.find(letter) + 3]` without ever asking whether the letter is there."""
    compared = {id(side) for compare in program.of(ast.Compare) for side in program.inside(compare)}
    for call in program.of(ast.Call):
        if not is_find(program, call) or id(call) in compared:
            continue
        place = place_used(program, call)
        if place is None or is_asked(program, call.args[0], place):
            continue
        yield program.finding(
            "find-minus-one",
            call,
            _(
                "{where}: where `{what}` is not found, `find()` gives -1, and the program goes on with -1 as if it "
                "were a place."
            ),
            _("What should happen when `{what}` is not in `{text}`?"),
            what=program.text(call.args[0]),
            text=program.text(call.func.value),
        )


def place_used(program: Program, call: ast.Call) -> str | None:
    """The name the place is stored under ("": used at once), if it is counted on with or used as an index."""
    parent = program.parent[call]
    if is_counted_on(program, call):
        return ""
    match parent:
        case ast.Assign(targets=[ast.Name(id=name) as target]):
            home = program.home_of_store(target)
            if any(is_counted_on(program, read) for read in program.reads(home, name)):
                return name
    return None


def is_counted_on(program: Program, node: ast.AST) -> bool:
    for above in program.above(node):
        if isinstance(above, ast.Subscript):
            return not program.holds(above.value, node)
        if not isinstance(above, ast.BinOp):
            return False
    return False


def is_asked(program: Program, what: ast.expr, place: str) -> bool:
    """Whether any condition looks at what is searched for, or at the place."""
    words = {part.id for part in program.inside(what) if isinstance(part, ast.Name)} | {place}
    if isinstance(what, ast.Name):
        words.add(what.id)
    return bool(words & program.asked_names)
