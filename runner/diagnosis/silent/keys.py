"""A key that stands in one dict more than once."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.silent.program import Program

Pair = tuple[ast.expr, ast.expr]


def key_twice(program: Program) -> Iterator[Finding]:
    """`{"Mon": "maths", "Mon": "art"}`"""
    for node in program.of(ast.Dict):
        for pairs in _of_one_key(node):
            lost = _lost(pairs)
            if lost:
                yield _only_the_last(program, node, pairs, lost)


def _of_one_key(node: ast.Dict) -> list[list[Pair]]:
    """The pairs whose keys are one and the same for Python: 1 is 1.0 and True."""
    found: dict[object, list[Pair]] = defaultdict(list)
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            return []  # with `**other` it may be meant which value wins
        try:
            found[ast.literal_eval(key)].append((key, value))
        except (ValueError, TypeError):
            continue  # it is only known while the program runs, or can be no key at all
    return list(found.values())


def _lost(pairs: list[Pair]) -> list[ast.expr]:
    """The values that are other than the last one, each once."""
    last = ast.dump(pairs[-1][1])
    written = {ast.dump(value): value for _key, value in pairs}
    return [value for dumped, value in written.items() if dumped != last]


def _only_the_last(program: Program, node: ast.Dict, pairs: list[Pair], lost: list[ast.expr]) -> Finding:
    (first, _value), (key, last) = pairs[0], pairs[-1]
    if ast.dump(first) != ast.dump(key):
        sentence = _(
            "{where} has the key `{key}`, which is for Python the same key as `{same}` in line {earlier}: only the "
            "last value, `{last}`, stays."
        )
    elif len(pairs) == 2:
        sentence = _(
            "{where} has the key `{key}` once more: of the two values under `{key}` only the last one, `{last}`, stays."
        )
    else:
        sentence = _(
            "{where} has the key `{key}` once more: of the {count} values under `{key}` only the last one, `{last}`, "
            "stays."
        )
    place = _place(program, node, key)
    return program.finding(
        "key-twice",
        key,
        sentence,
        _look(lost, place),
        key=program.text(key),
        same=program.text(first),
        earlier=first.lineno,
        count=len(pairs),
        value=program.text(lost[0]),
        last=program.text(last),
        place=place,
    )


def _look(lost: list[ast.expr], place: str) -> str:
    if len(lost) > 1:
        return _("Which values does your program write for `{key}`, and which one should `{key}` have?")
    if place:
        return _("What should `{place}` be: `{value}`, `{last}`, or both?")
    return _("What should stand under the key `{key}`: `{value}`, `{last}`, or both?")


def _place(program: Program, node: ast.Dict, key: ast.expr) -> str:
    """`timetable["Mon"]`; "" where the dict has no name."""
    match program.parent[node]:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return f"{name}[{program.text(key)}]"
    return ""
