"""A program run on the site's own way: the same task, pool, sandbox and limits, the same events."""

import asyncio
import contextlib
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from learn.people.models import User
from learn.site.errors import CannotStart
from learn.site.running import parts
from learn.site.terminal.programs import Program
from runner import messages, runs
from runner.errors import RefusedFile, RefusedRun
from runner.files import check_sizes, keep_all
from runner.messages import Asked, Event, Finished, Refused
from runner.models import Run
from runner.tasks import execute_run

START_SECONDS = 90
LOOK_SECONDS = 2.0
NOBODY = "terminal"


@contextlib.contextmanager
def running_stack() -> Iterator[None]:
    """The stack that runs already, or one of our own for as long as we need it."""
    if is_running():
        yield
        return
    command = [sys.executable, str(Path(sys.argv[0]).resolve()), "up", "--only", "engine", "runs"]
    ours = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        until = time.monotonic() + START_SECONDS
        while not is_running():
            if ours.poll() is not None or time.monotonic() > until:
                told = ours.stdout.read() if ours.poll() is not None and ours.stdout else ""
                raise CannotStart(f"What programs need could not be started.\n{told}")
            time.sleep(0.1)
        yield
    finally:
        ours.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            ours.wait(20)
        ours.kill()


def is_running() -> bool:
    try:
        return parts.runs_answer()
    except (RedisError, OSError):
        return False


async def run(program: Program, next_line: Callable[[], str | None]) -> AsyncIterator[Event]:
    """Start it and give its events, answering what it asks with `next_line` (None: end of input)."""
    layer = get_channel_layer()
    channel = await layer.new_channel("terminal")
    try:
        begun = await sync_to_async(create)(program)
    except (RefusedFile, RefusedRun) as error:
        yield Refused(text=str(error))
        return
    await layer.group_add(begun.group, channel)
    await asyncio.to_thread(execute_run.delay, str(begun.pk))
    try:
        async for event in follow(begun, channel):
            yield event
            if isinstance(event, Asked):
                text = await asyncio.to_thread(next_line)
                await sync_to_async(runs.answer)(begun, ask=event.ask, text=text)
            if isinstance(event, Finished):
                return
    finally:
        # Stopped with Ctrl+C: the program must not go on without us.
        await sync_to_async(leave)(begun)
        await layer.group_discard(begun.group, channel)


def create(program: Program) -> Run:
    check_sizes({name: len(data) for name, data in program.files.items()})
    owner, _ = User.objects.get_or_create(
        username=NOBODY, defaults={"display_name": "Terminal", "is_active": False, "password": "!"}
    )
    digests = keep_all(program.files)
    return runs.create(
        owner=owner, place=f"terminal:{uuid.uuid4()}", files=digests, entry=program.entry, is_budgeted=False
    )


def leave(begun: Run) -> None:
    begun.refresh_from_db()
    if begun.state != Run.State.ENDED:
        runs.stop(begun)


async def follow(begun: Run, channel: str) -> AsyncIterator[Event]:
    """Its events in order; those lost with the engine are fetched from where they are kept."""
    layer, seen = get_channel_layer(), 0
    while True:
        try:
            envelope = await asyncio.wait_for(layer.receive(channel), LOOK_SECONDS)
            told = envelope["json"]
        except TimeoutError:
            told = await sync_to_async(missed)(begun, seen)
        for item in told:
            event = messages.decode_event(item)
            if event.seq > seen:
                seen = event.seq
                yield event


def missed(begun: Run, seen: int) -> list[str]:
    begun.refresh_from_db()
    if runs.is_abandoned(begun):
        runs.give_up(begun)
    return runs.kept(begun, after=seen) if begun.state == Run.State.ENDED else []
