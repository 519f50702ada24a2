"""Brackets that are not closed, closed twice, or closed by another kind."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form, span_of
from runner.diagnosis.form.tokens import CLOSING, OPENING, Token, unbalanced
from runner.diagnosis.scopes import BUILTINS

MOST_NESTED = 50
STATEMENT = re.compile(r"\w+ *(=(?!=)|\()|(if|for|while|def|class|return|import|from|print|else|elif)\b")


def unfitting_brackets(form: Form) -> Finding | None:
    found = unbalanced(form.tokens)
    culprit = forgotten(form) or never_closed_at(form, found.opened)
    if not is_about_brackets(form, culprit):
        return None
    if found.wrong is None:
        return never_closed(form, culprit) if culprit else None
    if found.wrong_for is None or is_followed_by(form, found.wrong, OPENING[found.wrong_for.text]):
        return one_too_many(form, found.wrong)
    opened_below = [token.text for token in found.opened[:-1]]
    if CLOSING[found.wrong.text] in opened_below and not is_mistyped(form, found.wrong, len(found.opened)):
        return never_closed(form, found.opened[-1])
    return another_kind(form, found.wrong, found.wrong_for)


def never_closed_at(form: Form, opened: list[Token]) -> Token | None:
    """The open bracket that Python names, or the last that was opened before it gave up."""
    failed = form.case.failed
    named = [token for token in opened if (token.line, token.column) == (failed.line, failed.column)]
    before = [token for token in opened if token.line <= form.line]
    return next(iter(named or before[-1:]), None)


def forgotten(form: Form) -> Token | None:
    """A closing bracket that begins a line closes what began in a line indented as far: what is open in between was
    forgotten.
    """
    opened: list[Token] = []
    line = 0
    for token in form.tokens:
        is_first, line = token.line != line, token.line
        if token.kind != "sign":
            continue
        if token.text in OPENING:
            opened.append(token)
        elif token.text in CLOSING and opened:
            last = opened.pop()
            is_deeper = is_first and form.indent(last.line) > token.column
            if is_deeper and any(form.indent(other.line) == token.column for other in opened[-MOST_NESTED:]):
                return last
    return None


def is_about_brackets(form: Form, culprit: Token | None) -> bool:
    """Python says so, or the error lies behind a bracket that is open there."""
    message = form.message
    if "was never closed" in message or message.startswith(("unmatched", "closing parenthesis")):
        return True
    if culprit is None or not message.startswith(("invalid syntax", "expected ':'", "unexpected EOF")):
        return False
    if "comma" in message:
        return goes_over_lines(form)
    # The block's own colon, or the next line, cannot stand in brackets.
    place = form.tokens[form.place] if form.tokens else None
    is_colon = place is not None and place.text == ":" and place.line == culprit.line
    return is_colon or culprit.line < form.line


def goes_over_lines(form: Form) -> bool:
    """What Python wants a comma in goes on in a line that looks like a new statement."""
    lines = range(form.line + 1, min(form.case.failed.end_line, form.line + 20) + 1)
    return any(STATEMENT.match(form.case.source.line(line).lstrip()) for line in lines)


def is_mistyped(form: Form, wrong: Token, depth: int) -> bool:
    """Taken as the right bracket it leaves its line in balance: it is of another kind, and none is missing."""
    depth -= 1
    for token in form.tokens[form.tokens.index(wrong) + 1 :]:
        if token.line != wrong.line:
            break
        depth += (token.text in OPENING) - (token.text in CLOSING)
    return depth == 0


def is_followed_by(form: Form, token: Token, text: str) -> bool:
    following = form.tokens[form.tokens.index(token) + 1 :][:1]
    return bool(following) and following[0].text == text and following[0].line == token.line


def never_closed(form: Form, token: Token) -> Finding:
    next_line = first_statement_after(form, token.line)
    return form.case.finding(
        "missing-bracket",
        _("{where} opens a bracket with `{bracket}` that is never closed with `{closing}`."),
        _("Count the brackets. How many `{bracket}` and how many `{closing}` are there from {here} to line {last}?")
        if next_line > token.line + 1
        else _("Count the brackets. How many `{bracket}` and how many `{closing}` are in {here}?"),
        at=span_of(token),
        bracket=token.text,
        closing=OPENING[token.text],
        last=next_line - 1 if next_line else token.line,
    )


def first_statement_after(form: Form, line: int) -> int:
    """Where the next thing begins, so that the bracket must have been closed before; 0: nothing does."""
    for number in range(line + 1, len(form.case.source.lines) + 1):
        if STATEMENT.match(form.case.source.line(number).lstrip()):
            return number
    return 0


def one_too_many(form: Form, wrong: Token) -> Finding:
    return form.case.finding(
        "extra-bracket",
        _("{where} has a `{bracket}` too many: there is no open bracket that it could close."),
        _("Count the brackets. How many `{opening}` and how many `{bracket}` are in {here}?"),
        at=span_of(wrong),
        bracket=wrong.text,
        opening=CLOSING[wrong.text],
    )


def another_kind(form: Form, wrong: Token, opened: Token) -> Finding:
    own_kind = _("A bracket must be closed by one of its own kind.")
    called = called_before(form, opened)
    return form.case.finding(
        "wrong-bracket",
        f"{_('{where} closes with `{bracket}` what `{opened}` in line {first} has opened.')} {own_kind}"
        if wrong.line != opened.line
        else f"{_('{where} opens a bracket with `{opened}` and closes it with `{bracket}`.')} {own_kind}",
        partner_advice(form, wrong, opened, called),
        at=span_of(wrong),
        bracket=wrong.text,
        opened=opened.text,
        first=opened.line,
        closing=OPENING[opened.text],
        called=called,
    )


def partner_advice(form: Form, wrong: Token, opened: Token, called: str) -> str:
    if called:
        return _(
            "Round brackets call, square ones make a list or pick from one, curly ones make a dict. "
            "Which kind of brackets belongs behind `{called}`?"
        )
    partner = _("Each bracket has a partner that looks the other way.")
    if wrong.line != opened.line:
        return f"{partner} {_('Which bracket is the partner of the `{opened}` in line {first}?')}"
    return f"{partner} {_('Which bracket is the partner of the `{opened}` in {here}?')}"


def called_before(form: Form, opened: Token) -> str:
    """The function behind which a bracket of another kind was opened: there the first of the two is wrong."""
    place = form.tokens.index(opened)
    before = form.tokens[place - 1] if place else None
    if opened.text == "(" or before is None or before.line != opened.line:
        return ""
    is_function = before.text in BUILTINS or defines(form, before.text)
    return before.text if is_function else ""


def defines(form: Form, name: str) -> bool:
    return any(re.match(rf" *def +{re.escape(name)}\b", line) for line in form.case.source.lines)


RULES = (unfitting_brackets,)
