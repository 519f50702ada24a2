"""What a model has shown, as a table to read and as data."""

import datetime
import os
from collections.abc import Iterator
from typing import Any

import psutil

from tutor.exam import marks
from tutor.exam.exam import Shown
from tutor.exam.figures import Figure
from tutor.exam.marks import Mark
from tutor.exam.results import Shipped

OTHERWISE = {"written": "it is done from what people wrote", "off": "it is not offered"}


def lines(shown: Shown) -> Iterator[str]:
    about = shown.about
    yield f"{about.name}, {about.backend} ({about.digest}), {shown.seconds:.0f} s"
    for job, figures in shown.jobs.items():
        passed = shown.is_passed(job)
        yield ""
        yield f"{job}: {'passed' if passed else f'not passed, so {OTHERWISE[marks.read()[job].otherwise]}'}"
        of = {mark.figure: mark for mark in marks.read()[job].marks}
        for name in [*of, *(name for name in figures if name not in of)]:
            yield line(name, figures.get(name, Figure(0, 0)), of.get(name))
    yield ""
    yield "Between: where the true share lies, in 95 of 100 exams like this one. ✓ ✗: whether the mark is reached."
    if shown.troubles:
        yield f"The model failed {len(shown.troubles)} times, for instance: {shown.troubles[0]}"


def line(name: str, figure: Figure, mark: Mark | None) -> str:
    low, high = figure.interval
    share = f"{figure.share:6.1%}" if figure.of else "     –"
    between = f"{low:.1%} – {high:.1%}" if figure.of else ""
    met = " " if mark is None else "✓" if mark.is_met(figure) else "✗"
    return f"  {met} {name:<40} {figure.hits:>4} of {figure.of:<4} {share}  {between:<16} {wanted(mark)}".rstrip()


def wanted(mark: Mark | None) -> str:
    if mark is None:
        return ""
    bound = f"≥ {mark.least:.0%}" if mark.least is not None else f"≤ {mark.most:.0%}"
    return f"{bound} of at least {mark.of}"


def data(shown: Shown) -> dict:
    about = shown.about
    return {
        "model": about.name,
        "digest": about.digest,
        "backend": about.backend,
        "seconds": round(shown.seconds, 1),
        "jobs": {
            job: {
                "passed": shown.is_passed(job),
                "figures": {name: _data(job, name, each) for name, each in all_.items()},
            }
            for job, all_ in shown.jobs.items()
        },
    }


def _data(job: str, name: str, figure: Figure) -> dict:
    mark = next((mark for mark in marks.read()[job].marks if mark.figure == name), None)
    low, high = figure.interval
    said: dict[str, Any] = {
        "hits": figure.hits,
        "of": figure.of,
        "share": round(figure.share, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }
    if mark is not None:
        bound = {"least": mark.least} if mark.least is not None else {"most": mark.most}
        said |= {"mark": bound | {"of": mark.of}, "met": mark.is_met(figure)}
    return said


def shipped(shown: Shown) -> Shipped:
    """To lie in `results/`, for whoever serves the same weights in the same way."""
    machine = f"{os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB"
    day = datetime.date.today().isoformat()
    return Shipped(shown.about.digest, shown.about.name, shown.about.backend, day, machine, shown.jobs)
