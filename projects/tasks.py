"""Tasks of projects: execute the run, then bring its files home."""

import threading

from celery import shared_task
from django.utils.translation import gettext as _

from projects import covers, files
from projects.keeping import forgetting, thinning
from projects.models import Project
from projects.sharing import visits
from runner import execution
from runner.messages import FilesChanged

VISITORS = threading.BoundedSemaphore(visits.MOST_AT_ONCE)  # this worker's places for them


@shared_task(queue="runs", ignore_result=True)
def execute_project_run(run_id: str, project_id: str, trace: bool = False) -> None:
    execute_of_project(run_id, project_id, trace=trace)


def execute_of_project(run_id: str, project_id: str, *, trace: bool = False) -> execution.Executed | None:
    """Execute it, keep its picture, bring its files home. None where it, or its project, is not there any more."""
    executed = execution.execute(run_id, trace=trace)
    project = Project.objects.filter(pk=project_id, deleted_at=None).first()
    if executed is None or project is None:
        return None
    covers.take(project=project, shown=executed.shown)
    written = executed.written
    if written.files or written.removed or written.left_out:
        names, left_out = files.bring_home(
            project=project, written=written.files, removed=written.removed, started_from=executed.run.files
        )
        if names or left_out or written.left_out:
            execution.tell(executed, FilesChanged(names=names, left_out=[*written.left_out, *left_out]))
    return executed


@shared_task(queue="runs", ignore_result=True)
def execute_visits() -> None:
    run_the_line()


def run_the_line() -> None:
    """Run what visitors wait for, one after the other, while there is a place for them.

    Whoever finds no place leaves: the others look at the line again after each run.
    """
    while (run := visits.line().first()) and VISITORS.acquire(blocking=False):
        try:
            execute_visit(str(run.pk))
        finally:
            VISITORS.release()


def execute_visit(run_id: str) -> None:
    executed = execution.execute(run_id, limits=visits.tight_limits(), is_patient=True)
    if executed is not None and executed.written.files:
        names = ", ".join(sorted(executed.written.files)[:5])
        words = _("The program wrote {names}. Make a remix to keep what it writes.").format(names=names)
        execution.tell(executed, FilesChanged(names=[], left_out=[words]))


@shared_task(queue="chores", ignore_result=True)
def forget_what_was_put_away() -> None:
    """After a month what was deleted is really gone, and contents that nothing holds any more go too."""
    visits.forget_old()
    forgetting.forget_what_was_put_away()


@shared_task(queue="chores", ignore_result=True)
def thin_histories() -> None:
    """Old versions are let go, so that histories stay small."""
    thinning.thin_all()


@shared_task(queue="chores", ignore_result=True)
def forget_contents() -> None:
    """What saves and runs left behind, and what grows too fast."""
    thinning.thin_the_largest()
    forgetting.forget_contents()
