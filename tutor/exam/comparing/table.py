"""What each of them has shown, side by side: a table for people, in Markdown, and what follows from it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tutor.exam import deciding
from tutor.exam.comparing.counting import SHARES, WITH, WITHOUT, Column, Columns
from tutor.exam.comparisons import Comparison
from tutor.exam.deciding import GOALS, SHOWN, UNSEEN
from tutor.exam.figures import Figure, Mean

PLAIN = "unseen kinds, as it is"
WRITTEN, SHAPES = "hand-written failures, {}", "unseen shapes, {}"
TALK = ("true, guard off", "answers, guard off", "refuses, guard off", "shown", "true", "refuses")
RED = ("leaks, guard off", "says no, guard off", "leaks", "requests with words of the model")
GREY = (
    "shown",
    "first token right",
    "line right",
    "parses",
    "taught",
    *(f"{name}, all that it said" for name in ("first token right", "line right", "parses", "taught")),
)
PARTS = (
    (UNSEEN, PLAIN, SHARES),
    (SHOWN, "", ("shown", *SHARES)),
    (WITH, "", ("true", "true and to the point", "names the line", "names the cause")),
    (WITHOUT, "", ("true", "true and to the point", "names the line", "names the cause")),
    (SHAPES.format("before the guard"), SHAPES.format("as it is"), ("true", "names the line", "gives the line")),
    (SHAPES.format("with the guard"), "", ("shown", "true", "gives the line", "readable")),
    (WRITTEN.format("before the guard"), WRITTEN.format("as it is"), SHARES[:6]),
    (WRITTEN.format("with the guard"), "", ("shown", "true", "gives the line", "readable")),
    ("chat", "", TALK),
    ("red team", "", RED),
    (deciding.GHOST, "", GREY),
)
START, END = "<!-- figures: manage.py tutor_compare writes them -->", "<!-- end of figures -->"
MEANS = {"grade": "grade at which one reads it", "words": "words in it"}


def put(file: Path, said: str) -> None:
    """In place of what stands between the marks; where there are none, as all that the file says."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    start, end = before.find(START), before.find(END)
    if 0 <= start < end:
        said = f"{before[: start + len(START)]}\n{said}{before[end:]}"
    file.write_text(said, encoding="utf-8")


def markdown(comparison: Comparison) -> str:
    return "\n".join(lines(comparison)) + "\n"


def lines(comparison: Comparison) -> Iterator[str]:
    yield (
        f"{comparison.name} ({comparison.digest}), {comparison.backend}, {comparison.machine}, {comparison.at}; "
        f"{comparison.most} unseen programs, each asked about three times; {comparison.seconds:.0f} s."
    )
    if comparison.base_every > 1:
        yield f"The base was asked about each case number {comparison.base_every} only: it is slow at its long prompts."
    yield ""
    yield "| what was judged | base | our adapter | the diagnosis' own text |"
    yield "|---|---|---|---|"
    for where, of_plain, names in PARTS:
        yield from _part(comparison.columns, where, of_plain, names)
    yield ""
    yield from _beside(comparison)
    yield from _goals(comparison)
    yield from _decision(comparison)


def _part(columns: Mapping[str, Columns], where: str, of_plain: str, names: tuple[str, ...]) -> Iterator[str]:
    theirs = [columns.get(who, {}).get(where) for who in ("base", "adapter")]
    every = [*theirs, columns.get("plain", {}).get(of_plain)]
    if not any(every):
        return
    yield f"| **{where}** | | | |"
    for name in names:
        yield f"| {name} | {' | '.join(_share(column, name) for column in every)} |"
    if any(column and column.means for column in every):
        for name, title in MEANS.items():
            yield f"| {title} | {' | '.join(_mean(column, name) for column in every)} |"


def _share(column: Column | None, name: str) -> str:
    return told(column.shares[name]) if column and name in column.shares else ""


def told(figure: Figure) -> str:
    if not figure.of:
        return "–"
    low, high = figure.interval
    return f"{figure.hits} of {figure.of}: {figure.share:.0%} ({100 * low:.0f}–{100 * high:.0f})"


def _mean(column: Column | None, name: str) -> str:
    found = column.means.get(name) if column else None
    return measured(found) if found and found.of else ""


def measured(found: Mean) -> str:
    return f"{found.value:.1f} ({found.low:.1f}–{found.high:.1f})"


def _beside(comparison: Comparison) -> Iterator[str]:
    beside = comparison.beside
    if beside.of and "adapter" in comparison.columns:
        easier, shorter = beside.easier, beside.shorter
        yield (
            f"Beside the diagnosis, of the same {beside.of} failures: grade {easier.value:+.2f} ({easier.low:+.2f} to "
            f"{easier.high:+.2f}), words {shorter.value:+.1f} ({shorter.low:+.1f} to {shorter.high:+.1f}); untrue "
            f"where the diagnosis is true: {beside.lost}, the other way round: {beside.won}."
        )
        yield ""


def _goals(comparison: Comparison) -> Iterator[str]:
    who = "adapter" if "adapter" in comparison.columns else "base"
    yield f"What was to be reached, and what the {who} reaches:"
    for where, name, bound, side in GOALS:
        figure = deciding.share(comparison.columns[who], where, name)
        is_met = figure.of and (figure.share >= bound if side == "at least" else figure.share <= bound)
        yield f"- {'✓' if is_met else '✗'} {name} ({where}): {told(figure)}, {side} {bound:.0%}"
    yield ""


def _decision(comparison: Comparison) -> Iterator[str]:
    decision = comparison.decision
    yield f"Our adapter is {'' if decision.is_default else 'not '}the default. Who does what: " + ", ".join(
        f"{job} {does}" for job, does in decision.jobs.items()
    )
    yield from (f"- {reason}" for reason in decision.because)
