"""Lists, texts, tuples and dicts: places, keys, and what cannot be changed."""

import ast
import itertools
import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.kinds import line, mistake


def literals(code: Code, kind: type[ast.expr]) -> Iterator[tuple[str, ast.Assign]]:
    """Name and line of what is written out, at the top of the program."""
    for node in code.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, kind) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node


def below(code: Code, node: ast.stmt, *new: str) -> Edit:
    end = code.block_end(node)
    return Edit(end + 1, end, new)


def at_end(code: Code, *new: str) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        yield Edit(end + 1, end, new)


@mistake("index-is-the-length", "list-index")
def index_is_the_length(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.List):
        size = len(node.value.elts)  # type: ignore[attr-defined]
        if size:
            yield from code.rewritten(rf"\b{name}\[-?\d+\](?! =)(?!\[)", f"{name}[{size}]")
            yield from at_end(code, f'print("The last one:", {name}[{size}])')


@mistake("index-far-away", "list-index")
def index_far_away(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.List):
        size = len(node.value.elts)  # type: ignore[attr-defined]
        if size:
            yield from code.rewritten(rf"\b{name}\[-?\d+\](?!\[)", f"{name}[{size + 7}]")
            yield below(code, node, f"print({name}[{size + 2}])")


@mistake("range-one-too-far", "list-index", elsewhere=True)
def range_one_too_far(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"range\(len\((\w+)\)\)", r"range(len(\1) + 1)")
    yield from code.rewritten(r"range\(len\((\w+)\)\)", r"range(1, len(\1) + 1)")


@mistake("letter-past-the-end", "text-index")
def letter_past_the_end(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from code.rewritten(rf"\b{name}\[0\]", f"{name}[len({name})]")
        yield from code.rewritten(rf"\b{name}\[0\]", f"{name}[20]")
        yield from at_end(code, f'print("The last letter:", {name}[len({name})])')


@mistake("list-left-empty", "list-empty list-index divide-by-zero wrong-lengths", elsewhere=True)
def list_left_empty(code: Code) -> Iterator[Edit]:
    for _name, node in literals(code, ast.List):
        if node.lineno == node.end_lineno and node.value.elts:  # type: ignore[attr-defined]
            yield code.put(node.value, "[]")


@mistake("taken-from-empty", "list-empty")
def taken_from_empty(code: Code) -> Iterator[Edit]:
    for new in ("[].pop()", "max([])", "min([])", "random.choice([])"):
        names = ["random"] if new.startswith("random") and "import random" in code.source else []
        if names or not new.startswith("random"):
            yield from at_end(code, f'print("Here it is:", {new})')


@mistake("key-misspelled", "dict-key")
def key_misspelled(code: Code) -> Iterator[Edit]:
    for name in code.names("dict"):
        yield from code.rewritten(rf'\b{name}\["(\w)(\w)(\w+)"\](?! =)', rf'{name}["\1\3"]')
        yield from code.rewritten(rf'\b{name}\["(\w+)"\](?! =)', rf'{name}["\1s"]')


@mistake("key-in-capitals", "dict-key")
def key_in_capitals(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.Dict):
        for key in node.value.keys:  # type: ignore[attr-defined]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                new = key.value.capitalize() if key.value.islower() else key.value.lower()
                yield from at_end(code, f'print("Again:", {name}["{new}"])')


@mistake("key-that-is-not-there", "dict-key")
def key_that_is_not_there(code: Code) -> Iterator[Edit]:
    for name in code.names("dict"):
        for key in ("gold", "Zoe", "tea"):
            yield from at_end(code, f'print({name}["{key}"])')
            yield from code.rewritten(rf'\b{name}\["\w+"\](?! =)', f'{name}["{key}"]')


@mistake("index-in-quotes", "index-not-whole")
def index_in_quotes(code: Code) -> Iterator[Edit]:
    for name in [*code.names("list"), *code.names("tuple")]:
        yield from code.rewritten(rf"\b{name}\[(\d)\]", rf'{name}["\1"]')
        yield from at_end(code, f'print({name}["0"])')


@mistake("index-divided", "index-not-whole")
def index_divided(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from at_end(code, f'print("In the middle:", {name}[len({name}) / 2])')
        yield from code.rewritten(rf"\b{name}\[(\d)\]", rf"{name}[\1.0]")


@mistake("index-is-the-item", "index-not-whole number-index", elsewhere=True)
def index_is_the_item(code: Code) -> Iterator[Edit]:
    """A loop over the list itself, whose variable is then taken for a place."""
    for node in code.find(ast.For):
        loop, name = code.text(node.target), code.text(node.iter)
        if name in code.names("list") and loop.isidentifier():
            for part in node.body:
                for used in ast.walk(part):
                    if isinstance(used, ast.Name) and used.id == loop and isinstance(used.ctx, ast.Load):
                        yield code.put(used, f"{name}[{loop}]")
    for name, stored in literals(code, ast.List):
        items = stored.value.elts  # type: ignore[attr-defined]
        if items and isinstance(items[0], ast.Constant) and isinstance(items[0].value, str):
            yield from at_end(code, f"for each in {name}:", f'    print("-", {name}[each])')


@mistake("index-into-number", "number-index")
def index_into_number(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from code.rewritten(rf", {name}([,)])", rf", {name}[0]\1", only=r"^\s*print")
        yield from code.rewritten(rf"\({name}\)$", f"({name}[1])", only=r"^\s*print")


@mistake("letter-changed", "unchangeable-text")
def letter_changed(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.Constant):
        if name in code.names("text"):
            yield below(code, node, f'{name}[0] = "X"')
            yield below(code, node, f'{name}[-1] = "!"')


@mistake("letter-changed-in-loop", "unchangeable-text")
def letter_changed_at_end(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from at_end(code, f'{name}[1] = "*"')


@mistake("tuple-for-list", "unchangeable-tuple wrong-attribute", elsewhere=True)
def tuple_for_list(code: Code) -> Iterator[Edit]:
    """Of a list that is changed afterwards."""
    for name in code.names("list"):
        if re.search(rf"\b{name}(?:\[\w+\] [+-]?=|\.(?:append|remove|sort|pop|insert|reverse)\()", code.source):
            yield from code.rewritten(rf"^(\s*{name}) = \[(.+, .+)\]$", r"\1 = (\2)")


@mistake("tuple-changed", "unchangeable-tuple")
def tuple_changed(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.Tuple):
        yield below(code, node, f"{name}[0] = 5")
        yield from at_end(code, f"{name}[1] = {name}[1] + 1")


@mistake("pair-changed", "unchangeable-tuple")
def pair_changed(code: Code) -> Iterator[Edit]:
    words = (("place", "(3, 4)"), ("size", "(20, 10)"), ("pair", '("red", "blue")'))
    for name, value in words:
        yield from at_end(code, f"{name} = {value}", f"{name}[0] = 7")


@mistake("list-as-key", "unhashable-key")
def list_as_key(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.Dict):
        yield below(code, node, f'{name}[["a", "b"]] = 1')
        for other in code.names("list"):
            yield from at_end(code, f"{name}[{other}] = 2")


@mistake("places-as-key", "unhashable-key")
def places_as_key(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from at_end(code, f"known = {{{name}: 3}}")


@mistake("not-there-removed", "not-in-list")
def not_there_removed(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.List):
        for word in ("sand", "Zoe", "tea"):
            yield from code.rewritten(rf"\b{name}\.remove\(\"\w+\"\)", f'{name}.remove("{word}")')
            yield below(code, node, f'{name}.remove("{word}")')


@mistake("not-there-looked-for", "not-in-list")
def not_there_looked_for(code: Code) -> Iterator[Edit]:
    for name in [*code.names("list"), *code.names("text")]:
        for word in ("sand", "Zoe", "qq"):
            yield from at_end(code, f'print("It is at", {name}.index("{word}"))')


@mistake("removed-twice", "not-in-list", elsewhere=True)
def removed_twice(code: Code) -> Iterator[Edit]:
    for number, text in enumerate(code.lines, 1):
        if ".remove(" in text:
            yield Edit(number + 1, number, (text,))


@mistake("dict-changed-in-loop", "changed-in-loop")
def dict_changed_in_loop(code: Code) -> Iterator[Edit]:
    for name in code.names("dict"):
        yield from at_end(code, f"for each in {name}:", f"    del {name}[each]")
        yield from at_end(code, f"for each in {name}:", f'    {name}[each + "s"] = 1')


@mistake("three-names-for-two", "unpack-count")
def three_names_for_two(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s*)(\w+), (\w+) = ", r"\1\2, \3, z = ")
    yield from code.rewritten(r"\bfor (\w+), (\w+) in ", r"for \1, \2, more in ")


@mistake("two-values-for-one-name", "unpack-count")
def two_values_for_two(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.List):
        size = len(node.value.elts)  # type: ignore[attr-defined]
        if size > 2:
            yield from at_end(code, f"first, second = {name}")
        if size == 2:
            yield from at_end(code, f"first, second, third = {name}")


@mistake("pairs-of-a-list", "unpack-count")
def pairs_of_a_list(code: Code) -> Iterator[Edit]:
    """A loop with two names over single things."""
    for name in code.names("list"):
        yield from code.rewritten(rf"\bfor (\w+) in {name}:", rf"for place, \1 in {name}:")
    yield from code.rewritten(r"\bin (\w+)\.items\(\):", r"in \1:")


@mistake("sort-result-kept", "none-loop none-index none-attribute result-of-sort", elsewhere=True)
def sort_result_kept(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from code.rewritten(rf"^(\s*){name}\.(sort|append)\((.*)\)$", rf"\1{name} = {name}.\2(\3)")


@mistake("sort-result-looped", "none-loop", elsewhere=True)
def sort_result_looped(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from code.rewritten(rf"\bin {name}:$", f"in {name}.sort():")
        yield from code.rewritten(rf"\bin {name}:$", f"in {name}.reverse():")


@mistake("sort-result-indexed", "none-index", elsewhere=True)
def sort_result_indexed(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from at_end(code, f"ordered = {name}.sort()", 'print("First:", ordered[0])')
        yield from at_end(code, f"print({name}.sort()[0])")


@mistake("print-result-used", "none-attribute", elsewhere=True)
def print_result_used(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from at_end(code, f"shown = print({name})", "print(shown.upper())")
        yield from at_end(code, f"print({name}).upper()")


line("list-multiplied-by-text", "text-as-number unsupported-operation", r"\[(\".\")\] \* (\d)", r'[\1] * "\2"')


@mistake("number-sliced", "number-index")
def number_sliced(code: Code) -> Iterator[Edit]:
    """The digits of a number."""
    for name in code.names("number"):
        yield from at_end(code, f"print({name}[:1])")
        yield from at_end(code, f"last_digit = {name}[-1]", "print(last_digit)")


@mistake("letters-one-too-far", "text-index", elsewhere=True)
def letters_one_too_far(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from at_end(code, f"for place in range(len({name}) + 1):", f"    print({name}[place])")
        yield from at_end(code, "for place in range(20, 40):", f"    print({name}[place])")


@mistake("set-changed-in-loop", "changed-in-loop", elsewhere=True)
def set_changed_in_loop(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        new = (f"once = set({name})", "for each in once:", "    once.remove(each)")
        yield from at_end(code, *new)


@mistake("pairs-changed-in-loop", "changed-in-loop", elsewhere=True)
def pairs_changed_in_loop(code: Code) -> Iterator[Edit]:
    for name in code.names("dict"):
        yield from at_end(code, f"for key, value in {name}.items():", f"    {name}.pop(key)")
        yield from at_end(code, f"for key in {name}.keys():", f"    {name}[key.upper() + key] = 0")


@mistake("pair-added-with-an-old-key", "key-twice")
def pair_added_with_an_old_key(code: Code) -> Iterator[Edit]:
    for _name, node in literals(code, ast.Dict):
        pairs = list(zip(node.value.keys, node.value.values, strict=True))  # type: ignore[attr-defined]
        for key, value in pairs if node.lineno == node.end_lineno else []:
            for _other_key, other in pairs:
                if key is not None and code.text(other) != code.text(value):
                    whole = code.text(node.value).rstrip("}").rstrip(", ")
                    yield code.put(node.value, f"{whole}, {code.text(key)}: {code.text(other)}}}")


@mistake("key-of-the-pair-before", "key-twice")
def key_of_the_pair_before(code: Code) -> Iterator[Edit]:
    """A line was copied, and its key was not changed."""
    for _name, node in literals(code, ast.Dict):
        pairs = zip(node.value.keys, node.value.values, strict=True)  # type: ignore[attr-defined]
        for (key, value), (other_key, other) in itertools.pairwise(pairs):
            if key is not None and other_key is not None and code.text(value) != code.text(other):
                yield code.put(other_key, code.text(key))
