"""A project's plan as it is kept: shown, ticked, put in another order, shortened; what was dropped last comes back."""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from learn.lessons import cards
from projects.models import Project
from tutor.messages import Planned, PlanStep
from tutor.models import Plan
from tutor.planning.choosing import Chosen


def keep(project: Project, idea: str, steps: Sequence[Chosen]) -> Planned:
    """In the place of a plan that is there already."""
    about = {"idea": idea, "steps": list(steps), "at": timezone.now()}
    plan, _is_new = Plan.objects.update_or_create(project=project, defaults=about)
    return described(plan)


def current(project: Project) -> Planned | None:
    plan = Plan.objects.filter(project=project).first()
    return described(plan) if plan and kept(plan) else None


def kept(plan: Plan) -> list[Chosen]:
    """They stand in front of what was dropped, so a step's number is its place in all of it."""
    return [step for step in plan.steps if not step.get("dropped")]


def described(plan: Plan) -> Planned:
    steps = [
        PlanStep(
            number=number,
            text=step["text"],
            how=step["how"],
            card=step["card"] if cards.find(step["card"]) else "",
            is_done=bool(step["done_at"]),
        )
        for number, step in enumerate(kept(plan), 1)
    ]
    now = next((step.number for step in steps if not step.is_done), 0)
    return Planned(idea=plan.idea, steps=steps, now=now, mark=mark_of(plan))


def mark_of(plan: Plan) -> str:
    """The same as long as each number means the same step."""
    numbered = [plan.idea, *((step["check"], bool(step.get("dropped"))) for step in plan.steps)]
    return hashlib.sha256(repr(numbered).encode()).hexdigest()[:16]


@transaction.atomic
def rearrange(project: Project, order: Sequence[int], seen: str) -> Planned | None:
    """The steps of these numbers, in this order; the others are dropped. What is done stays done, and in front.

    What was dropped by this has the next numbers, until something else is rearranged: asked for by them, it is back.
    Nothing is done where the numbers are of another plan than the one with the mark `seen`.
    """
    plan = Plan.objects.select_for_update().filter(project=project).first()
    if plan is None or mark_of(plan) != seen:
        return described(plan) if plan else None
    numbers = [number for number in dict.fromkeys(order) if 1 <= number <= len(plan.steps)]
    wanted = [plan.steps[number - 1] | {"dropped": False} for number in numbers]
    dropped = [step | {"dropped": True} for number, step in enumerate(kept(plan), 1) if number not in numbers]
    # Sorting keeps the order of what is alike.
    plan.steps = [*sorted(wanted, key=lambda step: not step["done_at"]), *dropped]
    plan.save(update_fields=["steps"])
    return described(plan)


def next_step(project: Project) -> Chosen | None:
    """The step to do now, as it is kept now."""
    plan = Plan.objects.filter(project=project).first()
    return _next(plan) if plan else None


@transaction.atomic
def tick(project: Project, step: Chosen) -> bool:
    """`step` is done, if it is still the one to do: it may have been looked at for seconds."""
    plan = Plan.objects.select_for_update().filter(project=project).first()
    now = _next(plan) if plan else None
    if plan is None or now is None or now != step:
        return False
    now["done_at"] = timezone.now().isoformat()
    plan.save(update_fields=["steps"])
    return True


def _next(plan: Plan) -> Chosen | None:
    return next((step for step in kept(plan) if not step["done_at"]), None)
