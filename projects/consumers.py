"""The run socket of a project: its files go in, its task runs them."""

import contextlib
import uuid

from channels.db import database_sync_to_async
from django.db import transaction
from redis.exceptions import RedisError

from projects import files
from projects.models import Project
from projects.tasks import execute_project_run
from runner import runs
from runner.consumers import RunConsumer
from runner.messages import FilesChanged, StartRun
from runner.models import Run


class ProjectRunConsumer(RunConsumer):
    project: Project

    async def enter(self) -> bool:
        return await database_sync_to_async(self.find)(self.scope["url_route"]["kwargs"]["project_id"])

    def find(self, project_id: uuid.UUID) -> bool:
        """The owner runs it; the owner's teacher watches."""
        user = self.scope["user"]
        project = Project.objects.visible_to(user).filter(pk=project_id, deleted_at=None).first()
        if project is None:
            return False
        self.project, self.place = project, project.place
        self.may_run = project.owner_id == user.pk
        return True

    def belongs_here(self) -> bool:
        """A project may be put away, or change its class, while its page is open."""
        return super().belongs_here() and self.find(self.project.pk)

    async def watch(self, run_id: str, seq: int) -> None:
        await self.channel_layer.group_add(self.project.group, self.channel_name)
        await super().watch(run_id, seq)

    async def follow(self, run: Run | None) -> None:
        if run is None:  # the page goes
            await self.leave_project()
        await super().follow(run)

    async def leave_project(self) -> None:
        if self.place:
            with contextlib.suppress(RedisError, OSError):
                await self.channel_layer.group_discard(self.project.group, self.channel_name)

    async def project_changed(self, envelope: dict) -> None:
        await self.tell(FilesChanged(names=envelope["names"], revisions=envelope["revisions"]))

    async def create(self, message: StartRun) -> Run:
        return await database_sync_to_async(self.create_run)(message)

    @transaction.atomic  # of somebody who was erased meanwhile nothing stays, not even the texts
    def create_run(self, message: StartRun) -> Run:
        digests = files.for_run(project=self.project, unsaved=message.files)
        return runs.create(
            owner=self.scope["user"], place=self.place, files=digests, entry=message.entry or self.project.entry
        )

    def queue(self, run: Run) -> None:
        execute_project_run.delay(str(run.pk), str(self.project.pk), trace=run.trace)
