"""A function tried out with simple values: which ones fit it, and what it gives for them in a real run."""

import ast
import json
import secrets
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from runner.diagnosis.sources import parse

NUMBERS, TEXTS = (3, 10, 0), ("hello", "Ada", "")
LISTS: tuple[list[int], ...] = ([1, 2, 3], [5], [])
NUMBER_NAMES = frozenset(
    "n number x y a b size width height length radius age score points side sides times count row column start end "
    "price amount total year day hours minutes key percent".split()
)
LIST_NAMES = frozenset("numbers items values scores list words names things colours colors board questions".split())
TEXT_METHODS = frozenset("upper lower strip split title replace startswith endswith isdigit capitalize join".split())
MOST_CALLS = 3
MOST_ARGUMENTS = 4
LONGEST = 60  # characters of a result that is still a test


class Call(NamedTuple):
    code: str  # "bigger(3, 10)"
    gives: str = ""  # as Python writes it
    prints: str = ""
    failed: str = ""


def functions(tree: ast.Module, first: int, last: int) -> list[ast.FunctionDef]:
    """Those that the lines touch, the innermost choice left to nobody: functions at the top only."""
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.lineno <= last and (node.end_lineno or 0) >= first
    ]


def calls(function: ast.FunctionDef) -> list[str]:
    """Calls with simple values; none where nobody can know what it wants."""
    arguments = function.args
    if arguments.vararg or arguments.kwarg or arguments.kwonlyargs or len(arguments.args) > MOST_ARGUMENTS:
        return []
    wanted = arguments.args[: len(arguments.args) - len(arguments.defaults)]
    if not wanted:
        return [f"{function.name}()"]
    choices = [_values_for(function, argument.arg, place) for place, argument in enumerate(wanted)]
    found = [f"{function.name}({', '.join(repr(choice[turn]) for choice in choices)})" for turn in range(MOST_CALLS)]
    return list(dict.fromkeys(found))


def _values_for(function: ast.FunctionDef, name: str, place: int) -> Sequence[object]:
    """By how it is used, then by what it is called. Two numbers are not the same number."""
    kind = next(_kinds(function, name), "")
    if not kind:
        kind = "list" if name in LIST_NAMES else "number" if name in NUMBER_NAMES else "text"
    if kind == "number":
        return [*NUMBERS[place % 3 :], *NUMBERS[: place % 3]]
    return LISTS if kind == "list" else [*TEXTS[place % 2 :], *TEXTS[: place % 2]]


def _kinds(function: ast.FunctionDef, name: str) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.BinOp(left=left, right=right, op=ast.Sub() | ast.Mult() | ast.Div() | ast.FloorDiv() | ast.Pow()):
                if _is(left, name) or _is(right, name):
                    yield "number"
            case (
                ast.BinOp(left=left, right=ast.Constant(value=value))
                | ast.Compare(left=left, comparators=[ast.Constant(value=value)])
            ) if _is(left, name):
                yield "text" if isinstance(value, str) else "number"
            case ast.Call(func=ast.Name(id="range"), args=args) if any(_is(part, name) for part in args):
                yield "number"
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if _is(owner, name):
                yield "text" if method in TEXT_METHODS else "list"
            case ast.For(iter=iterated) if _is(iterated, name):
                yield "list" if name in LIST_NAMES or name.endswith("s") else "text"


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def program(source: str, wanted: Sequence[str], mark: str) -> str | None:
    """What the file makes (functions, imports, plain values), then the calls; None where it cannot be read.

    The rest of the file is left out: it asks and shows things that belong to no test.
    """
    tree = parse(source)
    if tree is None:
        return None
    kept = [ast.unparse(node) for node in tree.body if _only_makes(node)]
    asked = [_asked(call, number, mark) for number, call in enumerate(wanted)]
    return "\n".join([*kept, *asked]) + "\n"


def _only_makes(node: ast.stmt) -> bool:
    match node:
        case ast.FunctionDef() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(value=value):
            return not any(isinstance(part, ast.Call) for part in ast.walk(value))
    return False


def _asked(call: str, number: int, mark: str) -> str:
    return (
        f"print({mark!r} + 'begin {number}')\n"
        f"try:\n    print({mark!r} + 'gives ' + repr({call}))\n"
        f"except Exception as error:\n    print({mark!r} + 'failed ' + type(error).__name__)\n"
    )


def new_mark() -> str:
    """What a program cannot print by itself."""
    return f"{secrets.token_hex(8)}:"


def results(printed: str, wanted: Sequence[str], mark: str) -> list[Call]:
    """What came of each call, read as a stranger's word: only plain values count."""
    found = []
    for part in printed.split(f"{mark}begin ")[1:]:
        number, _, rest = part.partition("\n")
        if not number.strip().isdecimal() or int(number) >= len(wanted):
            continue
        prints, sign, told = rest.partition(mark)
        word, _, value = told.partition("\n")[0].partition(" ")
        call = Call(wanted[int(number)], prints=prints.strip())
        if sign and word == "failed":
            found.append(call._replace(failed=value[:40]))
        elif sign and word == "gives" and is_plain(value):
            found.append(call._replace(gives=value))
    return found


def is_plain(value: str) -> bool:
    if len(value) > LONGEST:
        return False
    try:
        ast.literal_eval(value)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def lines(found: Sequence[Call]) -> list[str]:
    """As a beginner would write them: what it gives, beside what it gave. Whether that is right nobody else can say."""
    tests = []
    for call in found:
        if call.failed or (call.gives == "None" and not call.prints):
            continue
        if call.gives != "None":
            tests.append(f"print({_quoted(call.code)}, {call.code}, {_quoted(_asks(call.gives))})")
        else:
            shown = call.prints.partition("\n")[0][:LONGEST]
            tests.append(f"{call.code}  # it showed {shown} - is that right?")
    return tests


def _asks(gives: str) -> str:
    return f"- it gave {gives}. Is that right?"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
