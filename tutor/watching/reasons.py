"""Why a line was never reached: the first place on the way to it at which Python went elsewhere."""

import ast
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tutor.watching.reading import Program, StatementPlace, has_code, is_watched
from tutor.watching.record import Record

Kind = Literal["untrue", "true", "empty", "uncalled", "unharmed", "ended"]
JUMPS = {ast.Return: "return", ast.Break: "break", ast.Continue: "continue"}


class Reason(NamedTuple):
    kind: Kind
    line: int  # where it was decided
    word: str = ""  # the function that was not called, or what ended


def why_not(program: Program, record: Record, line: int) -> Reason | None:
    """None where it was reached, or nobody can say."""
    missed = next((each for each in program.around(line) if not record.times(each.statement.lineno)), None)
    if missed is None or not record.is_whole or not has_code(missed.statement):
        return None
    if any(record.times(each.lineno) for each in missed.before):
        return _ended_before(record, missed)
    return _never_begun(record, missed)


def _ended_before(record: Record, missed: StatementPlace) -> Reason | None:
    """Something in the same block, before it, ended the loop, the function or the program."""
    reached = [each for each in missed.before if record.times(each.lineno)]
    jumps = [each for each in _jumps(reached[-1]) if record.times(each.lineno)]
    return Reason("ended", jumps[-1].lineno, _word(jumps[-1])) if jumps else None


def ended_by(record: Record, loop: ast.For | ast.While) -> tuple[str, int] | None:
    """The word and the line of what ended a loop in the middle of a round, if something did."""
    inside = [jump for each in loop.body for jump in _jumps(each) if not isinstance(jump, ast.Continue)]
    done = [each for each in inside if record.times(each.lineno)]
    return (_word(done[-1]), done[-1].lineno) if done else None


def _jumps(statement: ast.stmt) -> Iterator[ast.stmt]:
    """None of those that stand in a function of their own, or in a loop that they end themselves."""
    if isinstance(statement, ast.FunctionDef):
        return
    if _word(statement):
        yield statement
    for child in ast.iter_child_nodes(statement):
        if isinstance(child, ast.stmt | ast.ExceptHandler):
            inner = _jumps(child)  # type: ignore[arg-type]
            is_loop = isinstance(statement, ast.For | ast.While)
            yield from (each for each in inner if not is_loop or not isinstance(each, ast.Break | ast.Continue))


def _word(statement: ast.stmt) -> str:
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Name(id="exit" | "quit" as name))):
            return name
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="sys"), attr="exit"))):
            return "exit"
    return JUMPS.get(type(statement), "")


def _never_begun(record: Record, missed: StatementPlace) -> Reason | None:
    holder = missed.holder
    match holder, missed.part:
        case ast.If() | ast.While(), "body":
            return Reason("untrue", holder.lineno) if is_watched(holder) else None
        case ast.If(), "orelse":
            return Reason("true", holder.lineno) if is_watched(holder) else None
        case ast.For(), "body":
            return Reason("empty", holder.lineno) if is_watched(holder) else None
        case ast.FunctionDef(name=name), "body":
            return Reason("uncalled", holder.lineno, name)
        case ast.Try(), "handlers":
            return Reason("unharmed", holder.lineno)
    return None
