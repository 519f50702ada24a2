"""Plain values as they come out of a learner's process, tagged: a stranger's word, checked and bounded.

`inside/plain.py` writes them. What is compared with an expected value is always one of these, never theirs.
"""

import base64
import binascii
import dataclasses
from collections.abc import Callable

from runner.messages import Failed
from runner.untrusted.claims import ending_of, failed_of, one_line

MOST_BYTES = 64 * 1024  # of a message that brings a value
MOST_PARTS = 10_000
DEEPEST = 20
MOST_DIGITS = 4_000


# A plain value crosses the fence as itself; what JSON cannot tell apart is tagged.
Plain = object


@dataclasses.dataclass(frozen=True)
class Value:
    """Of a variable or a call: plain, or only its type's name where it is not."""

    is_there: bool  # False: there is no such variable or function
    is_plain: bool = False
    plain: Plain = None  # exact: True is not 1, a tuple is not a list
    type_name: str = ""
    printed: str = ""  # what the call printed
    failed: Failed | None = None  # the call ended so
    is_late: bool = False  # it did not come back in its time, or took its kernel with it


class NotPlain(ValueError):
    """It is no tagged plain value, or too much of one."""


def value_of(content: dict, size: int) -> Value:
    """From the reply to a look or a call, of `size` bytes."""
    told = content.get("ending")
    ending = ending_of(content)
    if ending.how == "missing":
        return Value(is_there=False)
    if ending.how == "failed":
        return Value(is_there=True, failed=failed_of(ending))
    if ending.how == "interrupted":
        return Value(is_there=True, is_late=True)
    if not isinstance(told, dict):
        return Value(is_there=True)
    name = told.get("type")
    name = one_line(name, 100) if isinstance(name, str) else ""
    if size > MOST_BYTES:
        return Value(is_there=True, type_name=name)
    try:
        return Value(is_there=True, is_plain=True, plain=plain_of(told.get("value")), type_name=name)
    except NotPlain:
        return Value(is_there=True, type_name=name)


def plain_of(told: object) -> Plain:
    """The value itself. Raises NotPlain."""
    try:
        return _Untagging().value(told, DEEPEST)
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise NotPlain(str(error)) from error


class _Untagging:
    def __init__(self) -> None:
        self.parts = 0

    def value(self, told: object, depth: int) -> object:
        self.parts += 1
        if depth == 0 or self.parts > MOST_PARTS:
            raise NotPlain("It is too deep, or has too many parts.")
        match told:
            case ["none"]:
                return None
            case ["bool", bool(value)]:
                return value
            case ["int", str(digits)] if len(digits) <= MOST_DIGITS:
                return int(digits)
            case ["float", str(digits)] if len(digits) <= 40:
                return float(digits)
            case ["str", str(text)]:
                return text
            case ["bytes", str(coded)]:
                return base64.b64decode(coded, validate=True)
            case [str(kind), list(parts)] if kind in SEVERAL:
                return SEVERAL[kind]([self.value(part, depth - 1) for part in parts])
            case ["dict", list(pairs)]:
                return dict(self.pair(pair, depth - 1) for pair in pairs)
        raise NotPlain("It has no tag that is known.")

    def pair(self, told: object, depth: int) -> tuple[object, object]:
        match told:
            case [key, value]:
                return self.value(key, depth), self.value(value, depth)
        raise NotPlain("A dict is made of pairs.")


SEVERAL: dict[str, Callable] = {"list": list, "tuple": tuple, "set": set}
