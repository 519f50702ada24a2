"""Two texts that grew from the same one, put together by lines."""

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

MOST_PAIRS = 20_000  # equal lines to be compared with each other; above, a region counts as changed as a whole


class Change(NamedTuple):
    start: int  # the lines `start` to `end` (half open) of the base …
    end: int
    lines: tuple[str, ...]  # … became these


def merge(base: str, mine: str, theirs: str) -> str | None:
    """Both sides' changes of `base`; None where they touch: what both changed alike is no quarrel."""
    if mine == theirs or theirs == base:
        return mine
    if mine == base:
        return theirs
    lines = base.split("\n")
    changes = sorted({*changes_of(lines, mine.split("\n")), *changes_of(lines, theirs.split("\n"))})
    if any(_touch(first, second) for first, second in pairwise(changes)):
        return None
    return "\n".join(_changed(lines, changes))


def changes_of(before: list[str], after: list[str]) -> list[Change]:
    """What was changed, in order, in bounded time."""
    start = _same(before, after)
    same = _same(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - same], after[start : len(after) - same]
    if not old and not new:
        return []
    if _pairs(old, new) > MOST_PAIRS:
        return [Change(start, start + len(old), tuple(new))]
    # Empty lines are everywhere: none says where a text goes on.
    codes = SequenceMatcher(_is_empty, old, new, autojunk=False).get_opcodes()
    return [Change(start + a, start + b, tuple(new[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def _same(one: list[str], other: list[str]) -> int:
    """How many lines they begin with alike."""
    for number, (line, beside) in enumerate(zip(one, other, strict=False)):
        if line != beside:
            return number
    return min(len(one), len(other))


def _pairs(old: list[str], new: list[str]) -> int:
    often = Counter(old)
    return sum(often[line] for line in new if not _is_empty(line))


def _is_empty(line: str) -> bool:
    return not line.strip()


def _touch(first: Change, second: Change) -> bool:
    """Whether they change the same lines, or add some at the same place: then their order would be a guess."""
    are_both_added = first.start == first.end == second.start == second.end
    return are_both_added or second.start < first.end


def _changed(lines: list[str], changes: list[Change]) -> list[str]:
    put_together, done = [], 0
    for change in changes:
        put_together += [*lines[done : change.start], *change.lines]
        done = change.end
    return [*put_together, *lines[done:]]
