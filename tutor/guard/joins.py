"""A reply's code put together with the student's file in the ways a student would: which programs come of it."""

import ast
import difflib
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from runner.diagnosis.sources import lines_in
from tutor.guard import trees, words

MOST = 5  # each may cost a kernel
MOST_LINES = 400
ALIKE = 0.6
SAME = 0.8


def programs(code: str, source: str, *, solution: str = "", places: Iterable[int] = ()) -> list[str]:
    """At most `MOST` that Python can read and that are not the student's own. `places`: lines that are at fault."""
    code, source = textwrap.dedent(code).strip("\n"), source.rstrip()
    if max(code.count("\n"), source.count("\n")) > MOST_LINES:
        code, source = code[:8_000], "\n".join(source.splitlines()[:MOST_LINES])
    if is_quoted(code, source):
        return []
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
    """The likeliest first."""
    lines, new = source.splitlines(), code.splitlines()
    if not touches(code, f"{source}\n{solution}"):
        yield from (code, f"{source}\n{code}")
        return
    if solution:
        yield woven(new, lines, solution.splitlines())
    yield from with_functions(code, source)
    yield from (put(lines, at, at + 1, new) for at, line in enumerate(lines) if line.strip() in ("pass", "..."))
    yield line_by_line(new, lines)
    yield code
    yield f"{source}\n{code}"
    for place in places:
        if 0 < place <= len(lines):
            yield put(lines, place - 1, place, new)
            yield put(lines, place, place, new)
    yield f"{code}\n{source}"


def touches(code: str, source: str) -> bool:
    """It has a name of the student's or of the solution's; otherwise it is an example on other code."""
    return bool(names_in(code) & names_in(source)) or not names_in(code)


def names_in(code: str) -> set[str]:
    return {word for word in words.words(words.without_comments(code)) if word.isidentifier()} - words.KEPT


def is_quoted(code: str, source: str) -> bool:
    """Lines of the student's own, as they follow each other."""
    one, other = ("\n".join(line.strip() for line in text.splitlines() if line.strip()) for text in (code, source))
    return f"\n{one}\n" in f"\n{other}\n"


def put(lines: Sequence[str], first: int, end: int, new: Sequence[str]) -> str:
    """Lines `first` to `end`, from 0, half open, become the new ones, moved in as far as the old."""
    near = lines[min(first, len(lines) - 1)] if first < end else lines[first - 1]
    moved = textwrap.indent("\n".join(new), indent_of(near)).splitlines()
    return "\n".join([*lines[:first], *moved, *lines[end:]])


def woven(new: Sequence[str], lines: Sequence[str], solution: Sequence[str]) -> str:
    """In the solution's order what the student has of it, and what the reply brings; the rest is missing."""
    taken = []
    for wanted in solution:
        if not wanted.strip():
            continue
        likest = likest_of(wanted, lines, SAME) or likest_of(wanted, new, ALIKE)
        if likest:
            taken.append(indent_of(wanted) + likest.strip())
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
    """Each new line in the place of the likest of the student's; those between two of them keep between them."""
    result = list(lines)
    after, waiting = len(result), [line for line in new if line.strip()]
    while waiting:
        line = waiting.pop()  # the last first, so that places before it stay as they are
        best = max(range(after), key=lambda place: alike(line, result[place]), default=-1)
        if best >= 0 and alike(line, result[best]) >= ALIKE:
            result[best] = indent_of(result[best]) + line.strip()
            after = best
        else:
            near = result[after] if after < len(result) else (result[-1] if result else "")
            result.insert(after, indent_of(near) + line.strip())
    return "\n".join(result)


def indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def with_functions(code: str, source: str) -> Iterator[str]:
    """Functions of the reply in the place of the student's of the same name."""
    tree, own = trees.parsed(code), trees.parsed(source)
    if tree is None or own is None:
        return
    new = {node.name: ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
    same = [node for node in own.body if isinstance(node, ast.FunctionDef) and node.name in new]
    if not same:
        return
    lines = lines_in(source)
    for node in reversed(same):
        lines[node.lineno - 1 : node.end_lineno] = new[node.name].splitlines()
    yield "\n".join(lines)
