"""The run's door: a doorman. It decodes, checks, calls a verb and relays, whichever way the page talks."""

import asyncio
import contextlib
import functools
from collections.abc import Iterable, Sequence

import msgspec
import redis.asyncio
import structlog
from channels.db import database_sync_to_async
from redis.exceptions import RedisError

from runner import messages, runs, workers
from runner.doors.allowances import Allowance
from runner.doors.streams import OverStream
from runner.doors.ways import COME_ANEW, OverWebsocket
from runner.doors.ways import NO_SUCH_PLACE as NO_SUCH_PLACE
from runner.engine import async_engine
from runner.errors import RefusedFile, RefusedRun
from runner.messages import Act, Answer, Event, Here, Refused, StartRun, StopRun, Watch
from runner.models import Run

logger = structlog.get_logger(__name__)

LOOK_SECONDS = 2.0
SAY_OPEN_SECONDS = 20
MAY_STAY_SECONDS = 20
MOST_ACTS = 80  # a second, and at once: the way to the worker must stay free for Stop
MOST_AT_ONCE = 5_000  # messages in one, of a page that was offline: each may cost a question to the database
MAX_MESSAGE_CHARS = 3 * 1024 * 1024
REFUSED_READING = "You can look at this project and not run it: it is somebody else's. Make a copy to try things."
REFUSED_ENGINE = "The message service of this site is away for a moment. Your work is saved; press Run again shortly."


@functools.lru_cache(maxsize=2000)
def allowance_of(whose: object, place: str) -> Allowance:
    """One for all the POSTs of a person at a place."""
    return Allowance(MOST_ACTS)


class RunConsumer(OverWebsocket, OverStream):
    """Features above say who may come in, what is run and which task runs it."""

    place = ""
    may_run = False
    is_open_to_all = False  # also to people without an account; `enter` decides alone then
    keeps_warm = True  # kernels are kept ready while the page is open …
    kernels = 1  # … so many
    run: Run | None = None  # the one followed
    seen = 0  # the last `seq` sent on
    lookout: asyncio.Task | None = None
    engine: redis.asyncio.Redis | None = None

    # ── For the feature above ──

    async def enter(self) -> bool:
        """Set `place` and `may_run`; False for whoever has no business here."""
        return False

    async def create(self, message: StartRun) -> Run:
        """Raises RefusedRun or RefusedFile with the sentence for the student."""
        raise NotImplementedError

    def queue(self, run: Run) -> None:
        """Queue the task that executes `run`."""
        raise NotImplementedError

    # ── The door ──

    async def come_in(self) -> bool:
        self.sending = asyncio.Lock()
        is_known = self.scope["user"].is_authenticated or self.is_open_to_all
        is_welcome = is_known and await self.enter()
        self.acts = Allowance(MOST_ACTS) if self.is_socket else allowance_of(self.whose, self.place)
        return is_welcome

    def stay(self) -> None:
        self.engine = async_engine()
        self.lookout = asyncio.create_task(self.look_out())

    async def leave(self) -> None:
        if self.lookout is not None:
            self.lookout.cancel()
        await self.follow(None)
        await self.leave_stream()
        if self.engine is not None:
            with contextlib.suppress(RedisError, OSError):
                for name in self.places_kept:
                    await workers.say_workspace_closed(self.engine, name)
            await self.engine.aclose()

    async def hear(self, text: str) -> None:
        try:
            heard = messages.decode_some(text[:MAX_MESSAGE_CHARS])
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            await self.tell(Refused(text="The page sent something this site does not understand. Reload the page."))
            return
        heard = heard[:MOST_AT_ONCE] if isinstance(heard, list) else [heard]
        # Of a POST it was found out just now; what only reaches a run that goes on is not kept waiting for it.
        reaches_on = all(isinstance(message, Act | Answer | StopRun) for message in heard)
        if self.is_socket and not reaches_on and not await self.may_stay():
            await self.turn_away()
        else:
            await self.heed(heard)

    async def turn_away(self, code: int = COME_ANEW) -> None:
        if self.is_socket:
            await self.shut(code)
        elif self.is_post:
            await self.answer_once(404)
        else:
            await self.end_stream()  # the page asks for another, and hears whether there is one

    async def heed(self, heard: Iterable[messages.FromBrowser]) -> None:
        for message in heard:
            try:
                await self.obey(message)
            except (RefusedRun, RefusedFile) as refusal:
                await self.tell(Refused(text=str(refusal)))
            except (RedisError, OSError) as error:
                logger.warning("engine is away", reason=type(error).__name__)
                await self.tell(Refused(text=REFUSED_ENGINE))
            except Run.DoesNotExist:  # its person was erased meanwhile
                self.run = None

    async def obey(self, message: messages.FromBrowser) -> None:
        match message:
            case Watch() if self.is_post:
                await self.tell(Here())  # what was kept comes as a stream; here all of it would wait to be answered
            case Watch(run_id, seq):
                await self.watch(run_id, seq)
                await self.tell(Here())
            case _ if not self.may_run:
                raise RefusedRun(REFUSED_READING)
            case StartRun():
                run = await self.create(message)
                run.trace = message.trace
                await self.turn_to(run)
                await asyncio.to_thread(self.queue, run)
            case StopRun() if self.run is not None:
                await database_sync_to_async(self.stop_current)()
            case Answer(ask, text) if self.run is not None:
                await database_sync_to_async(runs.answer)(self.run, ask=ask, text=text)
            case Act() as act if self.run is not None and self.acts.has_room():
                await runs.act(self.run, act)

    def stop_current(self) -> None:
        if self.run is not None:
            self.run.refresh_from_db()
            runs.stop(self.run)

    async def watch(self, run_id: str, seq: int) -> None:
        """Follow the latest run here, then send what was kept of it: nothing falls in between."""
        run = await self.latest()
        if run is None:
            return
        await self.follow(run)
        await self.say_watched(run)
        self.seen = seq if str(run.pk) == run_id else 0
        await self.replay()

    async def latest(self) -> Run | None:
        return await Run.objects.filter(place=self.place).order_by("-created_at").afirst()

    async def follow(self, run: Run | None) -> None:
        if self.run is not None:
            with contextlib.suppress(RedisError, OSError):
                await self.channel_layer.group_discard(self.run.group, self.channel_name)
        self.run, self.seen = run, 0
        if run is not None:
            await self.channel_layer.group_add(run.group, self.channel_name)

    async def replay(self) -> None:
        """Send what was kept and not sent yet."""
        run = self.run
        if run is not None:
            await self.pass_on(await database_sync_to_async(runs.kept)(run, after=self.seen))

    async def run_event(self, envelope: dict) -> None:
        events = envelope["json"]
        first = messages.decode_number(events[0])
        if self.run is None or first.run != str(self.run.pk):
            return  # of the run before, sent while we turned to the next
        if first.seq > self.seen + 1:
            # Some were lost with the engine, or are on their way from where they are kept.
            await self.replay()
        await self.pass_on(events)

    async def pass_on(self, events: list[str]) -> None:
        """In order and once, whichever way they come."""
        async with self.sending:
            fresh = []
            for event in events:
                seq = messages.decode_number(event).seq
                if seq > self.seen:
                    self.seen = seq
                    fresh.append(event)
            if fresh:
                await self.say(fresh)

    async def turn_to(self, run: Run) -> None:
        """Whoever began a run follows it; when a POST began it, that is the page's stream."""
        await (self.follow(run) if self.is_socket else self.hand_over(run))

    async def say(self, events: Sequence[str]) -> None:
        await (self.say_by_websocket(events) if self.is_socket else self.say_by_stream(events))

    async def tell(self, event: Event) -> None:
        await self.say([messages.encode(event).decode()])

    @property
    def places_kept(self) -> list[str]:
        """Each a workspace to the workers, who keep a kernel warm for it."""
        return [f"{self.channel_name} {number}" for number in range(self.kernels)]

    async def look_out(self) -> None:
        """While the page is open: is it theirs still? Keep a kernel warm for it; notice a run whose worker is gone."""
        clock = asyncio.get_running_loop().time
        said, asked = 0.0, clock()
        while True:
            if clock() - asked > MAY_STAY_SECONDS:
                asked = clock()
                if not await self.may_stay():
                    await self.turn_away()
                    return
            with contextlib.suppress(RedisError, OSError):
                if self.may_run and self.keeps_warm and self.engine is not None and clock() - said > SAY_OPEN_SECONDS:
                    for name in self.places_kept:
                        await workers.say_workspace(self.engine, name)
                    said = clock()
                await self.check_run()
            await asyncio.sleep(LOOK_SECONDS)

    async def say_watched(self, run: Run) -> None:
        if self.engine is not None and run.state != Run.State.ENDED:
            await workers.say_watched(self.engine, str(run.pk))

    async def check_run(self) -> None:
        run = self.run
        if run is None or run.state == Run.State.ENDED:
            return
        try:
            await database_sync_to_async(run.refresh_from_db)()
        except Run.DoesNotExist:  # its person was erased
            self.run = None
            return
        await self.say_watched(run)
        if runs.is_abandoned(run):
            await database_sync_to_async(runs.give_up)(run)
        elif run.state == Run.State.ENDED:
            # Its last events may have been lost with the engine.
            await self.replay()
