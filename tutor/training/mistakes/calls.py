"""Calls: brackets, arguments, methods."""

import ast
import dataclasses
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.items import at_end
from tutor.training.mistakes.kinds import line, mistake
from tutor.training.mistakes.names import typos

METHODS = {
    "append": ("add", "push", "apend", "appendd"),
    "upper": ("uper", "uppercase", "toUpperCase", "big"),
    "lower": ("lowercase", "lowr"),
    "strip": ("trim", "stripp"),
    "split": ("spilt", "cut"),
    "join": ("jion", "glue"),
    "replace": ("repalce", "change"),
    "sort": ("sorted", "order", "srot"),
    "remove": ("delete", "romove"),
    "items": ("itmes", "pairs"),
    "count": ("cuont", "counts"),
    "get": ("gett", "find"),
    "write": ("wirte", "print"),
}


@mistake("method-misspelled", "attribute-typo wrong-attribute")
def method_misspelled(code: Code) -> Iterator[Edit]:
    for name, made in METHODS.items():
        for word in made:
            yield from code.rewritten(rf"\.{name}\(", f".{word}(")


@mistake("method-of-another-kind", "wrong-attribute")
def method_of_another_kind(code: Code) -> Iterator[Edit]:
    methods = {
        "list": ("add({v})", "push({v})", "upper()", "length()", "split()", "replace({v}, {v})"),
        "text": ("append({v})", "add({v})", "length()", "remove({v})", "reverse()"),
        "number": ("append({v})", "upper()", "lower()", "strip()", "split()"),
        "dict": ("append({v})", "add({v})", "sort()"),
        "tuple": ("append({v})", "sort()"),
    }
    for kind, some in methods.items():
        for name in code.names(kind):
            node = code.stores(name)[0]
            indent = indent_of(code.line(node.lineno))
            if code.line(node.lineno).rstrip().endswith(("[", "{", "(", ":", ",")):
                continue
            for method in some:
                new = f"{indent}{name}.{method.format(v=chr(34) + 'new' + chr(34))}"
                yield Edit(node.lineno + 1, node.lineno, (new,))


MODULES = {
    "random.randint": ("randit", "randInt", "number", "rand"),
    "random.choice": ("chioce", "choose", "pick", "choise"),
    "math.sqrt": ("sqr", "root", "squareroot", "sqrtt"),
    "math.ceil": ("cell", "up"),
    "math.floor": ("flor", "down"),
}


@mistake("of-module-misspelled", "module-attribute")
def of_module_misspelled(code: Code) -> Iterator[Edit]:
    for name, made in MODULES.items():
        module, _, function = name.partition(".")
        for word in made:
            yield from code.rewritten(rf"\b{module}\.{function}\(", f"{module}.{word}(")


@mistake("called-a-number", "not-callable")
def called_a_number(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from code.rewritten(rf", {name}([,)])", rf", {name}()\1", only=r"^\s*print")


@mistake("called-a-text", "not-callable missing-comma")
def called_a_text(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        for node in code.loads(name)[:3]:
            yield code.put(node, f"{name}()")
    yield from code.rewritten(r"\((\"[^\"]*\"), (\w+)\)$", r"(\1 (\2))", only=r"^\s*print")


line("times-forgotten-before-bracket", "not-callable", r"(\d) \* \(", r"\1(")


@mistake("list-called-for-item", "brackets-for-index")
def list_called_for_item(code: Code) -> Iterator[Edit]:
    for name in [*code.names("list"), *code.names("dict"), *code.names("tuple")]:
        yield from code.rewritten(rf"\b{name}\[([^\[\]]+)\](?! =)", rf"{name}(\1)")


line("square-brackets-at-print", "square-for-call", r"print\((.*)\)$", r"print[\1]")
line("square-brackets-at-len", "square-for-call", r"\b(len|int|str|range|max|round|ord)\((\w+)\)", r"\1[\2]")
line("square-brackets-at-method", "square-for-call", r"\.(append|remove|join|split|choice)\(([^()]+)\)", r".\1[\2]")


@mistake("square-brackets-at-own", "square-for-call")
def square_brackets_at_own(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"\b{name}\(([^()]+)\)", rf"{name}[\1]", only=r"^(?!\s*def)")


line("method-brackets-forgotten", "forgotten-call compared-with-function", r"(\w+)\.(upper|lower|strip)\(\)", r"\1.\2")
line("items-brackets-forgotten", "forgotten-call", r"\.items\(\)", ".items")


@mistake("method-without-brackets-added", "forgotten-call")
def method_without_brackets_added(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from code.rewritten(rf'" \+ {name}\b', rf'" + {name}.upper')
        yield from code.rewritten(rf"\b{name} \+ ", f"{name}.upper + ")


@mistake("own-brackets-forgotten", "forgotten-call compared-with-function")
def own_brackets_forgotten(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"\b{name}\([^()]*\)", name, only=r"^(?!def).*( = .*[*+]|if |while )")
        yield from code.rewritten(rf"^(\s*\w+) = {name}\([^()]*\) \+ ", rf"\1 = {name} + ")


def own_calls(code: Code) -> Iterator[ast.Call]:
    for node in code.find(ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id in code.functions:
            yield node


def called(code: Code, node: ast.Call, arguments: list[str]) -> Edit:
    return code.put(node, f"{code.text(node.func)}({', '.join(arguments)})")


@mistake("argument-forgotten", "too-few-arguments")
def argument_forgotten(code: Code) -> Iterator[Edit]:
    for node in own_calls(code):
        if node.args:
            yield called(code, node, [code.text(each) for each in node.args[:-1]])


@mistake("all-arguments-forgotten", "too-few-arguments")
def all_arguments_forgotten(code: Code) -> Iterator[Edit]:
    for node in own_calls(code):
        if len(node.args) > 1:
            yield called(code, node, [])


@mistake("parameter-added", "too-few-arguments", elsewhere=True)
def parameter_added(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        for more in ("colour", "times", "title"):
            yield from code.rewritten(rf"^def {name}\((.+)\):", rf"def {name}(\1, {more}):")


@mistake("argument-too-many", "too-many-arguments")
def argument_too_many(code: Code) -> Iterator[Edit]:
    for node in own_calls(code):
        for more in ("3", '"please"'):
            yield called(code, node, [*map(code.text, node.args), more])


@mistake("parameter-forgotten", "too-many-arguments name-unknown", elsewhere=True)
def parameter_forgotten(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"^def {name}\(.*\):", f"def {name}():")


@mistake("argument-too-many-at-input", "too-many-arguments")
def argument_too_many_at_input(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from code.rewritten(r'\binput\("(.*?)"\)', rf'input("\1", {name})')
    yield from code.rewritten(r'\binput\("(\w+) (.*?)"\)', r'input("\1", "\2")')


CLASSES = (("Robot", "name", '"Bo"'), ("Shop", "prices", "[3, 5]"), ("Level", "number", "2"))


@mistake("init-with-few-signs", "init-name")
def init_with_few_signs(code: Code) -> Iterator[Edit]:
    for name in ("_init_", "init", "__init"):
        yield from _class_with(code, name)


@mistake("init-misspelled", "init-name")
def init_misspelled(code: Code) -> Iterator[Edit]:
    for name in ("__int__", "__inti__", "__innit__"):
        yield from _class_with(code, name)


@mistake("self-left-away", "self-forgotten")
def self_left_away(code: Code) -> Iterator[Edit]:
    for cls, name, value in CLASSES:
        yield from _forgetful(code, cls, name, value, f"        {name} = {name}")


@mistake("self-left-away-of-a-counter", "self-forgotten")
def self_left_away_of_a_counter(code: Code) -> Iterator[Edit]:
    for cls, name in (("Robot", "steps"), ("Shop", "guests"), ("Level", "points")):
        yield from _forgetful(code, cls, name, "3", f"        {name} = 0")


def _forgetful(code: Code, cls: str, name: str, value: str, stores: str) -> Iterator[Edit]:
    """An object whose `__init__` keeps one thing and forgets another."""
    new = (f"class {cls}:", f"    def __init__(self, {name}):", "        self.is_new = True", stores)
    for each in at_end(code, *new, f"mine = {cls}({value})", f"print(mine.{name})"):
        yield dataclasses.replace(each, line=each.first + 5)


def _class_with(code: Code, method: str) -> Iterator[Edit]:
    for cls, name, value in CLASSES:
        new = (f"class {cls}:", f"    def {method}(self, {name}):", f"        self.{name} = {name}")
        for each in at_end(code, *new, f"mine = {cls}({value})", f"print(mine.{name})"):
            yield dataclasses.replace(each, line=each.first + 3)


@mistake("argument-of-another-name", "unknown-argument")
def argument_of_another_name(code: Code) -> Iterator[Edit]:
    for word in ("seperator", "ende", "color", "newline"):
        yield from code.rewritten(r"print\((.+)\)$", rf'print(\1, {word}=" ")')


@mistake("own-argument-of-another-name", "unknown-argument")
def own_argument_of_another_name(code: Code) -> Iterator[Edit]:
    for node in own_calls(code):
        parameters = [each.arg for each in code.functions[node.func.id].args.args]  # type: ignore[attr-defined]
        if node.args and parameters:
            for word in [*typos(parameters[-1])[:2], "value"]:
                arguments = [*map(code.text, node.args[:-1]), f"{word}={code.text(node.args[-1])}"]
                yield called(code, node, arguments)


@mistake("choice-of-two", "choice-arguments too-many-arguments")
def choice_of_two(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Assign):
        if isinstance(node.value, ast.List) and len(node.value.elts) > 1:
            items = ", ".join(map(code.text, node.value.elts[:3]))
            yield from code.rewritten(r"random\.choice\(\w+\)", f"random.choice({items})")


line("random-range-turned", "empty-range", r"random\.randint\((\d+), (\w+)\)", r"random.randint(\2, \1)")
line(
    "random-with-one-number",
    "too-few-arguments choice-arguments",
    r"random\.randint\((\d+), (\w+)\)",
    r"random.randint(\2)",
)
line("random-choice-of-number", "number-length choice-arguments", r"random\.choice\(\w+\)", "random.choice(6)")
line("random-range-of-nothing", "empty-range", r"random\.randint\((\d+), (\w+)\)", r"random.randrange(\1, \1 - 1)")
line("random-range-below", "empty-range", r"random\.randint\((\d+), (\w+)\)", r"random.randint(\1, -\2)")


@mistake("method-in-capitals", "attribute-typo")
def method_in_capitals(code: Code) -> Iterator[Edit]:
    for name in METHODS:
        yield from code.rewritten(rf"\.{name}\(", f".{name.capitalize()}(")
        yield from code.rewritten(rf"\.{name}\(", f".{name.upper()}(")


@mistake("of-another-module", "module-attribute")
def of_another_module(code: Code) -> Iterator[Edit]:
    for word in ("round", "sleep", "number", "sqrt", "floor"):
        yield from code.rewritten(r"\brandom\.(?:randint|choice)\(", f"random.{word}(")
    for word in ("randint", "round", "random", "max"):
        yield from code.rewritten(r"\bmath\.(?:sqrt|ceil|floor)\(", f"math.{word}(")


@mistake("of-module-in-capitals", "module-attribute")
def of_module_in_capitals(code: Code) -> Iterator[Edit]:
    for name in MODULES:
        module, _, function = name.partition(".")
        yield from code.rewritten(rf"\b{module}\.{function}\(", f"{module}.{function.capitalize()}(")


@mistake("round-brackets-in-a-loop", "brackets-for-index")
def round_brackets_in_a_loop(code: Code) -> Iterator[Edit]:
    """Each thing by its place, and the place in round brackets."""
    end = len(code.lines)
    if not indent_of(code.lines[-1]):
        for name in [*code.names("list"), *code.names("text")]:
            new = (f"for place in range(len({name})):", f"    print(place, {name}(place))")
            yield Edit(end + 1, end, new, line=end + 2)
