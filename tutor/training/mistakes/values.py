"""Texts and numbers that do not go together."""

import ast
import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.kinds import line, mistake


@mistake("plus-before-number", "text-plus-number unsupported-operation")
def plus_before_number(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from code.rewritten(rf'", {name}\)$', rf' " + {name})')
        yield from code.rewritten(rf'", {name}, "', rf' " + {name} + " ')


@mistake("number-added-to-new-text", "text-plus-number")
def number_added_to_new_text(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in code.names("number"):
            yield Edit(end + 1, end, (f'print("It is now " + {name})',))


line("str-forgotten", "text-plus-number", r"\bstr\((\w+)\)", r"\1")


@mistake("plus-after-number", "number-plus-text unsupported-operation")
def plus_after_number(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from code.rewritten(rf'\({name}, "', rf'({name} + " ')


@mistake("number-and-text-added", "number-plus-text")
def number_and_text_added(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in code.names("number"):
            yield Edit(end + 1, end, (f'print({name} + " in all")',))


@mistake(
    "typed-not-made-number",
    "text-compared-with-number text-as-number text-plus-number number-plus-text",
    elsewhere=True,
)
def typed_not_made_number(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"\b(?:int|float)\((input\(.*\))\)$", r"\1")
    yield from code.rewritten(r"\bint\((\w+)\)$", r"\1")


@mistake(
    "number-in-quotes",
    "text-compared-with-number text-as-number text-plus-number number-plus-text range-not-whole",
    elsewhere=True,
)
def number_in_quotes(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s*\w+) = (\d+)$", r'\1 = "\2"')


line(
    "text-compared-with-digit",
    "text-compared-with-number",
    r"(\w+) ([<>]=?) (\d+)",
    r"\1 \2 '\3'",
    only=r"^\s*(if|elif|while)\b",
)
line("text-minus", "unsupported-operation text-as-number", r'" \+ (\w+)', r'" - \1')
line("text-times-text", "text-as-number unsupported-operation", r'"(.)" \* (\w+)', r'"\1" * "\2"')


@mistake("text-divided", "text-as-number")
def text_divided(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        for node in code.loads(name)[:3]:
            yield code.put(node, f"{name} / 2")
            yield code.put(node, f"{name} - 1")


@mistake("number-added-to-list", "list-plus-item unsupported-operation")
def number_added_to_list(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from code.rewritten(rf"\b{name}\.append\((.*)\)$", rf"{name} = {name} + \1")
        yield from code.rewritten(rf"\b{name}\.append\(([^\"]*)\)$", rf"{name} += \1")


@mistake("item-added-with-plus", "list-plus-item")
def item_added_with_plus(code: Code) -> Iterator[Edit]:
    for node in code.tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List) and isinstance(node.targets[0], ast.Name):
            end, name = code.block_end(node), node.targets[0].id
            items = node.value.elts
            item = code.text(items[0]) if items else '"one"'
            yield Edit(end + 1, end, (f"{name} = {name} + {item}",))


@mistake("list-made-larger", "unsupported-operation")
def list_made_larger(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in [*code.names("list"), *code.names("dict")]:
            yield Edit(end + 1, end, (f"print({name} - 1)",))
            yield Edit(end + 1, end, (f"print({name} / 2)",))


@mistake("number-in-a-join", "number-for-text")
def number_in_a_join(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for node in code.tree.body:
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.List)
                and isinstance(node.targets[0], ast.Name)
            ):
                items = node.value.elts
                if items and isinstance(items[0], ast.Constant) and isinstance(items[0].value, int):
                    yield Edit(end + 1, end, (f'print(", ".join({node.targets[0].id}))',))


@mistake("number-written-to-file", "number-for-text")
def number_written_to_file(code: Code) -> Iterator[Edit]:
    for number in (1, 7, 25):
        yield from code.rewritten(r"\bfile\.write\(.*\)$", f"file.write({number})")


@mistake("length-of-number", "number-length")
def length_of_number(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from code.rewritten(rf", {name}([,)])", rf", len({name})\1", only=r"^\s*print")
        yield from code.rewritten(rf"\brange\({name}\)", rf"range(len({name}))")


@mistake("int-of-word", "int-of-text")
def int_of_word(code: Code) -> Iterator[Edit]:
    for word in ("ten", "three", "a lot"):
        yield from code.rewritten(r"^(\s*\w+) = \d+$", rf'\1 = int("{word}")')


def typed_instead(code: Code, text: str) -> Iterator[Edit]:
    """Where the program makes a number of what is typed: the program stays, and `text` is typed."""
    asking = [text for text in code.lines if "input(" in text]
    for at in range(len(code.answers)):
        asked = asking[min(at, len(asking) - 1)] if asking else ""
        if code.answers[at].isdecimal() and re.search(r"\b(?:int|float)\(", asked):
            answers = (*code.answers[:at], text, *code.answers[at + 1 :])
            yield Edit(1, 0, (), answers=answers)


@mistake("word-typed", "int-of-text float-of-text", elsewhere=True)
def word_typed(code: Code) -> Iterator[Edit]:
    for text in ("five", "12 years", "x", "many"):
        yield from typed_instead(code, text)


@mistake("nothing-typed", "int-of-empty float-of-text", elsewhere=True)
def nothing_typed(code: Code) -> Iterator[Edit]:
    yield from typed_instead(code, "")


@mistake("decimal-typed", "int-of-decimal float-of-text", elsewhere=True)
def decimal_typed(code: Code) -> Iterator[Edit]:
    for text in ("3.5", "1.0", "12.5"):
        yield from typed_instead(code, text)


@mistake("comma-typed", "float-of-text int-of-text int-of-decimal", elsewhere=True)
def comma_typed(code: Code) -> Iterator[Edit]:
    for text in ("3,5", "20,5"):
        yield from typed_instead(code, text)


@mistake("float-of-word", "float-of-text")
def float_of_word(code: Code) -> Iterator[Edit]:
    for word in ("2,50", "a little", "1.5 euro"):
        yield from code.rewritten(r"^(\s*\w+) = \d+$", rf'\1 = float("{word}")')


@mistake("int-of-decimal-text", "int-of-decimal")
def int_of_decimal_text(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s*\w+) = (\d+)$", r'\1 = int("\2.5")')


@mistake("zero-below", "divide-by-zero", elsewhere=True)
def zero_below(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r" (/|//|%) \w+(\(\w+\))?$", r" \1 0")


@mistake("zero-typed", "divide-by-zero", elsewhere=True)
def zero_typed(code: Code) -> Iterator[Edit]:
    """Where the program divides by what is typed."""
    asking = [text.strip() for text in code.lines if "input(" in text]
    for at, text in enumerate(asking[: len(code.answers)]):
        name = text.split(" = ")[0]
        if re.search(rf"(/|//|%) {re.escape(name)}\b", code.source) and code.answers[at].isdecimal():
            yield Edit(1, 0, (), answers=(*code.answers[:at], "0", *code.answers[at + 1 :]))


@mistake("divided-by-count-of-none", "divide-by-zero")
def divided_by_count_of_none(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in code.names("number"):
            yield Edit(end + 1, end, ("people = 0", f"print({name} / people)"), line=end + 2)


line("ord-of-word", "one-character", r"\bord\(\w+\)", 'ord("ab")')


@mistake("ord-of-a-text", "one-character")
def ord_of_a_text(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in code.names("text"):
            yield Edit(end + 1, end, (f"print(ord({name}))",))
