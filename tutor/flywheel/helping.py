"""Which hint helped: the last one about a mistake after which the program passed within two runs."""

from learn.progress.models import Attempt
from projects.models import Project
from runner.models import Run
from tutor.flywheel.diagnosed import first_tag
from tutor.flywheel.errors import NotMasked
from tutor.flywheel.masking import Masked
from tutor.ledger.exchanges import parts_of
from tutor.models import Exchange

WITHIN = 2  # runs
MOST_HINTS = 10
MOST_SENTENCES = 6


def helped(run: Run, project: Project, tag: str, masked: Masked) -> dict:
    """Its level and sentences, told with the names of the masked program; {}: none helped, or none can be told so."""
    hints = Exchange.objects.filter(
        student=run.owner, project=project, job=Exchange.Job.HINT, tag=tag, at__gte=run.created_at
    )
    for hint in reversed(hints.exclude(said="").order_by("at")[:MOST_HINTS]):
        if _has_passed(hint, project, tag):
            sentences = [told for part in parts_of(hint) if (told := _told(part, masked))]
            return {"level": hint.level, "sentences": sentences[:MOST_SENTENCES]} if sentences else {}
    return {}


def _has_passed(hint: Exchange, project: Project, tag: str) -> bool:
    """In a lesson the step, be it by Check alone; in one's own project the mistake is gone."""
    later = Run.objects.filter(place=project.place, owner=project.owner_id, created_at__gt=hint.at)
    runs = list(later.order_by("created_at")[: WITHIN + 1])
    attempts = Attempt.objects.filter(journey__project=project, answer=[], at__gt=hint.at)
    if len(runs) > WITHIN:
        attempts = attempts.filter(at__lt=runs[WITHIN].created_at)
    if attempts.exists():
        return attempts.filter(state=Attempt.State.PASSED).exists()
    return any(run.outcome == "finished" and first_tag(run) != tag for run in runs[:WITHIN])


def _told(part: str, masked: Masked) -> str:
    try:
        return masked.reworded(part.strip())
    except NotMasked:
        return ""
