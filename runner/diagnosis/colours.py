"""Colours that have no such name, on the turtle's sheet and in charts."""

import ast
import re

from django.utils.translation import gettext as _

from runner.diagnosis.cases import Case
from runner.diagnosis.findings import Finding
from runner.diagnosis.nearness import nearest
from runner.diagnosis.words import compare_letters
from runner.inside.turtle_colours import NAMES

OF_TURTLE = re.compile(r"bad colou?r string: (.+)")
OF_CHART = re.compile(
    r"'(?P<value>[^']+)' is not a valid value for \w*color|Invalid RGBA argument: '(?P<rgba>[^']+)'"
    r"|'c' argument must be a color.*, not '(?P<c>[^']+)'|'(?P<form>[^\W\d_]{3,})' is not a valid format string"
)
UNNAMED = re.compile(r"argument must be a valid color")
COLOUR_WORDS = ("color", "facecolor", "edgecolor", "c")


def of_turtle(case: Case) -> Finding | None:
    found = OF_TURTLE.match(case.message)
    return _unknown(case, found[1]) if found else None


def of_chart(case: Case) -> Finding | None:
    if found := OF_CHART.match(case.message):
        return _unknown(case, next(filter(None, found.groups())))
    named = _written(case) if UNNAMED.search(case.message) else ""
    return _unknown(case, named) if named else None


def _unknown(case: Case, name: str) -> Finding:
    near = "" if name.startswith("#") else nearest(name.replace(" ", ""), NAMES)
    if name.startswith("#"):
        look = _("Behind `#` stand six signs, each from 0 to 9 or a to f. How many stand there in {here}?")
    elif near:
        look = compare_letters()
    else:
        look = _(
            "Colours are called by their English names, such as `red`, `purple` or `lightblue`. "
            "Which English name should stand in {here}?"
        )
    return case.finding(
        "colour-unknown",
        _("{where} wants a colour called `{name}`, but no colour has that name."),
        look,
        name=name,
        near=near,
    )


def _written(case: Case) -> str:
    """The one text that the line gives as a colour."""
    texts = [
        keyword.value.value
        for node in case.source.nodes
        if isinstance(node, ast.Call) and case.line in (node.lineno, node.end_lineno)
        for keyword in node.keywords
        if keyword.arg in COLOUR_WORDS
        and isinstance(keyword.value, ast.Constant)
        and isinstance(keyword.value.value, str)
    ]
    return texts[0] if len(texts) == 1 else ""


RULES = {"TurtleGraphicsError": (of_turtle,)}
VALUE_RULES = (of_chart,)
