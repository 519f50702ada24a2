"""Functions and statements whose result goes nowhere: nothing crashes, or only later."""

import ast
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.items import at_end, literals
from tutor.training.mistakes.kinds import line, mistake

line("plus-equals-turned", "plus-equals-turned", r" \+= ", " =+ ")
line("minus-equals-turned", "plus-equals-turned", r" -= ", " =- ")
line("plus-equals-turned-long", "plus-equals-turned", r"^(\s*)(\w+) = \2 \+ (\w+)$", r"\1\2 =+ \3")
line("two-equals-for-one", "comparison-alone", r"^(\s+)(\w+) = (\w+ [+*-] \w+)$", r"\1\2 == \3")
line("two-equals-for-a-value", "comparison-alone", r"^(\s+)(\w+) = (\w+)$", r"\1\2 == \3")
line("sum-dropped", "value-unused", r"^(\s*)(\w+) = (\2 [+*-] \w+)$", r"\1\3")
line("value-dropped", "value-unused variable-unused", r"^(\s+)\w+ = (\w+ [*+/-] \w+)$", r"\1\2")
line("print-forgotten", "value-unused", r"^(\s*)print\((\w+ [+*-] .*|f\".*\"|\w+\[\w+\])\)$", r"\1\2")
line("f-forgotten", "missing-f", r'\bf"', '"')
line("brackets-of-call-forgotten", "call-forgotten", r"^(\s*)([a-z_]+)\(\)$", r"\1\2")


@mistake("call-of-own-forgotten", "call-forgotten")
def call_of_own_forgotten(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"^{name}\(.*\)$", name)


@mistake("print-without-call", "call-forgotten")
def print_without_call(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s*)print\(\)$", r"\1print")
    for number, text in enumerate(code.lines, 1):
        if text.startswith("print("):
            yield Edit(number, number - 1, ("print",))


@mistake("changed-text-dropped", "text-method-dropped")
def changed_text_dropped(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        node = code.stores(name)[0]
        indent = indent_of(code.line(node.lineno))
        for method in ("upper()", "strip()", "lower()", 'replace("a", "o")'):
            if not code.line(node.lineno).rstrip().endswith(("(", "[")):
                yield Edit(node.lineno + 1, node.lineno, (f"{indent}{name}.{method}",))


@mistake("never-called", "function-never-called")
def never_called(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        calls = [number for number, text in enumerate(code.lines, 1) if text.startswith(f"{name}(")]
        if calls and len(calls) == sum(f"{name}(" in text for text in code.lines) - 1:
            first, last = calls[0], calls[-1]
            rest = [text for number, text in enumerate(code.lines[first - 1 : last], first) if number not in calls]
            yield Edit(first, last, tuple(rest) or ('print("Ready")',), line=code.functions[name].lineno)


@mistake("own-function-left-alone", "function-never-called")
def own_function_left_alone(code: Code) -> Iterator[Edit]:
    for name, text in (
        ("help_me", "Press Enter."),
        ("say_bye", "Bye!"),
        ("show_rules", "Be kind."),
        ("cheer", "Hurray!"),
    ):
        yield Edit(1, 0, (f"def {name}():", f'    print("{text}")', "", ""))


@mistake("lines-after-return", "unreachable", elsewhere=True)
def lines_after_return(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        last = function.body[-1]
        if isinstance(last, ast.Return):
            end = code.block_end(last)
            for text in ("Done", "That was it", "Bye"):
                yield Edit(end + 1, end, (f'{indent_of(code.line(last.lineno))}print("{text}")',), line=last.lineno)


@mistake("lines-after-break", "unreachable", elsewhere=True)
def lines_after_break(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.Break):
        indent = indent_of(code.line(node.lineno))
        yield Edit(node.lineno + 1, node.lineno, (f'{indent}print("Stop here")',), line=node.lineno)


@mistake("return-before-last", "unreachable")
def return_before_last(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        if len(function.body) > 1 and isinstance(function.body[-1], ast.Return):
            before = function.body[-2]
            end, last = code.block_end(before), function.body[-1]
            moved = (*code.lines[last.lineno - 1 : code.block_end(last)], *code.lines[before.lineno - 1 : end])
            yield Edit(before.lineno, code.block_end(last), moved, line=before.lineno)


RETURNS = "returns-nothing none-in-sum text-plus-number none-attribute none-index none-loop not-callable number-length"


@mistake("return-forgotten", RETURNS, elsewhere=True)
def return_forgotten(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s+)return (.*)$", r"\1print(\2)")


@mistake("return-dropped", f"{RETURNS} value-unused", elsewhere=True)
def return_dropped(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s+)return (\w+)$", "")


@mistake("result-of-printing-function", "returns-nothing none-in-sum", elsewhere=True)
def result_of_printing_function(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"^({name}\(.*\))$", r"result_of_it = \1\nprint(result_of_it)")
        yield from code.rewritten(rf"^({name}\(.*\))$", r"print(\1)")


line("print-kept", "result-of-print", r"^(\s*)print\((\"[^\"]*\", \w+)\)$", r"\1shown = print(\2)\n\1print(shown)")
line("print-in-print", "result-of-print", r"^(\s*)print\((.*)\)$", r"\1print(print(\2))")
line("return-of-print", "result-of-print none-in-sum", r"^(\s+)return (\w+( [+*-] \w+)?)$", r"\1return print(\2)")


@mistake("sort-kept", "result-of-sort", elsewhere=True)
def sort_kept(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from code.rewritten(rf"^(\s*){name}\.(sort|reverse)\(\)$", rf"\1{name} = {name}.\2()")
        yield from at_end(code, f"in_order = {name}.sort()", "print(in_order)")
        yield from at_end(code, f"print({name}.reverse())")


@mistake("append-kept", "result-of-sort none-attribute", elsewhere=True)
def append_kept(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from at_end(code, f'{name} = {name}.append("one more")', f"print({name})")


@mistake("list-as-default", "mutable-default")
def list_as_default(code: Code) -> Iterator[Edit]:
    words = (("collect", "bag"), ("add_to", "things"), ("remember", "names"), ("keep", "items_so_far"))
    for function, name in words:
        new = (f"def {function}(thing, {name}=[]):", f"    {name}.append(thing)", f"    return {name}", "", "")
        yield from at_end(code, *new, f'print({function}("one"))', f'print({function}("two"))')


@mistake("except-for-everything", "bare-except", elsewhere=True)
def except_for_everything(code: Code) -> Iterator[Edit]:
    """Around so much that a slip can hide in it."""
    for name in code.names("text"):
        body = (f"number = int({name})", "twice = number + number", "print(twice)", 'print("That is twice as much.")')
        new = ("try:", *(f"    {each}" for each in body), "except:", '    print("That did not work.")')
        yield from at_end(code, *new)


@mistake("misspelled-under-except", "bare-except", elsewhere=True)
def misspelled_under_except(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        new = ("try:", f"    print({name}x)", "except:", "    pass")
        yield from at_end(code, *new)


@mistake("stored-and-never-used", "variable-unused")
def stored_and_never_used(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        for new in ("double_it", "next_one", "bonus"):
            yield from at_end(code, f"{new} = {name} * 2", 'print("Ready.")')


@mistake("outer-stored-in-function", "variable-unused")
def outer_stored_in_function(code: Code) -> Iterator[Edit]:
    """A function stores under a name from outside, and means that one."""
    for name in code.names("number"):
        new = ("def start_again():", f"    {name} = 0", "", "")
        yield from at_end(code, *new, "start_again()", f"print({name})")


@mistake("capital-where-stored-in-loop", "variable-unused", elsewhere=True)
def capital_where_stored_in_loop(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        yield from code.rewritten(rf"^(\s+){name} = ({name} [+*-] \w+)$", rf"\1{name.capitalize()} = \2")


@mistake("changed-text-not-stored", "text-method-dropped")
def changed_text_not_stored(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"^(\s*)(\w+) = \2\.(\w+\(.*\))$", r"\1\2.\3")
    for name in code.names("text"):
        yield from at_end(code, f'{name}.replace("e", "3")', f"print({name})")
        yield from at_end(code, "for each in range(2):", f"    {name}.title()", f"print({name})")


@mistake("changed-text-dropped-in-loop", "text-method-dropped", elsewhere=True)
def changed_text_dropped_in_loop(code: Code) -> Iterator[Edit]:
    for name, node in literals(code, ast.List):
        items = node.value.elts  # type: ignore[attr-defined]
        if items and isinstance(items[0], ast.Constant) and isinstance(items[0].value, str):
            yield from at_end(code, f"for each in {name}:", "    each.upper()", "    print(each)")


@mistake("brackets-written-for-values", "missing-f")
def brackets_written_for_values(code: Code) -> Iterator[Edit]:
    """Curly brackets in a text, where there were none."""
    for name in own_values(code):
        yield from code.rewritten(rf'"([^"{{}}]*)", {name}\)$', rf'"\1 {{{name}}}")', only=r"^\s*print\(\"")
        yield from code.rewritten(rf'"([^"{{}}]*)" \+ {name}\)$', rf'"\1{{{name}}}")', only=r"^\s*print\(\"")


def own_values(code: Code) -> list[str]:
    return [*code.names("number"), *code.names("text"), *code.names("list")]


@mistake("dict-as-default", "mutable-default")
def dict_as_default(code: Code) -> Iterator[Edit]:
    for function, name in (("count", "counts"), ("note", "seen"), ("vote", "votes")):
        new = (f"def {function}(word, {name}={{}}):", f"    {name}[word] = len({name})", f"    return {name}", "", "")
        yield from at_end(code, *new, f'print({function}("one"))', f'print({function}("two"))')


@mistake("list-as-default-of-own", "mutable-default")
def list_as_default_of_own(code: Code) -> Iterator[Edit]:
    """A function gets one more parameter, to collect what it was given."""
    for function in code.functions.values():
        arguments = [each.arg for each in function.args.args]
        if arguments and not function.args.defaults:
            first = function.body[0].lineno
            head = f"def {function.name}({', '.join(arguments)}, so_far=[]):"
            between = code.lines[function.lineno : first - 1]
            indent = indent_of(code.line(first))
            new = (head, *between, f"{indent}so_far.append({arguments[0]})", f"{indent}print(so_far)")
            yield Edit(function.lineno, first - 1, new)
