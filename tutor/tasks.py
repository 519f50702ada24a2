"""The tutor's tasks: addresses, no more."""

import msgspec
from celery import shared_task

from learn.progress import checking
from projects.models import Project
from projects.tasks import execute_of_project
from runner.engine import engine
from runner.worker import worker
from tutor import retention
from tutor.guard import trying
from tutor.guard.asking import Work
from tutor.planning import ticking

ANSWER_SECONDS = 30


@shared_task(queue="runs", ignore_result=True)
def try_out(asked: dict) -> None:
    """A model's code, for the guard or for a suggestion; the answer is put where it is waited for."""
    work = msgspec.convert(asked, Work)
    tried = trying.found(work, worker())
    with engine().pipeline() as pipe:
        pipe.rpush(work.key, msgspec.json.encode(tried))
        pipe.expire(work.key, ANSWER_SECONDS)
        pipe.execute()


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
