"""What must be true before the parts start: a private folder, room on the disk, tables that fit."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TextIO

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from learn.people import seed
from learn.site import places
from learn.site.errors import CannotStart
from learn.site.running import engine
from runner.fencing import environment

MIB = 1024 * 1024
LEAST_FREE_BYTES = 100 * MIB
LITTLE_FREE_BYTES = 1024 * MIB

Step = tuple[str, Callable[[], str]]  # what it is called, and the verb that says how it went


def steps(names: list[str]) -> list[Step]:
    """What has to be done before the parts called `names` start."""
    found: list[Step] = [("Data folder", prepare_folder)]
    if not engine.is_ours():
        found.append(("Engine", check_engine))
    if "model" in names:
        found.append(("Tutor", check_tutor))
    if "classifier" in names:
        found.append(("Classifier", check_classifier))
    if "runs" in names:
        found.append(("Learners' Python", prepare_learners))
    # A worker on another machine finds the database in order; alone on this one it has to see to that itself.
    if "web" in names or (not settings.DATABASE_URL and not {*names} <= {"model", "classifier"}):
        found.append(("Database", prepare_database))
    if "web" in names:
        found.append(("Pages", prepare_pages))
    return found


def prepare_folder() -> str:
    places.make_private(settings.DATA_DIR)
    places.make_private(settings.DATA_DIR / "logs")
    places.make_private(settings.DATA_DIR / "run")
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE_BYTES:
        raise CannotStart(
            f"The disk is full: {free // MIB} MB are left for {settings.DATA_DIR}, and what students write "
            "would be lost. Free at least 1 GB, then start again."
        )
    if free < LITTLE_FREE_BYTES:
        return f"{settings.DATA_DIR} (only {free // MIB} MB of disk are left: free some soon)"
    return str(settings.DATA_DIR)


def check_engine() -> str:
    engine.refuse_open(settings.REDIS_URL)
    if not engine.answers():
        raise CannotStart("The engine that REDIS_URL names does not answer. Is it running, and is the password right?")
    return "REDIS_URL answers"


def check_tutor() -> str:
    if not settings.TUTOR:
        raise CannotStart("The tutor is switched off: TUTOR is 0. Unset it to start the model server.")
    if settings.TUTOR_MODEL_URL:
        raise CannotStart("TUTOR_MODEL_URL names another model server, so there is none to start here. Unset it first.")
    return "made ready behind"


def check_classifier() -> str:
    if not (settings.TUTOR and settings.TUTOR_CLASSIFIER):
        raise CannotStart("TUTOR or TUTOR_CLASSIFIER is 0, so there is no classifier to start. Unset it first.")
    if not settings.TUTOR_MODEL_URL:
        raise CannotStart("The model server of our own classifies too: start `model` instead.")
    return "made ready behind"


def prepare_learners() -> str:
    if environment.is_current():
        environment.mark_as_used()
        return "ready"
    with _only_one(settings.DATA_DIR / "run" / "learners.lock"):
        if not environment.is_current():
            environment.build()
    return "built"


def prepare_database() -> str:
    """Bring the tables up to date; the demo class is there from the first start."""
    with _only_one(settings.DATA_DIR / "run" / "database.lock"):
        missing = missing_migrations()
        if missing:
            call_command("migrate", verbosity=0, interactive=False)
        seed.demo_class()
    connections.close_all()
    return f"{missing} changes made" if missing else "up to date"


def missing_migrations() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def prepare_pages() -> str:
    """Gather the static files, their contents' hashes in their names, when one of them changed."""
    stamp = settings.STATIC_ROOT / ".gathered-from"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text() == now:
        return "unchanged"
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now)
    return "gathered"


def _fingerprint() -> str:
    """Changes when a static file does."""
    digest = hashlib.sha256(str(settings.BASE_DIR).encode())
    unused = apps.get_app_config("staticfiles").ignore_patterns  # type: ignore[attr-defined]
    for finder in get_finders():
        for path, storage in finder.list(unused):
            about = Path(storage.path(path)).stat()
            digest.update(f"{path} {about.st_size} {about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@contextmanager
def alone(names: list[str]) -> Iterator[None]:
    """Nobody else runs these parts from this data folder. Raises CannotStart where somebody does."""
    folder = places.make_private(places.make_private(settings.DATA_DIR) / "run")
    with ExitStack() as held:
        for name in names:
            file = held.enter_context((folder / f"{name}.lock").open("w"))
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CannotStart(
                    f"Buildalong ({name}) runs already with the data in {settings.DATA_DIR}. "
                    "Stop that one first, or use another folder for this one: ./run --data DIR"
                ) from None
        yield


@contextmanager
def _only_one(path: Path) -> Iterator[TextIO]:
    """One process at a time, others wait; the system lets go when the process ends, however it ends."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
