"""Where each part of a text came from: "120k8t3p" is 120 characters of the starter, 8 typed and 3 pasted.

The page tells it with what it saves: "." is what it found there, which the server knows better. Where it does not tell,
what changed is taken for what the save was. Characters are counted as a browser counts them (UTF-16). It is what the
page says, so it helps to understand, and proves nothing.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from projects.history.merging import Change, changes_of
from projects.history.packing import common_start

TYPED, PASTED, RESTORED, SUGGESTED, TEMPLATE, PROGRAM, BROUGHT, UNKNOWN = "tprskwb?"
FOUND = "."  # only in what a page says
CODES = frozenset("tprskwb?.")
MOST_RUNS = 4000  # more pieces than that are no work of a person
RUNS = re.compile(r"(\d{1,9})([tprskwb?.])")

Run = tuple[int, str]


def checked(sent: object, text: str) -> str | None:
    """What a page sent as [[length, code], …], as it is kept; None where it does not fit the text."""
    if not isinstance(sent, list) or len(sent) > MOST_RUNS:
        return None
    for run in sent:
        if not (isinstance(run, list) and len(run) == 2 and type(run[0]) is int and run[0] > 0):
            return None
        if not (isinstance(run[1], str) and run[1] in CODES):
            return None
    return written(map(tuple, sent)) if sum(run[0] for run in sent) == length(text) else None


def whole(text: str, code: str) -> str:
    return written([(length(text), code)])


def carried(*, before: str, origins: str, after: str, code: str) -> str:
    """The origins of `after`: what was in `before` keeps its own, what is new gets `code`."""
    old = list(_in_units(before, origins))
    if before == after:
        return written(old)
    runs: list[Run] = []
    done = 0
    for (start, at), piece in _unchanged(before, after):
        runs += [(at - done, code), *_cut(old, start, length(piece))]
        done = at + length(piece)
    return written([*runs, (length(after) - done, code)])


def filled(told: str, known: str) -> str:
    """What a page told, with what is known where it did not look."""
    runs: list[Run] = []
    there, done = runs_of(known), 0
    for number, code in runs_of(told):
        runs += _cut(there, done, number) if code == FOUND else [(number, code)]
        done += number
    return written(runs)


def runs_of(origins: str) -> list[Run]:
    return [(int(number), code) for number, code in RUNS.findall(origins)]


def written(runs: Iterable[Run]) -> str:
    """Neighbours of one origin become one."""
    joined: list[Run] = []
    for number, code in runs:
        if joined and joined[-1][1] == code:
            joined[-1] = (joined[-1][0] + number, code)
        elif number > 0:
            joined.append((number, code))
    return "".join(f"{number}{code}" for number, code in joined)


def length(text: str) -> int:
    """As a browser counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _in_units(text: str, origins: str) -> Iterator[Run]:
    """The origins of all of `text`, also where nobody knows."""
    left = length(text)
    for number, code in runs_of(origins):
        yield min(number, left), code
        left -= min(number, left)
    yield left, UNKNOWN


def _cut(runs: list[Run], start: int, count: int) -> Iterator[Run]:
    for number, code in runs:
        inside = min(number - start, count)
        if inside > 0:
            yield inside, code
            count -= inside
            start = 0
        else:
            start -= number


def _unchanged(before: str, after: str) -> Iterator[tuple[tuple[int, int], str]]:
    """What both have: ((offset before, offset after), piece), whole lines in the middle, characters at both ends."""
    start = common_start(before, after)
    end = common_start(before[start:][::-1], after[start:][::-1])
    yield (0, 0), before[:start]
    at = length(before[:start])
    yield from _unchanged_lines(before[start : len(before) - end], after[start : len(after) - end], at)
    yield (length(before[: len(before) - end]), length(after[: len(after) - end])), after[len(after) - end :]


def _unchanged_lines(before: str, after: str, at: int) -> Iterator[tuple[tuple[int, int], str]]:
    old, new = before.split("\n"), after.split("\n")
    old_places, new_places = _places(old, at), _places(new, at)
    done, there = 0, 0  # lines of the one and of the other
    for change in [*changes_of(old, new), Change(len(old), len(old), ())]:
        count = change.start - done
        are_last = change.start == len(old) or there + count == len(new)
        piece = "\n".join(old[done : change.start]) + ("" if are_last else "\n")
        if piece.strip():  # an empty line tells nothing
            yield (old_places[done], new_places[there]), piece
        done, there = change.end, there + count + len(change.lines)


def _places(lines: list[str], at: int) -> list[int]:
    """Where each line starts, and where the next one would."""
    return list(accumulate((length(line) + 1 for line in lines), initial=at))
