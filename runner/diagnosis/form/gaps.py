"""What is missing between two things, or behind a sign."""

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Span
from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form, is_word_of_python, span_of
from runner.diagnosis.form.tokens import Token
from runner.diagnosis.scopes import BUILTINS

COMPARING = frozenset("< > <= >= == != =".split())
SIGNS = frozenset("+ - * / // % ** < > <= >= == != = += -= *= and or not in is".split())


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
        _(
            "Between things in brackets there is a comma, or a sign that puts them together. "
            "Are `{first}` and `{second}` one thing, or two things?"
        ),
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
        _("Each thing to do has a line of its own. How many things does {here} do?")
        if first.text == ")" and second.text in BUILTINS
        else _("A sign says what to do with two values. What should happen with `{first}` and `{second}`?"),
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
            _("A sign needs something on both sides. What should stand behind the `{sign}` in {here}?"),
            at=span_of(token),
            sign=token.text,
        )
    return None


def half_comparison(form: Form) -> Finding | None:
    """`if age > 10 and < 20:`, as it is said."""
    if not form.message.startswith("invalid syntax"):
        return None
    for word, sign in zip(form.here, form.here[1:], strict=False):
        if word.text in ("and", "or", "not") and sign.text in COMPARING:
            return form.case.finding(
                "half-comparison",
                _("{where} has `{sign}` right after `{word}`, and nothing before the sign that could be compared."),
                _(
                    "Each side of `{word}` is a whole question for Python. "
                    "What is to be compared, between `{word}` and `{sign}` in {here}?"
                )
                if word.text != "not"
                else _("`not` stands before a whole question. What is to be compared with `{sign}` in {here}?"),
                at=span_of(word, sign),
                word=word.text,
                sign=sign.text,
            )
    return None


def missing_name(form: Form) -> Finding | None:
    """`for in names:`"""
    for token, follower in zip(form.here, form.here[1:], strict=False):
        if (token.text, follower.text) == ("for", "in"):
            return form.case.finding(
                "form-other",
                _("{where} has nothing between `for` and `in`. A name belongs there."),
                _(
                    "The name stands for one thing after the other. "
                    "What should each single thing be called in the loop?"
                ),
                at=span_of(token, follower),
            )
    return None


def signs_apart(form: Form) -> Finding | None:
    """x + = 5"""
    for token, follower in zip(form.here, form.here[1:], strict=False):
        if token.text in ("+", "-", "*", "/") and follower.text == "=" and not token.touches(follower):
            return form.case.finding(
                "form-other",
                _("{where} has a space between `{first}` and `=`. Together they are one sign: `{first}=`."),
                _("The sign is written in one piece. What stands between `{first}` and `=` in {here}?"),
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


FIRST = (half_comparison,)  # also in an `elif` that has its `if`
RULES = (missing_name, missing_comma, missing_operator, signs_apart, missing_value)
