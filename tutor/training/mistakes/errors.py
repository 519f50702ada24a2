"""Values of the right kind that a function still cannot use, and errors that are rare among beginners."""

from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.items import at_end
from tutor.training.mistakes.kinds import line, mistake


def with_import(code: Code, module: str, *new: str) -> Iterator[Edit]:
    """At the end, with the import where the program has none."""
    head = () if f"import {module}" in code.source else (f"import {module}",)
    for edit in at_end(code, *head, *new):
        yield Edit(edit.first, edit.last, edit.text, line=edit.first + len(head))


# ── Values ──

line("root-of-less-than-nothing", "value-other", r"math\.sqrt\((\w+)\)", r"math.sqrt(\1 - 100)")


@mistake("root-of-negative", "value-other")
def root_of_negative(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from with_import(code, "math", f'print("The root:", math.sqrt(-{name} - 1))')


@mistake("letter-below-nothing", "value-other")
def letter_below_nothing(code: Code) -> Iterator[Edit]:
    """Counted back from a letter, further than there are numbers."""
    yield from code.rewritten(r"chr\(ord\((\w+)\) [+-] \w+\)", r"chr(ord(\1) - 900)")
    for name in code.names("text"):
        yield from at_end(code, f"print(chr(ord({name}[0]) - 300))")


@mistake("more-drawn-than-there-are", "value-other")
def more_drawn_than_there_are(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from with_import(code, "random", f'print("Drawn:", random.sample({name}, 50))')


@mistake("step-of-nothing", "value-other")
def step_of_nothing(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r"\brange\((\w+), (\w+)(?:, -?\w+)?\)", r"range(\1, \2, 0)")
    yield from code.rewritten(r"\brange\((\w+)\)", r"range(0, \1, 0)")


@mistake("decimals-of-a-text", "value-other", elsewhere=True)
def decimals_of_a_text(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from code.rewritten(rf"\{{{name}\}}", rf"{{{name}:.2f}}", only=r"\bf\"")


@mistake("split-at-nothing", "value-other")
def split_at_nothing(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from at_end(code, f'letters = {name}.split("")', "print(letters)")


@mistake("far-too-big-decimal", "value-other")
def far_too_big_decimal(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from at_end(code, f"print(({name} + 2.5) ** 5000)")


@mistake("empty-text-made-number", "int-of-empty")
def empty_text_made_number(code: Code) -> Iterator[Edit]:
    """Where a count should begin at nothing."""
    yield from code.rewritten(r"^(\s*\w+) = \d+$", r'\1 = int("")')
    yield from code.rewritten(r"^(\s*\w+) = \d+$", r'\1 = int(" ")')


# ── Raised by the program ──


@mistake("asserted-and-untrue", "raised-by-program")
def asserted_and_untrue(code: Code) -> Iterator[Edit]:
    for name in code.names("number"):
        yield from at_end(code, f"assert {name} < 0")
    for name in code.names("list"):
        yield from at_end(code, f"assert len({name}) > 100")


@mistake("raised-in-function", "raised-by-program")
def raised_in_function(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        first, indent = function.body[0].lineno, indent_of(code.line(function.body[0].lineno))
        for argument in function.args.args[:1]:
            new = (f"{indent}if {argument.arg} != None:", f'{indent}    raise ValueError("This cannot be")')
            yield Edit(first, first - 1, new)


# ── Too much ──


@mistake("text-far-too-long", "too-much-memory")
def text_far_too_long(code: Code) -> Iterator[Edit]:
    """More than any machine has, so that Python says so at once: nothing is filled."""
    yield from code.rewritten(r'("[^"]") \* \w+', r"\1 * 10 ** 15")
    for name in code.names("text"):
        yield from at_end(code, f"print({name} * 9 ** 16)")


@mistake("list-far-too-long", "too-much-memory")
def list_far_too_long(code: Code) -> Iterator[Edit]:
    for name in ("seats", "points", "places"):
        yield from at_end(code, f"{name} = [0] * 10 ** 15", f"print(len({name}))")


@mistake("range-far-too-long", "too-much-memory")
def range_far_too_long(code: Code) -> Iterator[Edit]:
    for name in ("all_numbers", "lots", "tickets"):
        yield from at_end(code, f"{name} = list(range(10 ** 16))", f"print({name}[0])")


# ── Errors that nothing more is known of ──


@mistake("next-after-the-last", "other-error")
def next_after_the_last(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        new = (f"turns = iter({name})", "while True:", "    print(next(turns))")
        for edit in at_end(code, *new):
            yield Edit(edit.first, edit.last, edit.text, line=edit.first + 2)


@mistake("next-of-nothing", "other-error")
def next_of_nothing(code: Code) -> Iterator[Edit]:
    for name in code.names("list"):
        yield from at_end(code, f'print(next(each for each in {name} if each == "nobody"))')


@mistake("file-made-twice", "other-error", elsewhere=True)
def file_made_twice(code: Code) -> Iterator[Edit]:
    for name in ("diary.txt", "results.txt", "story.txt"):
        yield from at_end(code, f'open("{name}", "x").write("one")', f'open("{name}", "x").write("two")')


@mistake("folder-opened", "other-error")
def folder_opened(code: Code) -> Iterator[Edit]:
    for name in ("page", "notes"):
        yield from at_end(code, f'{name} = open(".").read()', f"print({name})")


@mistake("encoding-that-is-not-there", "other-error")
def encoding_that_is_not_there(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'\bopen\("(\w+\.txt)"', r'open("\1", encoding="text"')
    for word in ("english", "letters", "utf-9"):
        yield from at_end(code, f'open("notes.txt", "w", encoding="{word}").write("Hello")')
