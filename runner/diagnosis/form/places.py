"""What stands outside of what it belongs to, twice, or too late."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form

QUOTED = re.compile(r"'([^']+)'|: (\w+)$")


def return_outside(form: Form) -> Finding | None:
    if "'return' outside function" not in form.message:
        return None
    defined = last_above(form, "def")
    return form.case.finding(
        "return-outside",
        _("{where} has a `return`, but the `return` stands in no function."),
        _("`return` only works inside a `def`. Does {here} belong to the `def` in line {defined}?")
        if defined
        else _("`return` only works inside a `def`. What should the program do with the value behind `return`?"),
        defined=defined,
    )


def last_above(form: Form, *words: str) -> int:
    """The line of the last block above that begins with one of these words; 0: there is none."""
    return max((token.line for token in form.tokens if token.text in words and token.line < form.line), default=0)


def break_outside(form: Form) -> Finding | None:
    if not ("outside loop" in form.message or "not properly in loop" in form.message):
        return None
    word = "continue" if "'continue'" in form.message else "break"
    loop = last_above(form, "while", "for")
    return form.case.finding(
        "break-outside",
        _("{where} has a `{word}`, but the `{word}` stands in no loop."),
        _("`{word}` only works inside a `while` or a `for`. Does {here} belong to the loop in line {loop}?")
        if loop
        else _("`{word}` only works inside a `while` or a `for`. Which lines should the program repeat?"),
        word=word,
        loop=loop,
    )


def keyword_order(form: Form) -> Finding | None:
    if form.message.startswith("non-default argument follows default argument"):
        return form.case.finding(
            "keyword-order",
            _("{where} has a name without a value of its own behind a name with a value."),
            _("In the brackets of a `def`, names with `=` come last. Which names in {here} have a `=`?"),
        )
    if not form.message.startswith("positional argument follows keyword argument"):
        return None
    return form.case.finding(
        "keyword-order",
        _("{where} has an argument without a name behind an argument with a name."),
        _("In the brackets of a call, values without a name come first. Which values in {here} have a name and `=`?"),
    )


def repeated_name(form: Form) -> Finding | None:
    if not form.message.startswith(("duplicate argument", "keyword argument repeated")):
        return None
    found = QUOTED.search(form.message)
    name = (found[1] or found[2]) if found else ""
    return form.case.finding(
        "repeated-name",
        _("{where} has `{name}` twice in one pair of brackets."),
        _("Each name may stand in the brackets once. What is the first `{name}` for, and what the second?"),
        name=name,
    )


def global_too_late(form: Form) -> Finding | None:
    if "global declaration" not in form.message and "is parameter and global" not in form.message:
        return None
    found = QUOTED.search(form.message)
    return form.case.finding(
        "global-too-late",
        _("{where} says `global {name}`, but `{name}` was used in this function before."),
        _(
            "`global` is the first line of a function. Better still: hand the value in, and `return` the new one. "
            "In which line of the function does `{name}` stand first?"
        ),
        name=found[1] if found else "",
    )


RULES = (return_outside, break_outside, keyword_order, repeated_name, global_too_late)
