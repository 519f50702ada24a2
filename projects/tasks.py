"""Tasks of projects: execute the run, then bring its files home."""

from celery import shared_task

from projects import files, forgetting, thinning
from projects.models import Project
from runner import execution
from runner.messages import FilesChanged


@shared_task(queue="runs", ignore_result=True)
def execute_project_run(run_id: str, project_id: str, trace: bool = False) -> None:
    executed = execution.execute(run_id, trace=trace)
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
    forgetting.forget_what_was_put_away()


@shared_task(queue="chores", ignore_result=True)
def thin_histories() -> None:
    """Old versions are let go, so that histories stay small."""
    thinning.thin_all()
