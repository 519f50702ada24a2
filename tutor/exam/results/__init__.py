"""What models have shown: rows of this site's own exams, and the files beside this one, for models that come with it.

A file says figures alone; whether they are enough is decided by `marks.toml` as it is now.
"""

import functools
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from tutor.exam import marks
from tutor.exam.figures import Figure
from tutor.messages import How
from tutor.models import ExamResult
from tutor.scenes import JOBS

FOLDER = Path(__file__).parent
KEPT_SECONDS = 60.0

Figures = dict[str, Figure]


class Shipped(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One model with one back end. Of the same weights there may be several: what one of them fails is not passed."""

    digest: str
    name: str
    backend: str
    at: str  # the day
    machine: str
    jobs: dict[str, Figures]


class Result(msgspec.Struct, frozen=True):
    passed: bool
    figures: Figures


def how(job: str, digest: str) -> How:
    """How `job` is done where the model with these weights serves; "": none does. Asks the rows once a minute."""
    found = of_model(digest).get(job)
    return "model" if found is not None and found.passed else marks.read()[job].otherwise


def jobs(digest: str) -> dict[str, How]:
    return {job: how(job, digest) for job in JOBS}


def figures(job: str, digest: str) -> Figures:
    """Empty where this model has had no exam for it."""
    found = of_model(digest).get(job)
    return found.figures if found else {}


_kept: dict[str, tuple[float, dict[str, Result]]] = {}  # digest -> when, job -> result


def of_model(digest: str) -> dict[str, Result]:
    if not digest:
        return {}
    at, found = _kept.get(digest, (0.0, {}))
    if not at or time.monotonic() - at > KEPT_SECONDS:
        found = _of_files(digest) | _of_rows(digest)
        _kept[digest] = (time.monotonic(), found)
    return found


def _of_files(digest: str) -> dict[str, Result]:
    found: dict[str, Result] = {}
    for one in shipped():
        for job, figures in one.jobs.items() if one.digest == digest else ():
            if job not in found or found[job].passed:
                found[job] = Result(marks.is_passed(job, figures), figures)
    return found


def _of_rows(digest: str) -> dict[str, Result]:
    rows = ExamResult.objects.filter(digest=digest)
    return {row.job: Result(row.passed, msgspec.convert(row.figures, Figures)) for row in rows}


@functools.cache
def shipped(folder: Path = FOLDER) -> tuple[Shipped, ...]:
    return tuple(msgspec.json.decode(path.read_bytes(), type=Shipped) for path in sorted(folder.glob("*.json")))


def store(job: str, figures: Mapping[str, Figure], *, digest: str, name: str, backend: str) -> bool:
    """Keep what was shown, in place of what was shown before; whether it is enough."""
    passed = marks.is_passed(job, figures)
    ExamResult.objects.update_or_create(
        digest=digest,
        job=job,
        defaults={
            "name": name[:200],
            "backend": backend[:40],
            "passed": passed,
            "figures": msgspec.to_builtins(dict(figures)),
        },
    )
    _kept.pop(digest, None)
    return passed
