"""The run's door of a project that may belong to a lesson: after the run its step is checked."""

from channels.db import database_sync_to_async
from django.db.models import Q

from learn.progress.models import Journey
from learn.progress.tasks import execute_lesson_run
from projects.consumers import ProjectRunConsumer
from runner.messages import StartRun
from runner.models import Run


class LessonRunConsumer(ProjectRunConsumer):
    is_of_lesson = False

    async def enter(self) -> bool:
        is_welcome = await super().enter()
        if is_welcome and await database_sync_to_async(self.belongs_to_lesson)():
            self.kernels = 2  # a run is followed by its checks at once
        return is_welcome

    def create_run(self, message: StartRun) -> Run:
        run = super().create_run(message)
        self.is_of_lesson = self.belongs_to_lesson()
        return run

    def belongs_to_lesson(self) -> bool:
        return Journey.objects.filter(Q(project=self.project) | Q(twins__project=self.project)).exists()

    def queue(self, run: Run) -> None:
        if self.is_of_lesson:
            execute_lesson_run.delay(str(run.pk), str(self.project.pk), trace=run.trace)
        else:
            super().queue(run)

    async def lesson_told(self, envelope: dict) -> None:
        await self.say([envelope["json"]])
