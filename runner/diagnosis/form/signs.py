"""Signs: those that Python does not know, those of other languages, and those that are missing between two things."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Span
from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form, is_word_of_python, span_of
from runner.diagnosis.form.tokens import Token

PROMPT = re.compile(r"\s*(>>>|\.\.\.)(?=\s|$)")
TURNED = {
    "=>": ">=",
    "=<": "<=",
    "=!": "!=",
    "<>": "!=",
    "===": "==",
    "!==": "!=",
    "> =": ">=",
    "< =": "<=",
    "! =": "!=",
    "= =": "==",
}
FOREIGN = {"&&": "and", "||": "or"}
MEANT = {
    "×": "*",
    "÷": "/",
    "–": "-",
    "—": "-",
    "−": "-",
    "，": ",",
    "：": ":",
    "（": "(",
    "）": ")",
    "²": "** 2",
    "³": "** 3",
}
SIGNS = frozenset("+ - * / // % ** < > <= >= == != = += -= *= and or not in is".split())
STRAY = re.compile(r"invalid (?:non-printable )?character .*\(?U\+([0-9A-F]{4,6})")
JOINS = frozenset("and or not in is if else for lambda await".split())


def copied_prompt(form: Form) -> Finding | None:
    found = PROMPT.match(form.case.text)
    if not found:
        return None
    return form.case.finding(
        "copied-prompt",
        _("{where} begins with `{prompt}`. That is what Python's own console shows, not a part of the program."),
        _("Delete it, also in the other lines, and look at their indentation then."),
        at=Span(form.line, found.start(1), form.line, found.end(1)),
        prompt=found[1],
    )


def wrong_comparison(form: Form) -> Finding | None:
    for index, token in enumerate(form.here[:-1]):
        follower = form.here[index + 1]
        written = token.text + ("" if token.touches(follower) else " ") + follower.text
        if token.kind != "sign" or written not in TURNED or len(token.text + follower.text) < 2:
            continue
        if written == "= =" and not form.message.startswith("invalid syntax"):
            continue
        return form.case.finding(
            "wrong-comparison",
            _("{where} compares with `{written}`, which Python does not know."),
            _("Which sign comes first? Say the comparison aloud: “greater or equal”, “not equal”."),
            at=span_of(token, follower),
            written=written,
            right=TURNED[written],
        )
    return None


def other_language(form: Form) -> Finding | None:
    for token, follower in zip(form.here, form.here[1:], strict=False):
        written = token.text + follower.text
        if written in FOREIGN and token.touches(follower):
            return foreign(form, written, FOREIGN[written], span_of(token, follower))
    for index, token in enumerate(form.here):
        is_not = token.text == "!" and (index + 1 < len(form.here)) and form.here[index + 1].kind in ("name", "sign")
        if is_not and form.message.startswith("invalid syntax"):
            return foreign(form, "!", "not", span_of(token))
    words = form.words
    if words[:2] == ["for", "("] and ";" in words:
        return form.case.finding(
            "other-language",
            _("{where} has a `for` as other languages write it. In Python a `for` goes through things one by one."),
            _("To count, Python has range(): `for`, a name, `in`, and what it goes through."),
            at=span_of(form.here[0], form.here[-1]),
        )
    for token in form.here:
        is_at_end = words[-2:] == [token.text, ":"]
        if token.text in ("then", "do") and form.first in ("if", "elif", "while", "for") and is_at_end:
            return form.case.finding(
                "other-language",
                _("{where} has the word `{written}`. Other languages need it, Python does not: the colon says it."),
                _("Take the word out. The line ends with a colon."),
                at=span_of(token),
                written=token.text,
            )
    if words[:1] == ["function"] and len(words) > 1 and form.here[1].kind == "name":
        return foreign(form, "function", "def", span_of(form.here[0]))
    if words and words[0] in ("var", "let", "const", "int", "string", "String", "float") and words[2:3] == ["="]:
        return form.case.finding(
            "other-language",
            _("{where} has the word `{written}` before the name `{name}`. Other languages need that, Python does not."),
            _("A name is enough, then `=` and the value."),
            at=span_of(form.here[0]),
            written=words[0],
            name=words[1],
        )
    return None


def foreign(form: Form, written: str, right: str, at: Span) -> Finding:
    return form.case.finding(
        "other-language",
        _("{where} has `{written}`. Other languages say it so; Python has a word for it: `{right}`."),
        _("Read the line aloud, with the word in the place of `{written}`."),
        at=at,
        written=written,
        right=right,
    )


def plus_plus(form: Form) -> Finding | None:
    for token, follower in zip(form.here, form.here[1:], strict=False):
        if token.text == follower.text and token.text in ("+", "-") and token.touches(follower):
            return form.case.finding(
                "plus-plus",
                _("{where} has `{written}`. Python has no such sign."),
                _("To count up or down, `+=` or `-=` with a number behind it changes a variable."),
                at=span_of(token, follower),
                written=token.text * 2,
            )
    return None


def stray_character(form: Form) -> Finding | None:
    if form.message.startswith("unexpected character after line continuation"):
        column = form.case.text.rfind("\\", 0, max(form.case.failed.column, 0) + 1)
        return stray(form, "\\", column, _("A `\\` does not belong here. Is it meant as `/`? Or inside a text?"))
    if "null bytes" in form.message:
        return form.case.finding(
            "stray-character",
            _("{where} has a character that cannot be seen and that Python does not know."),
            _("Delete the line and type it anew."),
            at=Span(form.line),
        )
    found = STRAY.match(form.message)
    if found:
        character = chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 else "?"
        column = form.case.text.find(character)
        if not character.isprintable() or character.isspace():
            return form.case.finding(
                "stray-character",
                _("{where} has a character that looks like a space, or like nothing, but is another one (U+{number})."),
                _("Delete the empty places of this line and type them anew."),
                at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
                number=found[1],
            )
        look = _("It may look like a sign that Python has. Type it anew, or take it out.")
        return meant(form, character, column) or stray(form, character, column, look)
    for token in form.here:
        if token.text in ("²", "³"):
            return meant(form, token.text, token.column)
        is_about_it = form.message.startswith(("invalid syntax", "invalid decimal literal"))
        if token.kind == "sign" and is_about_it and (token.text in "$?!" or not token.text.isascii()):
            return stray(form, token.text, token.column, _("Take it out, or put it into the quotes of a text."))
    return None


def meant(form: Form, character: str, column: int) -> Finding | None:
    """A sign of mathematics, or of another keyboard, that Python writes in another way."""
    if character not in MEANT:
        return None
    return form.case.finding(
        "stray-character",
        _("{where} has the character `{character}`. Python writes that as `{right}`."),
        _("Type it anew, with the signs of the keyboard."),
        at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
        character=character,
        right=MEANT[character],
    )


def stray(form: Form, character: str, column: int, look: str) -> Finding:
    return form.case.finding(
        "stray-character",
        _("{where} has the character `{character}`, which means nothing to Python in that place."),
        look.replace("{", "{{").replace("}", "}}"),
        at=Span(form.line, column, form.line, column + 1) if column >= 0 else None,
        character=character,
    )


def leading_zero(form: Form) -> Finding | None:
    if not form.message.startswith("leading zeros"):
        return None
    token = next((t for t in form.here if t.kind == "number" and t.text[0] == "0" and t.text.strip("0")), None)
    return form.case.finding(
        "leading-zero",
        _("{where} has the number `{number}`, which begins with 0. Python takes no such numbers."),
        _("Leave the 0 out. If it is a date, a time or a telephone number, it is a text and needs quotes."),
        at=span_of(token) if token else None,
        number=token.text if token else "0…",
    )


# ── What is missing between two things ──


def missing_comma(form: Form) -> Finding | None:
    """Two things side by side inside brackets."""
    is_said = "Perhaps you forgot a comma" in form.message
    if not is_said and not form.message.startswith("invalid syntax"):
        return None
    gap = gap_near(form)
    if gap is None or not (is_said or gap[2]):
        return None
    first, second, depth = gap
    if not depth:
        return None
    return form.case.finding(
        "missing-comma",
        _("{where} has `{first}` and `{second}` side by side, with nothing between them. A comma is missing.")
        if first.kind in ("string",) or second.kind in ("string",) or first.text in "])}"
        else _("{where} has `{first}` and `{second}` side by side, with nothing between them, most likely a comma."),
        _("Between things in brackets there is a comma, or a sign that puts them together."),
        at=Span(first.end_line, first.end_column, second.line, second.column)
        if first.end_line == second.line
        else Span(first.end_line, first.end_column, first.end_line, first.end_column + 1),
        first=first.text,
        second=second.text,
    )


def missing_operator(form: Form) -> Finding | None:
    if not form.message.startswith(("invalid syntax", "invalid decimal literal")):
        return None
    gap = gap_near(form)
    if gap is None or gap[2]:
        return None
    first, second, _depth = gap
    return form.case.finding(
        "missing-operator",
        _("{where} has `{first}` and `{second}` side by side, with nothing between them."),
        _("What should happen with the two? There must be a sign between them, or each needs a line of its own."),
        at=span_of(first, second),
        first=first.text,
        second=second.text,
    )


def gap_near(form: Form) -> tuple[Token, Token, int] | None:
    """Two things with nothing between, near where Python stopped; and how many brackets are open there."""
    depth, gaps = 0, []
    end_line = max(form.case.failed.end_line, form.line)
    for number, (first, second) in enumerate(zip(form.tokens, form.tokens[1:], strict=False)):
        depth += (first.text in "([{") - (first.text in ")]}") if first.kind == "sign" else 0
        if second.line > end_line:
            break
        is_near = form.line - 1 <= first.end_line and (first.end_line == second.line or depth > 0)
        if is_near and ends_a_thing(first) and begins_a_thing(second) and not are_joined(form, number):
            gaps.append((first, second, depth))
    on_line = [gap for gap in gaps if gap[1].line == form.line or gap[0].end_line == form.line]
    return next(iter(on_line or gaps), None)


def are_joined(form: Form, number: int) -> bool:
    """Two texts side by side are one text, where no `:` follows."""
    first, second, *follower = form.tokens[number : number + 3]
    return first.kind == second.kind == "string" and not (follower and follower[0].text == ":")


def missing_value(form: Form) -> Finding | None:
    """A sign with nothing behind it: `x = 3 +`, `if a < :`."""
    if not form.message.startswith("invalid syntax"):
        return None
    for index, token in enumerate(form.here):
        follower = form.here[index + 1] if index + 1 < len(form.here) else None
        is_end = follower is None or follower.text in (")", "]", "}", ":")
        if token.text not in SIGNS or not is_end:
            continue
        return form.case.finding(
            "missing-value",
            _("{where} has `{sign}` with nothing behind it."),
            _("What should stand there? A sign needs something on both sides."),
            at=span_of(token),
            sign=token.text,
        )
    return None


def signs_apart(form: Form) -> Finding | None:
    """x + = 5"""
    for token, follower in zip(form.here, form.here[1:], strict=False):
        if token.text in ("+", "-", "*", "/") and follower.text == "=" and not token.touches(follower):
            return form.case.finding(
                "form-other",
                _("{where} has a space between `{first}` and `=`. Together they are one sign: `{first}=`."),
                _("Leave the space out."),
                at=span_of(token, follower),
                first=token.text,
            )
    return None


def ends_a_thing(token: Token) -> bool:
    return (token.is_value and not is_keyword(token)) or (token.kind == "sign" and token.text in (")", "]", "}"))


def begins_a_thing(token: Token) -> bool:
    return (token.is_value and not is_keyword(token)) or (token.kind == "sign" and token.text == "{")


def is_keyword(token: Token) -> bool:
    return token.kind == "name" and is_word_of_python(token.text) and token.text not in ("True", "False", "None")


FIRST = (copied_prompt,)
RULES = (wrong_comparison, other_language, plus_plus, stray_character, leading_zero)
LAST = (missing_comma, missing_operator, signs_apart, missing_value)
