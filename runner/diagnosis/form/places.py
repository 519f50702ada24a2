"""What stands outside of what it belongs to, twice, or too late."""

import re

from django.utils.translation import gettext as _

from runner.diagnosis.findings import Finding
from runner.diagnosis.form.form import Form

QUOTED = re.compile(r"'([^']+)'|: (\w+)$")


def return_outside(form: Form) -> Finding | None:
    if "'return' outside function" not in form.message:
        return None
    return form.case.finding(
        "return-outside",
        _("{where} has a `return`, but it stands in no function."),
        _("Is its indentation right? `return` only works inside a `def`; to show a value, print it."),
    )


def break_outside(form: Form) -> Finding | None:
    if not ("outside loop" in form.message or "not properly in loop" in form.message):
        return None
    word = "continue" if "'continue'" in form.message else "break"
    return form.case.finding(
        "break-outside",
        _("{where} has a `{word}`, but it stands in no loop."),
        _("Is its indentation right? `{word}` only works inside a `while` or a `for`."),
        word=word,
    )


def keyword_order(form: Form) -> Finding | None:
    if form.message.startswith("non-default argument follows default argument"):
        return form.case.finding(
            "keyword-order",
            _("{where} has a name without a value of its own behind one that has one."),
            _("In the brackets of a `def` those with `=` come last."),
        )
    if not form.message.startswith("positional argument follows keyword argument"):
        return None
    return form.case.finding(
        "keyword-order",
        _("{where} has an argument without a name behind one that has a name."),
        _("In the brackets of a call those without a name come first, those with `name=` after them."),
    )


def repeated_name(form: Form) -> Finding | None:
    if not form.message.startswith(("duplicate argument", "keyword argument repeated")):
        return None
    found = QUOTED.search(form.message)
    name = (found[1] or found[2]) if found else ""
    return form.case.finding(
        "repeated-name",
        _("{where} has `{name}` twice in one pair of brackets."),
        _("Each name may stand there once. Which one should be called something else, or go?"),
        name=name,
    )


def global_too_late(form: Form) -> Finding | None:
    if "global declaration" not in form.message and "is parameter and global" not in form.message:
        return None
    found = QUOTED.search(form.message)
    return form.case.finding(
        "global-too-late",
        _("{where} says `global {name}`, but `{name}` was used in this function before."),
        _("`global` is the first line of a function. Better still: hand the value in, and `return` the new one."),
        name=found[1] if found else "",
    )


RULES = (return_outside, break_outside, keyword_order, repeated_name, global_too_late)
