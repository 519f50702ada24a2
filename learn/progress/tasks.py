"""Tasks of lessons: execute the run as projects do, then look at what the step asks."""

import uuid

from celery import shared_task

from learn.progress import attempts, checking
from learn.progress.models import Attempt
from learn.progress.standing import of_project
from projects.models import Project
from projects.tasks import execute_of_project
from runner.files import load


@shared_task(queue="runs", ignore_result=True)
def execute_lesson_run(run_id: str, project_id: str, trace: bool = False) -> None:
    executed = execute_of_project(run_id, project_id, trace=trace)
    project = Project.objects.filter(pk=project_id, deleted_at=None).first()
    if executed is not None and project is not None:
        checking.after_run(executed.run, project)


@shared_task(queue="runs", ignore_result=True)
def check(attempt_id: str, project_id: str, digests: dict[str, str]) -> None:
    """`digests`: name -> the content that is looked at."""
    attempt = Attempt.objects.filter(pk=uuid.UUID(attempt_id)).first()
    project = Project.objects.filter(pk=project_id, deleted_at=None).first()
    standing = of_project(project) if project else None
    if attempt is not None and standing is not None and not attempts.is_void(attempt, standing):
        checking.look(attempt, standing, load(digests))
