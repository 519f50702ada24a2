"""Hints, one after the other. They cost nothing; how many were used says whether the same is done once more alone."""

from django.db import transaction

from learn.progress import journeys
from learn.progress.models import StepProgress
from learn.progress.standing import Standing


@transaction.atomic
def take(standing: Standing) -> None:
    """The next one; nothing where there is none."""
    progress = StepProgress.objects.select_for_update().get(pk=standing.progress.pk)
    if progress.hints < len(standing.step.hints):
        progress.hints += 1
        progress.save(update_fields=["hints"])
        journeys.spend(standing.journey, progress)
    standing.progress.hints = progress.hints


def taken(standing: Standing) -> tuple[str, ...]:
    return tuple(standing.step.hints[: standing.progress.hints])
