"""Replies by chance, in full, for people who read: what the model was told, what it said, what the judges think."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from tutor.exam.answers import Answer
from tutor.exam.comparisons import Comparison

SEED, MOST = 6, 100
RUBRIC = Path(__file__).parents[2] / "training" / "rubric.md"
JUDGED = ("true", "to the point", "names the line", "names the cause", "gives the line", "readable", "one idea")


def chosen(answers: Sequence[Answer], most: int = MOST) -> list[Answer]:
    """The same for the same answers."""
    said = sorted((answer for answer in answers if answer.job == "unseen" and answer.raw), key=lambda each: each.case)
    return random.Random(SEED).sample(said, min(most, len(said)))  # noqa: S311 - nothing secret


def markdown(comparison: Comparison, answers: Sequence[Answer]) -> str:
    return "\n".join(lines(comparison, chosen(answers))) + "\n"


def lines(comparison: Comparison, answers: Sequence[Answer]) -> Iterator[str]:
    yield f"# {len(answers)} replies, drawn by chance"
    yield (
        f"Of {comparison.name} ({comparison.digest}) to programs whose kind of mistake or shape no training has seen, "
        f"{comparison.at}. Each with what the model was told, all that it said, what was shown after the guard, and "
        "what the automatic judges think of what it said. Nothing was picked or left out."
    )
    yield ""
    if RUBRIC.exists():
        yield RUBRIC.read_text(encoding="utf-8").strip().replace("\n# ", "\n## ").replace("# ", "## ", 1)
        yield ""
    for number, answer in enumerate(answers, 1):
        yield from sample(number, answer)


def sample(number: int, answer: Answer) -> Iterator[str]:
    judged = answer.judged["raw"]
    yield f"## {number}. {answer.case}"
    yield "```text"
    yield answer.prompt.replace("```", "'''")
    yield "```"
    yield f"- **said**: {_quoted(answer.raw)}"
    shown = "the same" if answer.shown == _flat(answer.raw) else _quoted(answer.shown) if answer.shown else "nothing"
    yield f"- **shown**: {shown}" + (f" (held back: {answer.why})" if answer.why else "")
    yield f"- **the diagnosis**: {_quoted(answer.plain)}"
    told = [f"{name}: {'yes' if judged[name] else 'no'}" for name in JUDGED]
    yield f"- **judges**: {', '.join(told)}, grade {judged['grade']:.1f}" + (
        f"; untrue: {'; '.join(judged['lies'])}" if judged["lies"] else ""
    )
    yield ""


def _quoted(text: str) -> str:
    return f"“{_flat(text)}”"


def _flat(text: str) -> str:
    return " ".join(text.split())
