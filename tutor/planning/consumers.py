"""The run's door of a project that may have a plan: after the run its step to do now is looked at."""

from channels.db import database_sync_to_async

from learn.progress.consumers import LessonRunConsumer
from runner.messages import StartRun
from runner.models import Run
from tutor.models import Plan
from tutor.tasks import execute_planned_run


class PlanRunConsumer(LessonRunConsumer):
    has_plan = False

    async def enter(self) -> bool:
        is_welcome = await super().enter()
        if is_welcome and await database_sync_to_async(self.is_planned)():
            self.kernels = 2  # a run is followed by its checks at once
        return is_welcome

    def create_run(self, message: StartRun) -> Run:
        run = super().create_run(message)
        self.has_plan = self.is_planned()
        return run

    def is_planned(self) -> bool:
        return Plan.objects.filter(project=self.project).exists()

    def queue(self, run: Run) -> None:
        if self.has_plan:
            execute_planned_run.delay(str(run.pk), str(self.project.pk), trace=run.trace)
        else:
            super().queue(run)
