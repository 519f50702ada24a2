"""What may be helped with here, how, and how much may be told: by class, lesson, step, and what was said already."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from learn.people.models import User
from learn.progress.models import StepProgress
from learn.progress.standing import Standing, of_project
from projects.models import Project
from tutor import rules
from tutor.exam import results
from tutor.ledger import exchanges
from tutor.messages import How
from tutor.models import Exchange
from tutor.rules import Rules
from tutor.scenes import LEVELS, Scene

NUMBER = re.compile(r"\d+")
MOST_COMPARED = 500  # characters


def jobs_of(student: User, project: Project) -> tuple[str, ...]:
    """Those that are seen at all: of one's own project, as class and lesson allow; a twin is done alone."""
    return jobs_at(student, project, of_project(project))


def jobs_at(
    student: User, project: Project, standing: Standing | None, allowed: Rules | None = None
) -> tuple[str, ...]:
    """`allowed`: the rules that hold here, where somebody has them already."""
    if not settings.TUTOR or project.owner_id != student.pk or (standing is not None and standing.is_twin):
        return ()
    return (allowed or rules.of(student, standing.lesson.slug if standing else "")).jobs


def ways_of(scene: Scene, digest: str, allowed: Rules | None = None) -> dict[str, How]:
    """Job -> how it is done with the model that serves. What is off is left out."""
    jobs = jobs_at(scene.student, scene.project, scene.standing, allowed)
    found = {job: results.how(job, digest) for job in jobs}
    return {job: how for job, how in found.items() if how != "off"}


def why_not_yet(standing: Standing | None) -> dict[str, str]:
    """Jobs that are offered later."""
    if standing is None or not isinstance(standing.kept, StepProgress) or standing.kept.first_passed_at is not None:
        return {}
    return {"ghost": _("Pass this step once: from then on grey text offers the next words as you type.")}


def level_after(told: int, strongest: str) -> tuple[str, bool]:
    """The level for whoever was `told` so many hints about the same, and whether a stronger one is left after it."""
    most = LEVELS.index(strongest)
    level = min(told, most)
    return LEVELS[level], told < most


def subject_of(about: str, scene: Scene) -> str:
    """What a hint is about, in a sentence."""
    match about:
        case "failure" if scene.findings:
            return scene.findings[0].sentence
        case "failure" if scene.failed:
            return f"{scene.failed.kind}: {scene.failed.message}"
        case "check":
            return scene.told
    return ""


def told_before(told: Sequence[Exchange], about: str, subject: str) -> int:
    """How many hints about this were given, wherever in the file it has moved to."""
    subject = _anywhere(exchanges.as_kept(subject))
    return sum(each.what == about and _anywhere(each.asked) == subject for each in told)


def _anywhere(subject: str) -> str:
    return NUMBER.sub("#", subject)[:MOST_COMPARED]
