"""A reply's code put together with the student's file in the ways a student would: which programs come of it."""

import ast
import difflib
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from tutor.guard import trees

MOST = 10
MOST_LINES = 400
ALIKE = 0.6
SAME = 0.8


def programs(code: str, source: str, *, solution: str = "", places: Iterable[int] = ()) -> list[str]:
    """At most `MOST` that Python can read and that are not the student's own. `places`: lines that are at fault."""
    code, source = textwrap.dedent(code).strip("\n"), source.rstrip()
    if max(code.count("\n"), source.count("\n")) > MOST_LINES:
        code, source = code[:8_000], "\n".join(source.splitlines()[:MOST_LINES])
    found: dict[str, str] = {}
    own = _dump(source)
    for program in _all(code, source, solution, sorted(set(places))):
        dump = _dump(program)
        if dump and dump != own:
            found.setdefault(dump, program)
    return list(found.values())[:MOST]


def _dump(program: str) -> str:
    tree = trees.parsed(program)
    return ast.dump(tree) if tree is not None and tree.body else ""


def _all(code: str, source: str, solution: str, places: Sequence[int]) -> Iterator[str]:
    lines, new = source.splitlines(), code.splitlines()
    if solution:
        yield woven(new, lines, solution.splitlines())
    yield code
    yield from with_functions(code, source)
    yield from (put(lines, at, at + 1, new) for at, line in enumerate(lines) if line.strip() in ("pass", "..."))
    for place in places:
        if 0 < place <= len(lines):
            yield put(lines, place - 1, place, new)
            yield put(lines, place, place, new)
    yield line_by_line(new, lines)
    yield in_place_of_the_likest(new, lines)
    yield f"{source}\n{code}"
    yield f"{code}\n{source}"
    if lines:
        yield put(lines, len(lines), len(lines), new)


def put(lines: Sequence[str], first: int, end: int, new: Sequence[str]) -> str:
    """Lines `first` to `end`, from 0, half open, become the new ones, moved in as far as the old."""
    near = lines[min(first, len(lines) - 1)] if first < end else lines[first - 1]
    indent = near[: len(near) - len(near.lstrip())]
    moved = textwrap.indent("\n".join(new), indent).splitlines()
    return "\n".join([*lines[:first], *moved, *lines[end:]])


def woven(new: Sequence[str], lines: Sequence[str], solution: Sequence[str]) -> str:
    """In the solution's order what the student has of it, and what the reply brings; the rest is missing."""
    taken = []
    for wanted in solution:
        place = wanted[: len(wanted) - len(wanted.lstrip())]
        if not wanted.strip():
            continue
        likest = likest_of(wanted, lines, SAME) or likest_of(wanted, new, ALIKE)
        if likest:
            taken.append(place + likest.strip())
    return "\n".join(taken)


def likest_of(wanted: str, lines: Sequence[str], least: float) -> str:
    found = max(lines, key=lambda line: alike(wanted, line), default="")
    return found if alike(wanted, found) >= least else ""


def alike(one: str, other: str) -> float:
    one, other = one.strip(), other.strip()
    if one == other:
        return 1.0 if one else 0.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < ALIKE else matcher.ratio()


def line_by_line(new: Sequence[str], lines: Sequence[str]) -> str:
    """Each new line in the place of the likest of the student's; what is like none comes after the one before it."""
    result = list(lines)
    at = len(result) - 1
    for line in new:
        if not line.strip():
            continue
        best = max(range(len(result)), key=lambda place: alike(line, result[place]), default=-1)
        if best >= 0 and alike(line, result[best]) >= ALIKE:
            old = result[best]
            result[best] = old[: len(old) - len(old.lstrip())] + line.strip()
            at = best
        else:
            old = result[at] if 0 <= at < len(result) else ""
            deeper = "    " if old.rstrip().endswith(":") else ""
            result.insert(at + 1, old[: len(old) - len(old.lstrip())] + deeper + line.strip())
            at += 1
    return "\n".join(result)


def in_place_of_the_likest(new: Sequence[str], lines: Sequence[str]) -> str:
    """As many of the student's lines in a row, where they are most like the new ones."""
    size = max(1, len(new))
    starts = range(max(1, len(lines) - size + 1))
    text = "\n".join(line.strip() for line in new)
    best = max(starts, key=lambda at: alike(text, "\n".join(line.strip() for line in lines[at : at + size])))
    return put(lines, best, min(best + size, len(lines)), new) if lines else "\n".join(new)


def with_functions(code: str, source: str) -> Iterator[str]:
    """Functions of the reply in the place of the student's of the same name."""
    tree, own = trees.parsed(code), trees.parsed(source)
    if tree is None or own is None:
        return
    new = {node.name: ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
    same = [node for node in own.body if isinstance(node, ast.FunctionDef) and node.name in new]
    if not same:
        return
    lines = source.splitlines()
    for node in reversed(same):
        lines[node.lineno - 1 : node.end_lineno] = new[node.name].splitlines()
    yield "\n".join(lines)
