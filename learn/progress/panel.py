"""What the panel beside a lesson's project shows."""

from typing import Any

from learn.lessons import cards, markdown
from learn.lessons.cards import Card
from learn.lessons.lesson import Step
from learn.people.models import User
from learn.progress import attempts, hints, questions, telling, twins
from learn.progress.models import Attempt
from learn.progress.standing import Standing, following
from learn.progress.telling import Verdict
from runner.diagnosis.findings import Finding


def describe(standing: Standing, viewer: User, *, look_at: str = "") -> dict[str, Any]:
    """`look_at`: the slug of another step, to read it again."""
    attempt = attempts.latest(standing)
    verdict = telling.read(attempt.told) if attempt and not attempt.is_open else None
    about = {
        "standing": standing,
        "project": standing.project,
        "lesson": standing.lesson,
        "stage": standing.stage,
        "kept": standing.kept,
        "may_act": standing.journey.student_id == viewer.pk,
        "attempt": attempt,
        "verdict": verdict,
        "findings": _findings(verdict) if verdict else [],
    }
    return about if standing.is_twin else about | _of_step(standing, attempt, look_at)


def _findings(verdict: Verdict) -> list[tuple[Finding, Card | None, bool]]:
    """Each with its card, and whether it still has to be said: what is missing may be told in its words already."""
    told = verdict.missing.text if verdict.missing else ""
    return [(each, cards.find(each.card), each.sentence not in told) for each in verdict.findings]


def _of_step(standing: Standing, attempt: Attempt | None, look_at: str) -> dict[str, Any]:
    lesson, step = standing.lesson, standing.step
    passed = set(standing.journey.steps.exclude(passed_at=None).values_list("step", flat=True))
    seen = lesson.step(look_at)
    return {
        "step": step,
        "steps": [(each, each.slug in passed, each == step) for each in lesson.steps],
        "number_passed": sum(each.slug in passed for each in lesson.steps),
        "seen": seen if seen and seen != step and (seen.slug in passed or seen.number < step.number) else None,
        "is_last": following(lesson, step) is None,
        "hints": hints.taken(standing),
        "hints_left": len(step.hints) - standing.progress.hints,
        "twin": twins.offered_after(lesson, standing.journey, step),
    } | _of_question(standing, step, attempt)


def _of_question(standing: Standing, step: Step, attempt: Attempt | None) -> dict[str, Any]:
    answer = attempt.answer if attempt else []
    match step.kind:
        case "predict":
            program = markdown.coloured(step.program)
            return {"options": list(enumerate(step.options)), "answer": answer, "program_html": program}
        case "find":
            return {"lines": list(enumerate(step.program.splitlines(), 1)), "answer": answer}
        case "order":
            return {"answer": answer} | _arranged(questions.mixed(step, standing.journey), answer)
    return {}


def _arranged(lines: list[questions.MixedLine], answer: list[int]) -> dict[str, Any]:
    """As they were put last: in the program, and aside."""
    if not answer:
        return {"lines": lines, "aside": []}
    known = {line.number: line for line in lines}
    used = [known[number] for number in answer if number in known]
    return {"lines": used, "aside": [line for line in lines if line not in used]}
