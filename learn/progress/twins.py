"""The same skill once more, alone: a small task with a project of its own, without hints and without tutor."""

from django.db import transaction

from learn.lessons.lesson import Lesson, Step, Twin
from learn.progress.models import Journey, TwinProgress
from projects import covers, forks


@transaction.atomic
def begin(*, journey: Journey, lesson: Lesson, twin: Twin) -> TwinProgress:
    """Its starter as a project of one's own; where there is one, that. Raises RefusedFork."""
    kept, _ = TwinProgress.objects.get_or_create(journey=journey, twin=twin.slug)
    if kept.project is None or kept.project.deleted_at:
        title = f"{twin.title}"
        kept.project = forks.fork_files(owner=journey.student, title=title, files=twin.starter, entry=lesson.entry)
        covers.give(project=kept.project, picture=lesson.picture)
        kept.save(update_fields=["project"])
    return kept


def of_step(lesson: Lesson, step: Step) -> Twin | None:
    return next((twin for twin in lesson.twins if step.slug in twin.of), None)


def offered_after(lesson: Lesson, journey: Journey, step: Step) -> Twin | None:
    """To whoever has passed the step with much help, and has not done its twin yet."""
    twin = of_step(lesson, step)
    progress = journey.steps.filter(step=step.slug).first()
    if twin is None or progress is None or not progress.was_helped:
        return None
    is_done = journey.twins.filter(twin=twin.slug).exclude(passed_at=None).exists()
    return None if is_done else twin


def all_of(lesson: Lesson, journey: Journey) -> list[tuple[Twin, TwinProgress | None]]:
    kept = {row.twin: row for row in journey.twins.all()}
    return [(twin, kept.get(twin.slug)) for twin in lesson.twins]
