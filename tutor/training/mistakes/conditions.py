"""Conditions that do not ask what is meant: nothing crashes."""

import ast
import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit, indent_of
from tutor.training.mistakes.kinds import line, mistake

IF = r"^\s*(if|elif|while)\b"

line("or-without-comparison", "or-without-comparison", r"(\w+) == (\"\w+\") or \1 == (\"\w+\")", r"\1 == \2 or \3")


@mistake("or-with-a-second-value", "or-without-comparison")
def or_with_a_second_value(code: Code) -> Iterator[Edit]:
    for word in ("yes", "maybe", "Yes"):
        yield from code.rewritten(r'(\w+ == "\w*"):$', rf'\1 or "{word}":', only=IF)
    yield from code.rewritten(r"(\w+ == \d+):$", r"\1 or 7:", only=IF)


@mistake("values-in-brackets", "or-without-comparison")
def values_in_brackets(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'(\w+) == ("\w+"):$', r'\1 == (\2 or "other"):', only=IF)


@mistake("and-with-a-second-value", "or-without-comparison")
def and_with_a_second_value(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'(\w+ [!=]= "\w*"):$', r'\1 and "no":', only=IF)


line("is-for-equals", "is-with-value", r' == ("\w+"|\d+)', r" is \1", only=IF)
line("is-not-for-unequal", "is-with-value", r' != ("\w+"|\d+)', r" is not \1", only=IF)

line("unequal-or-unequal", "always-true", r"^(\s*(?:el)?if) (\w+) == (\"\w+\"):$", r'\1 \2 != \3 or \2 != "no":')
line("larger-or-smaller", "always-true", r"(\w+) > (\d+):$", r"\1 > \2 or \1 < 100:", only=IF)
line("text-alone-in-condition", "always-true", r"^(\s*(?:el)?if) \w+ == (\"\w+\"):$", r"\1 \2:")
line("equal-and-equal", "never-true", r"(\w+) == (\"\w+\"):$", r'\1 == \2 and \1 == "both":', only=IF)
line("smaller-and-larger", "never-true", r"(\w+) ([<>]) (\d+):$", r"\1 < 2 and \1 > 90:", only=IF)


@mistake("order-of-elif-turned", "never-true unreachable")
def order_of_elif_turned(code: Code) -> Iterator[Edit]:
    """The wider question first: the narrower one is never asked."""
    for number, text in enumerate(code.lines, 1):
        if text.lstrip().startswith("elif ") and " > " in text:
            for above in range(number - 1, 0, -1):
                if code.line(above).lstrip().startswith("if ") and " > " in code.line(above):
                    swapped = (code.line(above).replace("if ", "elif ", 1), text.replace("elif ", "if ", 1))
                    between = code.lines[above : number - 1]
                    yield Edit(above, number, (swapped[1], *between, swapped[0]), line=number)


@mistake("if-for-last-elif", "else-of-last-if", elsewhere=True)
def if_for_last_elif(code: Code) -> Iterator[Edit]:
    """The chain falls apart: its `else` is left to the last question alone."""
    equal = re.compile(r"\s*(?:el)?if (\w+) == (?:\"\w*\"|\d+):$")
    for node in code.find(ast.If):
        match node.orelse:
            case [ast.If(orelse=[rest, *_]) as last] if not isinstance(rest, ast.If):
                first, text = code.line(node.lineno), code.line(last.lineno)
                asked = [found[1] for each in (first, text) if (found := equal.match(each))]
                if first.lstrip().startswith("if") and len(asked) == 2 and len(set(asked)) == 1:
                    yield Edit(last.lineno, last.lineno, (text.replace("elif", "if", 1),))


@mistake("two-ifs-and-an-else", "else-of-last-if")
def two_ifs_and_an_else(code: Code) -> Iterator[Edit]:
    for name, (first, second) in {
        "light": ("red", "green"),
        "weather": ("rain", "snow"),
        "door": ("left", "right"),
    }.items():
        end = len(code.lines)
        new = (
            f'{name} = "{first}"',
            f'if {name} == "{first}":',
            '    print("The first")',
            f'if {name} == "{second}":',
            '    print("The second")',
            "else:",
            '    print("None of both")',
        )
        if not indent_of(code.lines[-1]) and name not in code.kinds:
            yield Edit(end + 1, end, new, line=end + 4)


@mistake("lower-compared-with-capital", "never-true")
def lower_compared_with_capital(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'(\w+) == "([a-z])(\w+)":$', r'\1.lower() == "Q\3":', only=IF)
    yield from code.rewritten(r'(\w+) == "([a-z]\w+)":$', r'\1.upper() == "\2":', only=IF)


@mistake("typed-compared-with-number", "text-equals-number", elsewhere=True)
def typed_compared_with_number(code: Code) -> Iterator[Edit]:
    """Asked once more, and what is typed stays a text."""
    end = len(code.lines)
    if not code.lines[-1].startswith(" "):
        for question, number in (
            ("How much is 6 * 7? ", 42),
            ("Which year is it? ", 2026),
            ("How many legs has it? ", 8),
        ):
            new = (f'number = input("{question}")', f"if number == {number}:", '    print("Right!")')
            yield Edit(end + 1, end, new, answers=(*code.answers, str(number)))


@mistake("answer-compared-with-number", "text-equals-number")
def answer_compared_with_number(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        for number in (1, 7, 12):
            yield from code.rewritten(rf'\b{name} == "?\w+"?:$', f"{name} == {number}:", only=IF)


@mistake("find-as-condition", "find-minus-one")
def find_as_condition(code: Code) -> Iterator[Edit]:
    for name in code.names("text"):
        yield from code.rewritten(rf'\b{name} == ("\w+"):$', rf"{name}.find(\1):", only=IF)
        end = len(code.lines)
        if not code.lines[-1].startswith(" "):
            yield Edit(end + 1, end, (f'if {name}.find("e"):', '    print("There is an e in it.")'))


@mistake("function-compared", "compared-with-function")
def function_compared(code: Code) -> Iterator[Edit]:
    for name in code.functions:
        yield from code.rewritten(rf"\b{name}\([^()]*\)", name, only=IF)
    for name in code.names("text"):
        yield from code.rewritten(rf"\b{name} (==|!=) ", rf"{name}.lower \1 ", only=IF)


@mistake("find-not-there", "find-minus-one")
def find_not_there(code: Code) -> Iterator[Edit]:
    end = len(code.lines)
    if not code.lines[-1].startswith(" "):
        for name in code.names("text"):
            yield Edit(end + 1, end, (f'if not {name}.find("z"):', '    print("There is no z in it.")'))
            yield Edit(end + 1, end, (f'if {name}.find("a") == True:', '    print("There is an a in it.")'))


@mistake("found-place-used-unasked", "find-minus-one")
def found_place_used_unasked(code: Code) -> Iterator[Edit]:
    """Counted on with, though nobody asked whether it was found."""
    end = len(code.lines)
    if not code.lines[-1].startswith(" "):
        for name in code.names("text"):
            for letter in ("q", "x", "z"):
                yield Edit(end + 1, end, (f'print("The next letter:", {name}[{name}.find("{letter}") + 1])',))
                yield Edit(end + 1, end, (f'at = {name}.find("{letter}")', f"print({name}[at + 1])"))


@mistake("typed-and-compared-with-size", "text-compared-with-number", elsewhere=True)
def typed_and_compared_with_size(code: Code) -> Iterator[Edit]:
    """Asked once more, and the text is asked whether it is more than a number."""
    end = len(code.lines)
    if not code.lines[-1].startswith(" "):
        for name, question, number in (("hours", "How many hours? ", 3), ("steps", "How far? ", 20)):
            for sign in (">", "<", ">="):
                new = (f'{name} = input("{question}")', f"if {name} {sign} {number}:", '    print("Oh!")')
                yield Edit(end + 1, end, new, answers=(*code.answers, str(number + 4)))
