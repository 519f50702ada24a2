"""What was put away can be brought back for a month; then it is really gone, its versions too."""

import datetime

from django.utils import timezone

from projects.models import File, Project, Version
from runner.files import forget_unused

UNDO_DAYS = 30
BLOB_HOURS = 2  # longer than any run waits for its files: each save leaves a content, and its history has it packed


def forget_what_was_put_away() -> None:
    """And the contents that nothing holds any more."""
    before = timezone.now() - datetime.timedelta(days=UNDO_DAYS)
    Project.objects.filter(deleted_at__lt=before).delete()
    File.objects.filter(deleted_at__lt=before).delete()
    forget_contents()


def forget_contents() -> None:
    """Those that nothing holds any more."""
    in_histories = Version.objects.exclude(blob=None).values("blob_id")
    covers = Project.objects.exclude(cover=None).values("cover_id")
    forget_unused(File.objects.values("blob_id"), in_histories, covers, hours=BLOB_HOURS)
