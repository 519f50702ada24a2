"""How a value is written in a sentence: a stranger's word that was found to be plain."""

import ast
import json
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

MOST_VALUES = 6
OF_DIGITS = re.compile(r'" *-?[0-9]+(?:[.,][0-9]+)? *"')


def in_a_row(values: Sequence[str]) -> str:
    shown = [marked(value) for value in values]
    if len(shown) <= MOST_VALUES:
        return ", ".join(shown)
    return ", ".join([*shown[: MOST_VALUES - 2], "…", *shown[-2:]])


def shown(written: str) -> str:
    """What Python wrote, as it is shown."""
    return marked(value_of(written))


def marked(value: str) -> str:
    """A text that looks like a number is said to be one: that is what goes wrong most often."""
    return _("`{value}` (a text)").format(value=value) if OF_DIGITS.fullmatch(value) else f"`{value}`"


def value_of(written: str) -> str:
    """With the quotes that lessons write."""
    return _quoted(ast.literal_eval(written))


def _quoted(value: object) -> str:
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False)
        case list():
            return f"[{', '.join(map(_quoted, value))}]"
        case tuple():
            return f"({', '.join(map(_quoted, value))}{',' if len(value) == 1 else ''})"
        case dict():
            return f"{{{', '.join(f'{_quoted(key)}: {_quoted(held)}' for key, held in value.items())}}}"
    return repr(value)
