"""A student's way through a lesson: begun, gone on, left, and a step of it undone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from learn.lessons.lesson import Lesson, Step
from learn.people.models import User
from learn.progress.errors import NotYet
from learn.progress.models import Journey, StepProgress
from learn.progress.standing import Standing, following
from projects import covers, files, forks
from projects.keeping import restoring
from projects.models import Project, Version
from runner.errors import RefusedFile
from runner.files import Files
from runner.names import name_key

MOST_PAUSE = 300  # seconds: of a longer pause only so much counts as work
MOST_SECONDS = 24 * 3600  # of a step


@transaction.atomic
def begin(*, student: User, lesson: Lesson) -> Journey:
    """Its starter as a project of one's own; where there is one, it goes on in that. Raises RefusedFork."""
    first = lesson.steps[0]
    journey, _is_new = Journey.objects.get_or_create(student=student, lesson=lesson.slug, defaults={"step": first.slug})
    if journey.project is None or journey.project.deleted_at:
        return begin_anew(journey=journey, lesson=lesson)
    journey.is_left = False
    journey.seen_at = timezone.now()
    journey.save(update_fields=["is_left", "seen_at"])
    return journey


def has_any(student: User) -> bool:
    return Journey.objects.filter(student=student).exists()


@transaction.atomic
def begin_anew(*, journey: Journey, lesson: Lesson) -> Journey:
    """From the first step, in a new project; the one before stays as a project like any other. Raises RefusedFork."""
    project = forks.fork_files(owner=journey.student, title=lesson.title, files=lesson.starter, entry=lesson.entry)
    covers.give(project=project, picture=lesson.picture)
    journey.project, journey.is_left, journey.finished_at = project, False, None
    journey.seen_at = timezone.now()
    journey.steps.update(passed_at=None, passed_files={}, hints=0)
    _go_to(journey, project, lesson.steps[0])
    return journey


@transaction.atomic
def go_on(standing: Standing) -> Step | None:
    """To the next step; None where there is none: the lesson is finished. Raises NotYet."""
    if not standing.kept.is_passed:
        raise NotYet(_("This step is not passed yet. Press Run or Check when you have changed something."))
    journey = standing.journey
    spend(journey, standing.progress)
    step = following(standing.lesson, standing.step)
    if step is None:
        journey.finished_at = journey.finished_at or timezone.now()
        journey.save(update_fields=["finished_at"])
    else:
        _go_to(journey, standing.project, step)
    return step


def leave(journey: Journey) -> None:
    """Its project stays, and opens without the lesson."""
    journey.is_left = True
    journey.save(update_fields=["is_left"])


@transaction.atomic
def undo_step(standing: Standing, *, version_id: int | None = None) -> int | None:
    """The files as they were when the step began; gives the version that brings back what was there before.

    With `version_id`: as they were then, which undoes the undoing. Raises RefusedFile.
    """
    project = standing.project
    before = newest_version(project)
    then = version_id or standing.progress.began_version
    if not then or before is None:
        return None
    restoring.bring_all_back(project=project, version_id=then)
    return before


def spend(journey: Journey, progress: StepProgress) -> None:
    """Something was done for this step: the time since the last time was spent on it."""
    now = timezone.now()
    gap = int((now - journey.seen_at).total_seconds())
    progress.seconds = min(progress.seconds + max(0, min(gap, MOST_PAUSE)), MOST_SECONDS)
    progress.save(update_fields=["seconds"])
    journey.seen_at = now
    journey.save(update_fields=["seen_at"])


def newest_version(project: Project) -> int | None:
    return Version.objects.filter(project=project).order_by("-id").values_list("pk", flat=True).first()


def _go_to(journey: Journey, project: Project, step: Step) -> None:
    _give(project, step.gives)
    journey.step = step.slug
    journey.save()
    StepProgress.objects.update_or_create(
        journey=journey,
        step=step.slug,
        defaults={"began_at": timezone.now(), "began_version": newest_version(project) or 0},
    )


def _give(project: Project, given: Files) -> None:
    """The files that a step brings along; what the student has under such a name stays."""
    taken = files.taken_keys(project)
    for name, data in given.items():
        if name_key(name) in taken:
            continue
        try:
            files.add(project=project, name=name, data=data, kind=Version.Kind.STARTER)
        except RefusedFile:  # the project is full: the step says what it needs
            return
