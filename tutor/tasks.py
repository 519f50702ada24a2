"""The tutor's tasks: addresses, no more."""

from celery import shared_task

from learn.progress import checking
from projects.models import Project
from projects.tasks import execute_of_project
from runner.worker import worker
from tutor import retention
from tutor.flywheel import chores
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


@shared_task(queue="chores", ignore_result=True)
def collect_gifts() -> None:
    """Of classes that give, what failed since the last time; each is run again before anybody sees it."""
    for gift_id in chores.collect():
        prove_gift.delay(gift_id)


@shared_task(queue="runs", ignore_result=True)
def prove_gift(gift_id: int) -> None:
    chores.prove(gift_id, worker())
