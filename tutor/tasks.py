"""The tutor's tasks: addresses, no more."""

from celery import shared_task

from learn.progress import checking
from projects.models import Project
from projects.tasks import execute_of_project
from runner.worker import worker
from tutor import retention
from tutor.guard.tasks import try_out
from tutor.planning import ticking

__all__ = ["try_out"]


@shared_task(queue="runs", ignore_result=True)
def execute_planned_run(run_id: str, project_id: str, trace: bool = False) -> None:
    """As a lesson's run, where it is one; then the plan's step is looked at."""
    executed = execute_of_project(run_id, project_id, trace=trace)
    project = Project.objects.live().filter(pk=project_id).first()
    if executed is not None and project is not None:
        checking.after_run(executed.run, project)
        ticking.after_run(executed.run, project, worker())


@shared_task(queue="chores", ignore_result=True)
def forget_old_exchanges() -> None:
    """Each class says how long they are kept."""
    retention.forget_old()
