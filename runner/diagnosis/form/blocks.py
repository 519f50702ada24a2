"""Blocks: the colon, the indentation, and who belongs to whom."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Span
from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import BLOCKS, Form, after, span_of
from runner.diagnosis.form.tokens import CLOSING, OPENING, Token

AFTER = re.compile(
    r"expected an indented block after (?:'?(\w+)'?(?: statement| definition| clause)?)?.* on line (\d+)"
)


def else_if(form: Form) -> Finding | None:
    words = form.words
    is_so = words[:2] == ["else", "if"] or form.first in ("elseif", "elsif", "elif_", "elseIf", "ifelse")
    if not is_so:
        return None
    last = form.here[1] if words[0] == "else" else form.here[0]
    return form.case.finding(
        "else-if",
        _("{where} says `{written}`. Python has one word for `else` and `if` together."),
        _("The word is short: the end of `else`, and `if`. Which word do the end of `else` and `if` make?"),
        at=span_of(form.here[0], last),
        written=" ".join(words[:2]) if words[0] == "else" else words[0],
    )


def else_with_condition(form: Form) -> Finding | None:
    if form.first != "else" or len(form.here) < 3 or form.words[1] == ":":
        return None
    condition = [token for token in form.here[1:] if token.text != ":"]
    return form.case.finding(
        "else-with-condition",
        _("{where} asks a question after `else`, but `else` asks nothing: it means “in all other cases”."),
        _(
            "For one more question there is a word made of `else` and `if`. "
            "Is `{condition}` a new question, or simply all other cases?"
        ),
        at=span_of(condition[0], condition[-1]),
        condition=" ".join(token.text for token in condition),
    )


def else_without_if(form: Form) -> Finding | None:
    """An `else` or `elif` that Python cannot join to anything."""
    word = form.first
    if word not in ("else", "elif") or not form.message.startswith("invalid syntax"):
        return None
    before, column = form.line_before(form.line), form.indent(form.line)
    level = line_at_level(form, form.line, column)
    opener = form.on(level)[0].text if level else ""
    at = span_of(form.here[0])
    if word == "elif" and opener == "else":
        return form.case.finding(
            "elif-after-else",
            _("{where} has an `elif` after the `else` of line {level}. The `else` must come last."),
            _("`else` catches all that is left. What should be asked before the `else` in line {level}?"),
            at=at,
            level=level,
        )
    if word == opener == "else":
        sentence = _("{where} has a second `else`; the `if` has one already, in line {between}.")
        look = _(
            "There is one `else` for all other cases. Which `else` should ask something, line {between} or {here}?"
        )
    elif opener in ("if", "elif", "for", "while") or not any_if_above(form, level, column):
        sentence = _("{where} has an `{word}`, but no `if` that it belongs to: it must stand exactly below an `if`.")
        look = alone_advice(form)
    else:
        sentence = _("{where} has an `{word}` that belongs to no `if`: line {between} ended the block of the `if`.")
        look = _("All lines of a block are indented. Does line {between} belong to the block of the `if`?")
    return form.case.finding("else-alone", sentence, look, at=at, word=word, between=level or before)


def alone_advice(form: Form) -> str:
    if any(token.text == "if" and token.line < form.line for token in form.tokens):
        return _("Look at the lines between. How many spaces stand before the `if`, and how many before `{word}`?")
    return _("Before an `{word}` an `if` asks. What should be asked first, with an `if`?")


def any_if_above(form: Form, line: int, column: int) -> bool:
    return any(token.text == "if" and token.column == column and token.line < line for token in form.tokens)


def line_at_level(form: Form, line: int, column: int) -> int:
    """The last line above `line` that begins in the same column and is in no deeper block of its own."""
    number = form.line_before(line)
    while number:
        if form.indent(number) == column and form.on(number):
            return number
        if form.indent(number) < column:
            return 0
        number = form.line_before(number)
    return 0


def missing_in(form: Form) -> Finding | None:
    words = form.words
    if form.first != "for" or "in" in words or len(words) < 3:
        return None
    return form.case.finding(
        "missing-in",
        _("{where} begins a loop with `for`, but the word `in` is missing."),
        _("A `for` needs a name, then `in`, then what it goes through. What stands right behind `{name}` in {here}?"),
        at=span_of(form.here[0], form.here[-1]),
        name=words[1],
    )


def def_without_brackets(form: Form) -> Finding | None:
    words = form.words
    if form.first != "def" or len(words) < 2 or "(" in words:
        return None
    if form.here[1].kind != "name":
        return None
    return form.case.finding(
        "def-without-brackets",
        _("{where} defines the function `{name}` without round brackets behind its name."),
        _("The brackets are always there, also when they are empty. Which values should `{name}` get, if any?"),
        at=after(form.here[1]),
        name=words[1],
    )


def missing_colon(form: Form) -> Finding | None:
    if form.message.startswith("':' expected after dictionary key"):
        return form.case.finding(
            "missing-colon",
            _("{where} has a dict where the colon between a key and its value is missing."),
            _("In a dict each key is followed by a colon and its value. Which key in {here} has no colon behind?"),
        )
    if not form.message.startswith(("expected ':'", "invalid syntax")) or form.first not in BLOCKS or not form.here:
        return None
    code = header(form, form.line)
    if form.here[-1].text == "{":
        code = form.here
    if has_colon(code):
        return None
    last = code[-1]
    if last.text in (";", "{", "then", "do"):
        return form.case.finding(
            "missing-colon",
            _("{where} begins a block with `{word}` and ends with `{last}`. In Python it ends with a colon."),
            _("The last sign is a colon, and nothing else. What is the last word or sign in {here}?"),
            at=span_of(last),
            word=form.first,
            last=last.text,
        )
    return form.case.finding(
        "missing-colon",
        _("{where} begins a block with `{word}`, but the colon at its end is missing."),
        _("Every line that begins a block ends with `:`. What is the last word or sign in {here}?"),
        at=after(last),
        word=form.first,
    )


def header(form: Form, line: int) -> list[Token]:
    """The tokens of a block's first line, which goes on where brackets are open."""
    found: list[Token] = []
    depth = 0
    for token in form.tokens:
        if token.line < line:
            continue
        if token.line > line and depth <= 0 and (not found or token.line > found[-1].end_line):
            break
        depth += (token.text in OPENING) - (token.text in CLOSING)
        found.append(token)
    return found


def has_colon(code: list[Token]) -> bool:
    depth = 0
    for token in code:
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text == ":" and depth <= 0:
            return True
    return False


def missing_except(form: Form) -> Finding | None:
    if not form.message.startswith("expected 'except' or 'finally' block"):
        return None
    tries = [token for token in form.tokens if token.text == "try" and token.line < form.line]
    open_tries = [token for token in tries if form.indent(token.line) >= form.indent(form.line)] or tries
    at = open_tries[-1] if open_tries else None
    return form.case.finding(
        "missing-except",
        _("{where} begins a `try`, but there is no `except` that belongs to it."),
        _(
            "After the block of `try` comes `except`, exactly below `try`. "
            "What should happen when the block of `try` goes wrong?"
        ),
        at=span_of(at) if at else None,
    )


# ── Indentation ──


def indent_missing(form: Form) -> Finding | None:
    found = AFTER.match(form.message)
    if not found:
        return None
    opener = int(found[2])
    word = form.on(opener)[0].text if form.on(opener) else found[1] or ""
    is_at_end = not form.here
    at = Span(form.line, form.indent(form.line), form.line, form.indent(form.line) + 1) if form.here else Span(opener)
    return form.case.finding(
        "indent-missing",
        _("{where} begins a block with `{word}`, but nothing stands in the block.")
        if is_at_end
        else _("{where} is not indented, but it comes right after `{word}` in line {opener}, which needs a block."),
        _("The lines of a block begin four spaces further right. What should happen in the block of `{word}`?")
        if is_at_end
        else _("The lines of a block begin four spaces further right. Does {here} belong to the `{word}`?"),
        at=span_of(form.here[0]) if form.here else at,
        word=word,
        opener=opener,
    )


def indent_unexpected(form: Form) -> Finding | None:
    if not form.message.startswith("unexpected indent"):
        return None
    before = form.line_before(form.line)
    return (
        form.case.finding(
            "indent-unexpected",
            _("{where} begins further to the right than line {before}, but line {before} does not begin a block."),
            _("Only lines inside a block are indented. How many spaces are before line {before}, and before {here}?"),
            at=Span(form.line, 0, form.line, len(form.case.text) - len(form.case.text.lstrip())),
            before=before,
        )
        if before
        else form.case.finding(
            "indent-unexpected",
            _("{where} is the first one, and it does not begin at the left edge."),
            _("Only lines inside a block are indented. How many spaces stand at the beginning of {here}?"),
            at=Span(form.line, 0, form.line, len(form.case.text) - len(form.case.text.lstrip())),
        )
    )


def indent_uneven(form: Form) -> Finding | None:
    if "unindent does not match" not in form.message:
        return None
    text = form.case.text
    width = len(text) - len(text.lstrip())
    return form.case.finding(
        "indent-uneven",
        _("{where} begins with {spaces} spaces. No block above it begins so far to the right."),
        _("All lines of one block begin exactly below each other. To which block does {here} belong?"),
        at=Span(form.line, 0, form.line, width),
        spaces=width,
    )


def indent_tabs(form: Form) -> Finding | None:
    text = form.case.text
    blank = text[: len(text) - len(text.lstrip())]
    if form.case.kind != "TabError" and not ("unindent does not match" in form.message and "\t" in blank):
        return None
    return form.case.finding(
        "indent-tabs",
        _("{where} is indented with a tab where others have spaces, or the other way round. To Python they differ."),
        _(
            "Delete the empty space at the beginning of such lines, and type spaces. "
            "With how many steps does the cursor come to the first word of {here}?"
        ),
        at=Span(form.line, 0, form.line, len(blank)),
    )


INDENTATION = (indent_tabs, indent_missing, indent_unexpected, indent_uneven)
RULES = (else_if, else_with_condition, else_without_if, missing_in, def_without_brackets, missing_colon, missing_except)
