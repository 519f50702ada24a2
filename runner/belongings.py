"""What one person's runs have left: their outputs as text; erased with the contents that only they held."""

import contextlib
import time
from collections.abc import Iterator

from redis.exceptions import RedisError

from learn.people.belongings import ExportedFile
from learn.people.models import User
from runner import runs
from runner.engine import engine, events_key
from runner.files import forget
from runner.models import Run
from runner.transcripts import shown, text_of

COVERS = {"runner.Run": "runs/, a text for each"}
MOST_SECONDS = 3.0  # until programs that still run have heard that they shall stop


def export_for(user: User) -> Iterator[ExportedFile]:
    for run in Run.objects.filter(owner=user).exclude(transcript="").order_by("created_at").iterator(50):
        text = "".join(map(text_of, shown(run)))
        yield ExportedFile(f"runs/{run.created_at:%Y-%m-%d %H.%M.%S} {run.entry}.txt", text.encode("utf-8", "replace"))


def count_for(user: User) -> dict[str, int]:
    return {"run": Run.objects.filter(owner=user).count()}


def erase(user: User) -> None:
    mine = Run.objects.filter(owner=user)
    keys = [events_key(str(pk)) for pk in mine.values_list("pk", flat=True)]
    digests = {digest for files in mine.values_list("files", flat=True).iterator() for digest in files.values()}
    mine.delete()
    forget(digests)
    with contextlib.suppress(RedisError, OSError):  # they run out by themselves
        for start in range(0, len(keys), 500):
            engine().delete(*keys[start : start + 500])


def stop(user: User) -> None:
    """Before a person is erased, and outside of that transaction: what still runs would go on noting what it prints."""
    alive = Run.objects.filter(owner=user).alive()
    until = time.monotonic() + MOST_SECONDS
    with contextlib.suppress(RedisError, OSError):
        runs.stop_all(alive)
        while alive.exists() and time.monotonic() < until:
            time.sleep(0.1)
