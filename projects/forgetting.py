"""What was put away can be brought back for a month; then it is really gone, its versions too."""

import datetime

from django.utils import timezone

from projects.models import File, Project, Version
from runner.files import forget_unused

UNDO_DAYS = 30


def forget_what_was_put_away() -> None:
    """And the contents that nothing holds any more."""
    before = timezone.now() - datetime.timedelta(days=UNDO_DAYS)
    Project.objects.filter(deleted_at__lt=before).delete()
    File.objects.filter(deleted_at__lt=before).delete()
    forget_unused(File.objects.values("blob_id"), Version.objects.exclude(blob=None).values("blob_id"))
