"""What is different from when a step was passed last."""

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from learn.progress.models import StepProgress
from learn.progress.standing import Standing
from projects import contents
from runner.files import Files, load

AROUND = 2  # lines shown before and after what was changed
MOST_LINES = 400
MOST_LINE_CHARS = 300
LARGEST = 60_000  # characters of a text that is still compared line by line


class DiffLine(NamedTuple):
    kind: str  # "same", "gone", "new", "gap"
    text: str


class Changed(NamedTuple):
    name: str
    lines: list[DiffLine]


def texts_in(files: Files) -> dict[str, str]:
    found = {name: contents.text_in(data) for name, data in files.items()}
    return {name: text for name, text in found.items() if text is not None}


def of_project(standing: Standing) -> dict[str, str]:
    rows = standing.project.files.live().filter(is_text=True)
    return texts_in(load(dict(rows.values_list("name", "blob_id"))))


def last_pass(standing: Standing) -> StepProgress | None:
    return _passes(standing).first()


def before_step(standing: Standing) -> dict[str, str]:
    """The texts with which the step before was passed; where there is none, what the lesson begins with."""
    passed = _passes(standing).exclude(pk=standing.kept.pk).first()
    return passed.passed_files if passed else texts_in(standing.lesson.starter)


def since_last_pass(standing: Standing) -> list[Changed]:
    passed = last_pass(standing)
    before = passed.passed_files if passed else texts_in(standing.lesson.starter)
    return list(_between(before, of_project(standing)))


def _passes(standing: Standing):
    return standing.journey.steps.exclude(passed_at=None).exclude(passed_files={}).order_by("-passed_at")


def _between(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Changed]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, ""), after.get(name, "")
        if old != new:
            yield Changed(name, list(_lines(old, new)))


def _lines(old: str, new: str) -> Iterator[DiffLine]:
    if len(old) + len(new) > LARGEST:
        return
    kinds = {" ": "same", "-": "gone", "+": "new"}
    told = difflib.unified_diff(old.splitlines(), new.splitlines(), n=AROUND, lineterm="")
    for number, line in enumerate(told):
        if number >= MOST_LINES:
            return
        if line.startswith("@@") and number > 2:
            yield DiffLine("gap", "")
        elif number > 1 and line[:1] in kinds:
            yield DiffLine(kinds[line[0]], line[1 : MOST_LINE_CHARS + 1])
