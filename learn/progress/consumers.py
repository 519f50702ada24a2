"""The run's door of a project that may belong to a lesson: after the run its step is checked."""

from channels.db import database_sync_to_async
from django.db.models import Q

from learn.progress.models import Journey
from learn.progress.tasks import execute_lesson_run
from projects.consumers import ProjectRunConsumer
from projects.tasks import execute_project_run
from runner.messages import StartRun
from runner.models import Run


class LessonRunConsumer(ProjectRunConsumer):
    is_of_lesson = False

    async def create(self, message: StartRun) -> Run:
        run = await super().create(message)
        self.is_of_lesson = await database_sync_to_async(self.belongs_to_lesson)()
        return run

    def belongs_to_lesson(self) -> bool:
        return Journey.objects.filter(Q(project=self.project) | Q(twins__project=self.project)).exists()

    def queue(self, run: Run) -> None:
        task = execute_lesson_run if self.is_of_lesson else execute_project_run
        task.delay(str(run.pk), str(self.project.pk), trace=run.trace)

    async def lesson_told(self, envelope: dict) -> None:
        await self.say([envelope["json"]])
