"""Files, modules, input, and functions that call themselves."""

import ast
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.items import at_end
from tutor.training.mistakes.kinds import line, mistake


@mistake("file-not-there", "missing-file")
def file_not_there(code: Code) -> Iterator[Edit]:
    for name in ("data.txt", "words.csv", "story.txt", "high_scores.txt"):
        yield from at_end(code, f'print(open("{name}").read())')
        yield from at_end(code, f'with open("{name}") as old_file:', "    print(old_file.read())")


@mistake("file-name-misspelled", "missing-file")
def file_name_misspelled(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'open\("(\w+)\.txt"\)', r'open("\1s.txt")')
    yield from code.rewritten(r'open\("(\w+)\.txt"\)', r'open("\1")')


@mistake("file-used-after-with", "file-not-open")
def file_used_after_with(code: Code) -> Iterator[Edit]:
    for node in code.find(ast.With):
        last = node.body[-1].end_lineno or 0
        yield Edit(last + 1, last, ('file.write("one more")',))


@mistake("file-opened-for-reading", "file-not-open missing-file", elsewhere=True)
def file_opened_for_reading(code: Code) -> Iterator[Edit]:
    yield from at_end(code, 'diary = open("main.py")', 'diary.write("Dear diary")')
    yield from at_end(code, 'notes = open("notes.txt", "w")', "print(notes.read())")
    yield from at_end(code, 'log = open("log.txt", "w")', "log.close()", 'log.write("end")')


@mistake("module-misspelled", "missing-module")
def module_misspelled(code: Code) -> Iterator[Edit]:
    for name, made in {"random": ("randon", "ramdom", "Random"), "math": ("maths", "mat", "Math")}.items():
        for word in made:
            yield from code.rewritten(rf"^import {name}$", f"import {word}")


@mistake("module-that-is-not-there", "missing-module")
def module_that_is_not_there(code: Code) -> Iterator[Edit]:
    for word in ("pygame", "sounds", "colours", "helper", "dragons"):
        yield Edit(1, 0, (f"import {word}",))


@mistake("from-module-misspelled", "missing-in-module")
def from_module_misspelled(code: Code) -> Iterator[Edit]:
    for module, words in {
        "random": ("randit", "chose", "shufle"),
        "math": ("sqr", "PI", "roundup"),
        "time": ("wait",),
    }.items():
        for word in words:
            yield Edit(1, 0, (f"from {module} import {word}",))


@mistake("builtin-hidden", "shadowed-builtin", elsewhere=True)
def builtin_hidden(code: Code) -> Iterator[Edit]:
    """A variable takes the name of a function that is needed afterwards."""
    for name in code.kinds:
        for builtin in ("len", "str", "int", "range", "max", "round", "sum", "list"):
            uses = [node.lineno for node in code.loads(builtin)]
            stores = code.stores(name)
            if uses and len(stores) == 1 and stores[0].lineno < uses[-1]:
                renamed = [_renamed(text, name, builtin) for text in code.lines]
                yield Edit(1, len(renamed), tuple(renamed), line=stores[0].lineno)


def _renamed(text: str, name: str, new: str) -> str:
    import re

    return re.sub(rf'(?<!["\w]){name}(?![\w"])', new, text)


@mistake("builtin-stored-over", "shadowed-builtin", elsewhere=True)
def builtin_stored_over(code: Code) -> Iterator[Edit]:
    lines = {
        "print": ('print = "Hello"',),
        "input": ('input = "What now? "',),
        "len": ("len = 5",),
        "str": ('str = "text"',),
        "int": ("int = 3",),
        "range": ("range = 10",),
        "max": ("max = 100",),
    }
    for builtin, new in lines.items():
        if code.loads(builtin):
            first = code.loads(builtin)[0].lineno
            if not indent_of(code.line(first)):
                yield Edit(first, first - 1, new)


@mistake("last-call-forgotten", "endless-recursion", elsewhere=True)
def end_of_recursion_forgotten(code: Code) -> Iterator[Edit]:
    """The function calls itself whatever it is given."""
    for name, function in code.functions.items():
        for node in function.body:
            if isinstance(node, ast.If) and any(
                f"{name}(" in code.line(n) for n in range(function.lineno + 1, (function.end_lineno or 0) + 1)
            ):
                calls = [
                    n for n in range(function.lineno + 1, (function.end_lineno or 0) + 1) if f"{name}(" in code.line(n)
                ]
                kept = code.line(calls[0])
                indent = indent_of(code.line(function.body[0].lineno))
                head = [code.line(n) for n in range(function.body[0].lineno, node.lineno)]
                yield Edit(function.body[0].lineno, function.end_lineno or 0, (*head, indent + kept.lstrip()))


@mistake("recursion-with-the-same", "endless-recursion", elsewhere=True)
def recursion_with_the_same(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"\b{name}\((\w+) - 1\)", rf"{name}(\1)")
        yield from code.rewritten(rf"\b{name}\((\w+) - 1\)", rf"{name}(\1 + 1)")


@mistake("function-calls-itself", "endless-recursion", elsewhere=True)
def function_calls_itself(code: Code) -> Iterator[Edit]:
    for name, function in code.functions.items():
        arguments = ", ".join(each.arg for each in function.args.args)
        first = function.body[0].lineno
        yield Edit(first, first - 1, (f"{indent_of(code.line(first))}{name}({arguments})",))


@mistake("asked-once-more", "end-of-input")
def asked_once_more(code: Code) -> Iterator[Edit]:
    if code.answers:
        yield from at_end(code, 'input("Press Enter to end. ")')
        yield from at_end(code, 'more = input("Anything else? ")', "print(more)")


@mistake("input-ends-early", "end-of-input", elsewhere=True)
def input_ends_early(code: Code) -> Iterator[Edit]:
    if code.answers:
        yield Edit(1, 0, (), answers=code.answers[:-1])


@mistake("raised-by-itself", "raised-by-program")
def raised_by_itself(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from at_end(code, f"if {name} >= 0:", f'    raise ValueError("{name} is not allowed")')


line("closed-before-use", "file-not-open", r"^(\s+)(file\.write\(.*\))$", r"\1file.close()\n\1\2", elsewhere=True)


@mistake("from-another-module", "missing-in-module")
def from_another_module(code: Code) -> Iterator[Edit]:
    words = {"random": ("sqrt", "sleep", "round", "dice"), "math": ("randint", "random", "round"), "time": ("date",)}
    for module, some in words.items():
        for word in some:
            yield Edit(1, 0, (f"from {module} import {word}",))
