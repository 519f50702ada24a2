"""Names: misspelled, with other capitals, too early, out of reach, without quotes."""

import ast
import itertools
import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.kinds import line, mistake

BUILTINS = {
    "print": ("pritn", "prnt", "pirnt", "prin", "printt"),
    "input": ("imput", "inptu", "inpt", "inupt"),
    "range": ("rnage", "rang", "ragne"),
    "len": ("lenn", "leng", "lne"),
    "int": ("itn", "inte"),
    "str": ("srt", "string"),
    "round": ("ruond", "rond"),
}


def typos(name: str) -> list[str]:
    """As fingers make them."""
    middle = len(name) // 2
    swapped = name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]
    made = [swapped, name[:middle] + name[middle + 1 :], name + name[-1], name[:middle] + name[middle - 1 :]]
    return [typo for typo in made if typo != name and len(typo) > 2] if len(name) > 3 else []


def own_names(code: Code) -> list[str]:
    return [*code.kinds, *(name for name in code.functions)]


@mistake("name-misspelled", "name-typo")
def name_misspelled(code: Code) -> Iterator[Edit]:
    for name in own_names(code):
        for number, node in enumerate(code.loads(name)):
            made = typos(name)
            if made:
                yield code.put(node, made[number % len(made)])


@mistake("name-misspelled-where-stored", "name-typo variable-unused", elsewhere=True)
def name_misspelled_where_stored(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        made, nodes = typos(name), code.stores(name)
        if made and len(nodes) == 1 and not name.startswith(tuple(code.functions)):
            yield code.put(nodes[0], made[len(code.source) % len(made)])


@mistake("builtin-misspelled", "name-typo")
def builtin_misspelled(code: Code) -> Iterator[Edit]:
    for name, made in BUILTINS.items():
        for number, node in enumerate(code.loads(name)):
            yield code.put(node, made[number % len(made)])


@mistake("name-plural", "name-typo")
def name_plural(code: Code) -> Iterator[Edit]:
    for name in own_names(code):
        new = name[:-1] if name.endswith("s") and len(name) > 4 else f"{name}s"
        for node in code.loads(name):
            yield code.put(node, new)


@mistake("name-capital", "name-case")
def name_capital(code: Code) -> Iterator[Edit]:
    for name in own_names(code):
        for node in code.loads(name):
            yield code.put(node, name.capitalize())


@mistake("name-capital-where-stored", "name-case variable-unused", elsewhere=True)
def name_capital_where_stored(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        nodes = code.stores(name)
        if len(nodes) == 1:
            yield code.put(nodes[0], name.capitalize())


@mistake("builtin-capital", "name-case")
def builtin_capital(code: Code) -> Iterator[Edit]:
    for name in BUILTINS:
        for number, node in enumerate(code.loads(name)):
            yield code.put(node, name.upper() if number == 2 else name.capitalize())


@mistake("value-moved-below", "name-not-yet name-unknown local-before-value", elsewhere=True)
def value_moved_below(code: Code) -> Iterator[Edit]:
    body = code.tree.body
    for first, second in itertools.pairwise(body):
        if isinstance(first, ast.Assign) and first.lineno == first.end_lineno:
            end = second.end_lineno or second.lineno
            moved = [*code.lines[first.lineno : end], code.line(first.lineno)]
            yield Edit(first.lineno, end, tuple(moved))


@mistake("value-at-the-end", "name-not-yet name-unknown", elsewhere=True)
def value_at_the_end(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if isinstance(node, ast.Assign | ast.FunctionDef):
            end = code.block_end(node)
            moved = [*code.lines[end:], *code.lines[node.lineno - 1 : end]]
            yield Edit(node.lineno, len(code.lines), tuple(moved))


@mistake("value-never-stored", "name-unknown name-not-yet name-typo", elsewhere=True)
def value_never_stored(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and len(code.loads(node.targets[0].id))
        ):
            yield Edit(node.lineno, code.block_end(node), ())


@mistake("another-name", "name-unknown")
def another_name(code: Code) -> Iterator[Edit]:
    words = ("money", "minutes", "wheels", "flowers", "kilos", "doors")
    for number, name in enumerate(own_names(code)):
        for node in code.loads(name):
            yield code.put(node, words[(number + len(code.lines)) % len(words)])


line("quotes-forgotten", "name-without-quotes name-unknown", r'"([A-Za-z]\w{2,})"', r"\1", only=r"^(?!.*=.*\{)")
line("quotes-forgotten-in-list", "name-without-quotes name-unknown", r'"([A-Za-z]\w{2,})"', r"\1", only=r"= \[")
line(
    "quotes-forgotten-in-condition",
    "name-without-quotes name-unknown",
    r'"([A-Za-z]\w*)"',
    r"\1",
    only=r"^\s*(if|elif|while)\b",
)


@mistake("import-forgotten", "name-missing-import", elsewhere=True)
def import_forgotten(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Import):
        yield Edit(node.lineno, node.lineno, (), line=0)


@mistake("local-used-outside", "name-in-function")
def local_used_outside(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if indent_of(code.lines[-1]):
        return
    for function in code.functions.values():
        for node in ast.walk(function):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id not in code.kinds:
                yield Edit(end + 1, end, (f"print({node.id})",))
        for argument in function.args.args:
            yield Edit(end + 1, end, (f'print("It was", {argument.arg})',))


@mistake("local-in-place-of-result", "name-in-function")
def local_in_place_of_result(code: Code) -> Iterator[Edit]:
    """The function is called, and then its own variable is used instead of what it gave."""
    for function in code.functions.values():
        stored = [
            node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        ]
        for node in code.tree.body:
            if isinstance(node, ast.Expr) and stored and "print(" in code.line(node.lineno):
                for name in re.findall(r", (\w+)\)$", code.line(node.lineno)):
                    if name in code.kinds and stored[0] not in code.kinds:
                        new = re.sub(rf", {name}\)$", f", {stored[0]})", code.line(node.lineno))
                        yield Edit(node.lineno, node.lineno, (new,))


@mistake("global-forgotten", "local-before-value")
def global_forgotten(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Global):
        yield Edit(node.lineno, node.lineno, (), line=node.lineno)


@mistake("outer-changed-in-function", "local-before-value")
def outer_changed_in_function(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        first = function.body[0].lineno
        for name in code.names("number"):
            stores = code.stores(name)
            if (
                stores
                and stores[0].lineno < function.lineno
                and not any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(function))
            ):
                yield Edit(first, first - 1, (f"    {name} = {name} + 1",))


@mistake("outer-counted-in-function", "local-before-value")
def outer_counted_in_function(code: Code) -> Iterator[Edit]:
    """A counter that a function is to count."""
    names = ("calls", "games", "visits", "used")
    for function in code.functions.values():
        name = names[len(code.source) % len(names)]
        indent = indent_of(code.line(function.body[0].lineno))
        first = function.body[0].lineno
        whole = [f"{name} = 0", "", *code.lines[function.lineno - 1 : first - 1], f"{indent}{name} += 1"]
        yield Edit(function.lineno, first - 1, tuple(whole), line=function.lineno + len(whole) - 1)


@mistake("global-too-late", "global-too-late")
def global_too_late(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Global):
        after = code.lines[node.lineno]
        yield Edit(node.lineno, node.lineno + 1, (after, code.line(node.lineno)), line=node.lineno + 1)


@mistake("global-after-print", "global-too-late")
def global_after_print(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Global):
        indent = indent_of(code.line(node.lineno))
        yield Edit(node.lineno, node.lineno - 1, (f"{indent}print({node.names[0]})",), line=node.lineno + 1)


@mistake("used-without-import", "name-missing-import")
def used_without_import(code: Code) -> Iterator[Edit]:
    """Of a module that the program did not need until now."""
    end = len(code.lines)
    words = {
        "random": ("random.randint(1, 6)", "random.random()"),
        "math": ("math.sqrt(16)", "math.pi"),
        "time": ("time.time()",),
    }
    for module, some in words.items():
        if f"import {module}" not in code.source and not indent_of(code.lines[-1]):
            for new in some:
                yield Edit(end + 1, end, (f'print("And now:", {new})',))


@mistake("imported-from-and-called-whole", "name-missing-import", elsewhere=True)
def imported_from_and_called_whole(code: Code) -> Iterator[Edit]:
    """`from random import randint`, and then `random.randint(…)`."""
    for module, function in re.findall(r"\b(random|math)\.(\w+)\(", code.source):
        yield from code.rewritten(rf"^import {module}$", f"from {module} import {function}")


@mistake("imported-whole-and-called-alone", "name-missing-import")
def imported_whole_and_called_alone(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"\b(?:random|math)\.(randint|choice|sqrt|floor|ceil|shuffle)\(", r"\1(")
