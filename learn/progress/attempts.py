"""What was tried of a step, and how it ended."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from learn.progress import journeys, telling
from learn.progress.errors import TooOften
from learn.progress.models import Attempt, StepProgress
from learn.progress.standing import Standing, of_project
from learn.progress.telling import Found
from projects.errors import TooManyMoments
from projects.keeping import restoring
from projects.models import Project
from runner.models import Run

State = Attempt.State

MOST_KEPT = 50  # of a step, and all that passed
MOST_A_MINUTE = 30
OPEN_SECONDS = 40  # after which a check that has said nothing is given up
MOST_PASSED_CHARS = 100_000  # of all texts that are kept of a pass
LONGEST_MOMENT = 60


@transaction.atomic
def begin(standing: Standing, *, run: uuid.UUID | None = None, answer: list | None = None) -> Attempt:
    """Note that something is looked at. What was still looked at before is void. Raises TooOften."""
    mine = Attempt.objects.filter(journey=standing.journey)
    just_now = timezone.now() - datetime.timedelta(minutes=1)
    if run is None and mine.filter(at__gt=just_now).count() >= MOST_A_MINUTE:
        raise TooOften(_("That was checked very often just now. Change something, then try again in a minute."))
    mine.filter(state=State.CHECKING).update(state=State.VOID)
    return Attempt.objects.create(
        journey=standing.journey, step=standing.stage.slug, is_twin=standing.is_twin, run=run, answer=answer or []
    )


@transaction.atomic
def record(attempt: Attempt, standing: Standing, found: Found, *, texts: Mapping[str, str] | None = None) -> bool:
    """How it ended; False where something newer goes on, and nobody wants to know. `texts`: what was looked at."""
    if is_void(attempt, standing):
        Attempt.objects.filter(pk=attempt.pk).update(state=State.VOID)
        return False
    attempt.state = State.FAULT if found.is_fault else State.PASSED if found.passed else State.NOT_YET
    attempt.told, attempt.tags = telling.kept(found.verdict), list(found.tags)
    attempt.save(update_fields=["state", "told", "tags"])
    if not found.is_fault:
        _count(standing)
    if found.passed:
        _pass(standing, texts)
    _forget_many(attempt)
    return True


def is_void(attempt: Attempt, standing: Standing) -> bool:
    """Another Run has begun, or another check; or the student has gone on."""
    newer_runs = Run.objects.filter(place=standing.project.place, created_at__gt=attempt.at)
    state = Attempt.objects.filter(pk=attempt.pk).values_list("state", flat=True).first()
    return state != State.CHECKING or attempt.step != standing.stage.slug or newer_runs.exists()


def latest(standing: Standing) -> Attempt | None:
    """The last that has something to say; or the one that goes on."""
    here = Attempt.objects.filter(
        journey=standing.journey, step=standing.stage.slug, is_twin=standing.is_twin, at__gte=standing.kept.began_at
    )
    attempt = here.exclude(state=State.VOID).order_by("-at").first()
    if attempt and attempt.is_open and attempt.at < timezone.now() - datetime.timedelta(seconds=OPEN_SECONDS):
        _give_up(attempt)
    return attempt


def note_help(*, project: Project) -> None:
    """The tutor has helped with what this project is at."""
    standing = of_project(project)
    if standing is not None and not standing.is_twin:
        StepProgress.objects.filter(pk=standing.kept.pk).update(helps=F("helps") + 1)


def _give_up(attempt: Attempt) -> None:
    """Whoever was to look at it is gone."""
    attempt.state, attempt.told = State.FAULT, telling.kept(telling.OUR_FAULT.verdict)
    Attempt.objects.filter(pk=attempt.pk, state=State.CHECKING).update(state=attempt.state, told=attempt.told)


def _count(standing: Standing) -> None:
    standing.kept.attempts += 1
    standing.kept.save(update_fields=["attempts"])
    if not standing.is_twin:
        journeys.spend(standing.journey, standing.progress)


def _pass(standing: Standing, texts: Mapping[str, str] | None) -> None:
    is_new = not standing.kept.is_passed
    if is_new:
        standing.kept.passed_at = timezone.now()
        standing.kept.save(update_fields=["passed_at"])
    if standing.is_twin:
        return
    progress = standing.progress
    if progress.first_passed_at is None:
        progress.first_passed_at, progress.helps_before_pass = progress.passed_at, progress.hints + progress.helps
    if texts is not None and sum(map(len, texts.values())) <= MOST_PASSED_CHARS:
        progress.passed_files = dict(texts)
    progress.save(update_fields=["first_passed_at", "helps_before_pass", "passed_files"])
    if is_new and standing.is_build:
        _name_the_moment(standing)


def _name_the_moment(standing: Standing) -> None:
    """In the history of the project. A name that the student gave stays."""
    project = standing.project
    version = project.versions.filter(file__name=project.entry, file__deleted_at=None).order_by("-id").first()
    if version is None or version.moment:
        return
    name = _("Step {number} passed: {title}").format(number=standing.step.number, title=standing.step.title)
    try:
        restoring.name_moment(version=version, name=name[:LONGEST_MOMENT])
    except TooManyMoments:
        return


def _forget_many(attempt: Attempt) -> None:
    here = Attempt.objects.filter(journey=attempt.journey_id, step=attempt.step).exclude(state=State.PASSED)
    old = list(here.order_by("-at").values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT * 2])
    if old:
        Attempt.objects.filter(pk__in=old).delete()
