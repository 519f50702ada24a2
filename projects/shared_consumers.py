"""The run socket of a shared project: whoever may open the link runs it, apart from its owner and from each other."""

import asyncio
import contextlib
import time

from channels.db import database_sync_to_async
from redis.exceptions import RedisError

from learn.people import guesses
from projects.models import SharedProject
from projects.sharing import visits
from projects.sharing.visits import Visitor
from projects.tasks import execute_visits
from runner import runs
from runner.consumers import NO_SUCH_PLACE, RunConsumer
from runner.messages import FromBrowser, Queued, StartRun
from runner.models import Run

MOST_VISIT_CHARS = 40
REMIND_SECONDS = 10  # a run that waits for so long is announced again: a worker may have gone


class SharedRunConsumer(RunConsumer):
    is_open_to_all = True
    keeps_warm = False
    share: SharedProject
    visitor: Visitor
    reminded_at = 0.0
    said_ahead = 0

    async def enter(self) -> bool:
        is_page = len(self.scope["url_route"]["kwargs"]["visit"]) <= MOST_VISIT_CHARS
        if not is_page or not await self.look():
            return False
        self.visitor = self.visitor_here()
        self.place, self.may_run = visits.place_of(self.share, self.visitor.visit), True
        await self.channel_layer.group_add(self.share.group, self.channel_name)
        return await self.look()  # taken back before the group was joined, nobody would say so

    async def look(self) -> bool:
        """Whether the link is still open for this visitor."""
        token = self.scope["url_route"]["kwargs"]["token"]
        opened = SharedProject.objects.visible_to(self.scope["user"]).select_related("project")
        share = await opened.filter(token=token).afirst()
        if share is not None:
            self.share = share
        return share is not None

    def visitor_here(self) -> Visitor:
        user = self.scope["user"]
        remote = (self.scope.get("client") or ("", 0))[0]
        forwarded = dict(self.scope["headers"]).get(b"x-forwarded-for", b"").decode("latin-1")
        return Visitor(
            user=user if user.is_authenticated else None,
            visit=self.scope["url_route"]["kwargs"]["visit"],
            address=guesses.network_of(remote, forwarded),
        )

    async def obey(self, message: FromBrowser) -> None:
        """Rights are asked for anew each time: a link can be taken back while the page is open."""
        if await self.look():
            await super().obey(message)
        else:
            await self.shared_changed({})

    async def shared_changed(self, envelope: dict) -> None:
        if not await self.look():
            await self.turn_away(NO_SUCH_PLACE)

    async def create(self, message: StartRun) -> Run:
        self.said_ahead, self.reminded_at = 0, time.monotonic()
        return await database_sync_to_async(visits.create)(
            share=self.share,
            visitor=self.visitor,
            changed=message.files,
            entry=message.entry or self.share.project.entry,
        )

    def queue(self, run: Run) -> None:
        execute_visits.delay()

    async def check_run(self) -> None:
        run = self.run
        if run is not None and run.state == Run.State.QUEUED:
            await self.wait_in_line(run)
        await super().check_run()

    async def wait_in_line(self, run: Run) -> None:
        await database_sync_to_async(visits.keep_waiting)(run)
        ahead = await database_sync_to_async(visits.ahead)(run)
        if ahead != self.said_ahead:
            self.said_ahead = ahead
            await self.tell(Queued(ahead=ahead))
        if time.monotonic() - self.reminded_at > REMIND_SECONDS:
            self.reminded_at = time.monotonic()
            await asyncio.to_thread(self.queue, run)

    async def leave(self) -> None:
        """Nobody comes back to a visit: what still runs would only stand in the way of the next."""
        if self.is_socket and self.run is not None:
            with contextlib.suppress(RedisError, OSError):
                await database_sync_to_async(self.stop_alive)(self.run)
        if hasattr(self, "share"):
            with contextlib.suppress(RedisError, OSError):
                await self.channel_layer.group_discard(self.share.group, self.channel_name)
        await super().leave()

    def stop_alive(self, run: Run) -> None:
        runs.stop_all(Run.objects.alive().filter(pk=run.pk))
