"""Checks whose inputs are drawn anew each time, so that printing what a sentence has told does not pass."""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from learn.lessons.format import Check

chance = random.SystemRandom()


class Varied(Check, kw_only=True):
    """As it is with its first row: so it is read by whoever judges nothing."""

    ways: list[Check]  # one for each row


def filled(check: Check) -> Check:
    """With the values of its rows in the places of `<<name>>`."""
    if not check.fresh:
        return check
    plain = msgspec.to_builtins(check)
    del plain["fresh"]
    ways = [msgspec.convert(put_in(plain, row), Check) for row in check.fresh]
    return Varied(ways=ways, **{name: getattr(ways[0], name) for name in Check.__struct_fields__})


def put_in(value: Any, row: Mapping[str, Any]) -> Any:
    """A text that is nothing but a place becomes the value itself, perhaps a number; in a list, all its values."""
    match value:
        case str():
            for name, each in row.items():
                if value == place(name):
                    return each
                value = value.replace(place(name), said(each))
            return value
        case list():
            return [each for part in value for each in in_list(part, put_in(part, row))]
        case dict():
            return {put_in(key, row): put_in(part, row) for key, part in value.items()}
    return value


def in_list(part: Any, value: Any) -> list[Any]:
    """So a row can have more values in the place than another."""
    return value if isinstance(part, str) and isinstance(value, list) else [value]


def said(value: Any) -> str:
    """In a sentence."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def place(name: str) -> str:
    return f"<<{name}>>"


def drawn(checks: Iterable[Check]) -> list[Check]:
    """For one judging. Checks with rows in common get the same, so that they can share a run."""
    return with_row(checks, chance.randrange(10_000))


def with_row(checks: Iterable[Check], number: int) -> list[Check]:
    return [check.ways[number % len(check.ways)] if isinstance(check, Varied) else check for check in checks]


def each_row(checks: Sequence[Check]) -> Iterator[list[Check]]:
    """All that can be drawn, each at least once."""
    most = max((len(check.ways) for check in checks if isinstance(check, Varied)), default=1)
    return (with_row(checks, number) for number in range(most))


def what_is_missing(check: Check) -> str:
    """Why its rows cannot be put in; empty if they can."""
    names = [set(row) for row in check.fresh]
    if any(each != names[0] for each in names):
        return "each row of `fresh` needs the same names"
    if check.fresh and len(check.fresh) < 2:
        return "`fresh` needs two rows or more, for one of them to be drawn"
    try:
        text = msgspec.json.encode(filled(check)).decode()
    except msgspec.ValidationError as error:
        return f"what `fresh` puts in does not fit ({error})"
    if "<<" in text:
        return f"no row of `fresh` says what to put in the place of {text[text.index('<<') :].split('>>')[0]}>>"
    return ""
