"""Tasks of projects: execute the run, then bring its files home."""

import datetime

from celery import shared_task
from django.utils import timezone

from projects import files
from projects.models import File, Project
from runner import execution
from runner.files import forget_unused
from runner.messages import FilesChanged

UNDO_DAYS = 30  # what was put away can be brought back for so long


@shared_task(queue="runs", ignore_result=True)
def execute_project_run(run_id: str, project_id: str) -> None:
    executed = execution.execute(run_id)
    project = Project.objects.filter(pk=project_id, deleted_at=None).first()
    if executed is None or project is None:
        return
    written = executed.written
    if not (written.files or written.removed or written.left_out):
        return
    names, left_out = files.bring_home(
        project=project, written=written.files, removed=written.removed, started_from=executed.run.files
    )
    if names or left_out or written.left_out:
        execution.tell(executed, FilesChanged(names=names, left_out=[*written.left_out, *left_out]))


@shared_task(queue="chores", ignore_result=True)
def forget_what_was_put_away() -> None:
    """After a month what was deleted is really gone, and contents that nothing holds any more go too."""
    before = timezone.now() - datetime.timedelta(days=UNDO_DAYS)
    Project.objects.filter(deleted_at__lt=before).delete()
    File.objects.filter(deleted_at__lt=before).delete()
    forget_unused(File.objects.values("blob_id"))
