"""A program from a terminal, on the site's own way: the same task, pool, sandbox and limits, the same events."""

import asyncio
import contextlib
import dataclasses
import stat
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
from runner import messages, runs
from runner.errors import RefusedFile, RefusedRun
from runner.files import Files, check_sizes, keep_all
from runner.limits import LIMITS
from runner.messages import Asked, Event, Finished, Refused
from runner.models import Run
from runner.names import checked_name
from runner.tasks import execute_run

EXIT_CODES = {"finished": 0, "failed": 1, "limit": 2, "stopped": 2, "broken_off": 3}
REFUSED = 2  # too much was asked: a limit too
DEEPEST = 4  # folders in folders
START_SECONDS = 90
LOOK_SECONDS = 2.0
NOBODY = "terminal"


@dataclasses.dataclass
class Program:
    files: Files
    entry: str
    left_out: list[str]  # sentences


def gather(path: Path, entry: str) -> Program:
    """A file, or a folder with all that lies in it. Raises RefusedFile where it cannot be read or is too much."""
    if path.is_file():
        return Program({path.name: read(path)}, path.name, [])
    if not path.is_dir():
        raise RefusedFile(f"There is no file or folder {path}. Check the path.")
    program = Program({}, entry, [])
    sizes: dict[str, int] = {}
    for name, file in walk(path, program.left_out):
        sizes[name] = file.stat().st_size
        check_sizes(sizes)  # before it is read
        program.files[name] = read(file)
    return program


def walk(folder: Path, left_out: list[str], depth: int = 1, prefix: str = "") -> Iterator[tuple[str, Path]]:
    for item in sorted(folder.iterdir()):
        try:
            name = prefix + checked_name(item.name)
        except RefusedFile as error:
            left_out.append(str(error))
            continue
        mode = item.lstat().st_mode
        if stat.S_ISREG(mode):
            yield name, item
        elif stat.S_ISDIR(mode) and depth < DEEPEST and item.name != "__pycache__":
            yield from walk(item, left_out, depth + 1, name + "/")
        elif item.name != "__pycache__":
            left_out.append(f"{name} is not an ordinary file, so it was left out.")


def read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LIMITS.project_file_bytes + 1)
    except OSError as error:
        raise RefusedFile(f"{path.name} could not be read: {error.strerror}.") from error


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


def lines_of(path: str | None) -> Callable[[], str | None]:
    """Answers from a file, or from the keyboard where somebody sits at it; otherwise there is no input."""
    if path is None:
        return from_keyboard if sys.stdin is not None and sys.stdin.isatty() else lambda: None
    lines = iter(Path(path).read_text(errors="replace").splitlines())
    return lambda: next(lines, None)


def from_keyboard() -> str | None:
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None
