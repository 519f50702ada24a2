"""SyntaxError, IndentationError, TabError: what was forgotten, and where it was really forgotten."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case, first_of
from runner.diagnosis.findings import Finding
from runner.diagnosis.form import blocks, brackets, gaps, places, quotes, signs, words
from runner.diagnosis.form.form import Form

Rule = Callable[[Form], Finding | None]
# The surest first: what only one mistake looks like, before what many could.
ORDER: tuple[Rule, ...] = (
    *signs.FIRST,
    *places.RULES,
    *blocks.INDENTATION,
    *quotes.RULES,
    words.words_without_quotes,
    *signs.RULES,
    *gaps.FIRST,
    *words.RULES[:1],
    *blocks.RULES[:2],
    *brackets.RULES,
    *words.RULES[1:],
    *blocks.RULES[2:],
    *gaps.RULES,
)


def unreadable(case: Case) -> Finding | None:
    # A file that can be read fails for what its words mean; or a text given to exec() could not be read.
    rules = ORDER if case.source.tree is None else places.RULES
    return first_of(rules, Form(case)) or other_form(case)


def other_form(case: Case) -> Finding:
    if case.source.tree is not None and "outside" not in case.message:
        return case.finding(
            "form-other",
            _("{where} gives Python a text to read as a program, or means something that Python does not allow."),
            _("Python's own words below say more. Which word or sign in {here} could Python not read?"),
        )
    return case.finding(
        "form-other",
        _("{where} cannot be read by Python, or something in the line before it is missing.")
        if case.line > 1
        else _("{where} cannot be read by Python."),
        _(
            "Look for brackets, quotes, commas and colons; Python's own words are below. "
            "Which sign is missing or too many in {here}?"
        ),
        number=case.line,
    )


RULES = dict.fromkeys(("SyntaxError", "IndentationError", "TabError"), (unreadable,))
