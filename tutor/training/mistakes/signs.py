"""Signs and words of Python, mixed up with those of other languages, of maths, or of English."""

import re
from collections.abc import Iterator

from tutor.training.mistakes.edits import Code, Edit
from tutor.training.mistakes.kinds import line, mistake

line("equals-in-condition", "equals-in-condition", r" == ", " = ", only=r"^\s*(if|elif|while)\b")
line("wrong-comparison-turned", "wrong-comparison", r" (<=?|>=?) ", " =< ", only=r"^\s*(if|elif|while)\b")
line("wrong-comparison-arrow", "wrong-comparison", r" > ", " => ", only=r"^\s*(if|elif|while)\b")
line("wrong-comparison-not", "wrong-comparison", r" != ", " =! ")
line("wrong-comparison-basic", "wrong-comparison", r" (!=|==) ", " <> ", only=r"^\s*(if|elif|while)\b")
line("three-equals", "wrong-comparison other-language", r" == ", " === ", only=r"^\s*(if|elif|while)\b")

line("plus-plus", "plus-plus", r"(\w+) = \1 \+ 1$", r"\1++")
line("plus-plus-for-plus-equals", "plus-plus", r"(\w+) \+= 1$", r"\1++")
line("minus-minus", "plus-plus", r"(\w+) (?:= \1 - 1|-= 1)$", r"\1--")

line("other-and", "other-language", r" and ", " && ", only=r"^\s*(if|elif|while)\b")
line("other-or", "other-language", r" or ", " || ", only=r"^\s*(if|elif|while)\b")
line("other-var", "other-language", r"^(\s*)(\w+) = ", r"\1var \2 = ")
line("other-let", "other-language", r"^(\s*)(\w+) = ", r"\1let \2 = ")
line("other-int", "other-language", r"^(\s*)(\w+) = (\d)", r"\1int \2 = \3")
line("other-string", "other-language", r'^(\s*)(\w+) = (")', r"\1String \2 = \3")
line("other-function", "other-language", r"^def ", "function ")
line(
    "other-comment",
    "other-language name-unknown name-not-yet missing-operator",
    r"$",
    "  // here",
    only=r"^\s*(print|\w+ = )",
)
line("other-brace", "other-language missing-colon missing-bracket", r":$", " {", only=r"^\s*(if|for|while|def|else)\b")
line("else-if", "else-if", r"\belif\b", "else if")
line("elseif", "keyword-typo else-if other-language", r"\belif\b", "elseif")
line("else-with-condition", "else-with-condition", r"\belif (.*):$", r"else \1:")
line("else-takes-condition", "else-with-condition", r"else:$", "else 5 > 3:")

TYPOS = {
    "if": ("fi", "iff"),
    "elif": ("elfi", "eilf"),
    "else": ("esle", "els"),
    "for": ("fro", "forr", "fore"),
    "while": ("wihle", "whlie", "wile"),
    "def": ("dfe", "deff", "de"),
    "return": ("retrun", "retun", "reutrn"),
    "import": ("improt", "imort", "inport"),
    "break": ("braek", "brake", "brak"),
}


@mistake("keyword-misspelled", "keyword-typo missing-colon name-typo name-unknown")
def keyword_misspelled(code: Code) -> Iterator[Edit]:
    for word, typos in TYPOS.items():
        for typo in typos:
            yield from code.rewritten(rf"^(\s*){word}\b", rf"\1{typo}")


@mistake("keyword-capital", "keyword-typo name-case")
def keyword_capital(code: Code) -> Iterator[Edit]:
    for word in ("if", "elif", "else", "for", "while", "def", "return", "import", "break"):
        yield from code.rewritten(rf"^(\s*){word}\b", rf"\1{word.capitalize()}")


@mistake("true-in-small-letters", "name-case")
def true_in_small_letters(code: Code) -> Iterator[Edit]:
    for word in ("True", "False"):
        yield from code.rewritten(rf"\b{word}\b", word.lower())


WORDS = ("class", "from", "is", "in", "pass", "lambda", "import", "global", "with", "not", "as", "for")


@mistake("keyword-as-name", "keyword-as-name")
def keyword_as_name(code: Code) -> Iterator[Edit]:
    for number, name in enumerate([*code.kinds, *code.functions]):
        word = WORDS[(number + len(code.source)) % len(WORDS)]
        yield from code.rewritten(rf"^(\s*){name} = ", rf"\1{word} = ")


@mistake("name-begins-with-digit", "name-with-digit")
def name_begins_with_digit(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        for begin in ("1", "2nd_", "3"):
            yield from code.rewritten(rf"^(\s*){name} = ", rf"\g<1>{begin}{name} = ")


@mistake("name-with-space", "name-with-space")
def name_with_space(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        yield from code.rewritten(rf"^(\s*){name} = ", rf"\1my {name} = ")
        if "_" in name:
            yield from code.rewritten(rf"^(\s*){name} = ", rf"\1{name.replace('_', ' ')} = ")


@mistake("name-with-hyphen", "name-with-space value-on-the-left")
def name_with_hyphen(code: Code) -> Iterator[Edit]:
    for name in code.kinds:
        new = name.replace("_", "-") if "_" in name else f"my-{name}"
        yield from code.rewritten(rf"^(\s*){name} = ", rf"\1{new} = ")


line("value-on-the-left", "value-on-the-left", r'^(\s*)(\w+) = (\d+|"[^"]*")$', r"\1\3 = \2")
line("sum-on-the-left", "value-on-the-left", r"^(\s*)(\w+) = (\w+ [*+-] \w+)$", r"\1\3 = \2")
line("call-on-the-left", "call-on-the-left", r"^(\s*)(\w+) = ((?:\w+\.)?\w+\(.*\))$", r"\1\3 = \2")
line("leading-zero", "leading-zero", r"= ([1-9])$", r"= 0\1")
line("leading-zero-in-condition", "leading-zero", r" ([<>=]=?) ([1-9]\d*):$", r" \1 0\2:")
line("value-forgotten", "missing-value", r"^(\s*\w+) = .*$", r"\1 =")
line("value-forgotten-after-plus", "missing-value", r" \+ \w+\)$", " + )")
line("value-forgotten-in-condition", "missing-value", r' ([<>]|==) (\w+|"\w+"):$', r" \1:")
line("value-forgotten-after-and", "missing-value", r" (and|or) .*:$", r" \1:")
line("name-forgotten-after-and", "half-comparison", r" (and|or) (\w+) ([<>=!]=?|[<>]) ", r" \1 \3 ")
line("said-as-in-english", "half-comparison", r"(if|while) (\w+) ([<>]=?) (\w+):$", r"\1 \2 \3 \4 and != \4:")
line("value-forgotten-in-sum", "missing-value", r"^(\s*\w+ = \w+ [*+/-]) \w+$", r"\1")
line("in-forgotten", "missing-in", r"\bfor (\w+) in ", r"for \1 ", only=r"^\s*for\b")
line("in-became-of", "missing-in", r"\bfor (\w+) in ", r"for \1 of ", only=r"^\s*for\b")
line("in-became-equals", "missing-in equals-in-condition", r"\bfor (\w+) in ", r"for \1 = ", only=r"^\s*for\b")
line("def-without-brackets", "def-without-brackets", r"^def (\w+)\(.*\):", r"def \1:")
line("print-without-brackets", "print-without-brackets", r"print\((.*)\)$", r"print \1")
line(
    "call-without-brackets",
    "call-without-brackets missing-operator",
    r"^(\w+)\(([^()]+)\)$",
    r"\1 \2",
    only=r"^(?!print)",
)
line(
    "input-without-brackets",
    "call-without-brackets print-without-brackets missing-comma",
    r"input\((\".*?\")\)",
    r"input \1",
)


@mistake("repeated-parameter", "repeated-name")
def repeated_parameter(code: Code) -> Iterator[Edit]:
    for function in code.functions.values():
        names = [argument.arg for argument in function.args.args]
        if names:
            head = re.escape(code.line(function.lineno))
            doubled = ", ".join([*names[:-1], names[0], names[0]] if len(names) > 1 else names * 2)
            yield from code.rewritten(rf"^{head}$", f"def {function.name}({doubled}):")


line("named-argument-first", "keyword-order", r"^(\s*)print\((\"[^\"]*\"), ", r'\1print(sep=" ", \2, ')
line("end-first", "keyword-order", r"^(\s*)print\((.*), end=\"(.*)\"\)$", r'\1print(end="\3", \2)')


@mistake("named-argument-twice", "repeated-name")
def named_argument_twice(code: Code) -> Iterator[Edit]:
    yield from code.rewritten(r'^(\s*)print\((.*), end="(.*)"\)$', r'\1print(\2, end="\3", end=" ")')
    yield from code.rewritten(r'^(\s*)print\(("[^"]*", \w+)\)$', r'\1print(\2, sep=" ", sep="-")')


@mistake("keyword-as-parameter", "keyword-as-name")
def keyword_as_parameter(code: Code) -> Iterator[Edit]:
    for word in ("class", "from", "in", "is"):
        yield from code.rewritten(r"^def (\w+)\(\w+(.*)\):", rf"def \1({word}\2):")
        yield from code.rewritten(r"^(\s*)for \w+ in ", rf"\1for {word} in ")


line("number-made-on-the-left", "call-on-the-left", r"^(\s*)(\w+) = (int|float|str)\((.*)\)$", r"\1\3(\2) = \4")
line("length-on-the-left", "call-on-the-left", r"^(\s*)(\w+) = (\d+)$", r"\1len(\2) = \3")
line("def-with-bare-parameters", "def-without-brackets", r"^def (\w+)\((\w.*)\):", r"def \1 \2:")
line("def-with-brackets-forgotten", "def-without-brackets", r"^def (\w+)\(\):", r"def \1:")
line("equals-in-while", "equals-in-condition", r" [!=]= ", " = ", only=r"^\s*while\b")
line("equals-in-elif", "equals-in-condition", r" == ", " = ", only=r"^\s*elif\b")
line("equals-with-number", "equals-in-condition", r" == (\d+)", r" = \1", only=r"^\s*if\b")
