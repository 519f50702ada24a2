"""Everything that cannot be made again, in one file, taken from and brought back to a running site.

The file holds the database (people, classes, projects, runs), the key that signs sessions and return cards, and
`about.json`: who made it, when, and what each part's bytes hash to.
"""

import dataclasses
import datetime
import errno
import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from learn.site import places, trouble
from learn.site.backup import tables
from learn.site.errors import RefusedBackup
from learn.site.running import control, engine

ABOUT, KEY = "about.json", "secret-key"


@dataclasses.dataclass(frozen=True)
class AboutBackup:
    made_at: str
    kind: str  # of database: sqlite or postgresql
    migrations: list[str]
    digests: dict[str, str]


def write(target: Path) -> None:
    """Write a backup of the site as it is now; the site may run. Raises RefusedBackup."""
    if target.exists():
        raise RefusedBackup(f"{target} is there already. Choose another name, or move that one away.")
    if not _applied_migrations():
        raise RefusedBackup(trouble.NO_SITE.format(settings.DATA_DIR))
    _write(target)


def _write(target: Path) -> None:
    with _draft_beside(target) as folder:
        database = folder / tables.FILE_NAMES[connection.vendor]
        tables.copy_out(database)
        (folder / KEY).write_text(settings.SECRET_KEY)
        about = AboutBackup(
            made_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            kind=connection.vendor,
            migrations=_applied_migrations(),
            digests={part.name: _digest(part) for part in (database, folder / KEY)},
        )
        (folder / ABOUT).write_text(json.dumps(dataclasses.asdict(about), indent=2))
        packed = folder / "packed"
        with os.fdopen(os.open(packed, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file, _pack(file) as archive:
            for part in (folder / ABOUT, folder / KEY, database):  # what is asked about first stands first
                archive.add(part, arcname=part.name)
        packed.rename(target)


def restore(source: Path) -> Path:
    """Put what `write` kept in the place of what is there now; gives the backup of what was there.

    Checked first. A running site is paused meanwhile and goes on with what was brought back. Raises RefusedBackup.
    """
    with tempfile.TemporaryDirectory(prefix="restore-", dir=places.make_private(settings.DATA_DIR)) as name:
        folder = Path(name)
        about = _unpack(source, folder)
        _check(about, folder)
        with control.paused():
            former = _keep_former()
            tables.copy_in(folder / tables.FILE_NAMES[about.kind])
            _bring_back_key((folder / KEY).read_text())
            connections.close_all()
            call_command("migrate", verbosity=0, interactive=False)
            if engine.is_ours() and engine.answers():
                engine.forget_everything()  # it may hold work for rows that are not there
    return former


def _unpack(source: Path, folder: Path) -> AboutBackup:
    """Unpack the parts that we know by name, and nothing else."""
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                if member.isfile() and member.name in (ABOUT, KEY, *tables.FILE_NAMES.values()):
                    with archive.extractfile(member) as part, (folder / member.name).open("wb") as file:  # type: ignore[union-attr]
                        shutil.copyfileobj(part, file)
        return AboutBackup(**json.loads((folder / ABOUT).read_text()))
    except FileNotFoundError as error:
        raise RefusedBackup(
            f"There is no file {source}." if not source.exists() else f"{source} is not a backup of Buildalong."
        ) from error
    except (tarfile.TarError, EOFError, zlib.error, ValueError, TypeError, OSError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC:
            raise RefusedBackup("The disk is too full to unpack the backup. Nothing was changed.") from error
        raise RefusedBackup(
            f"{source} cannot be read as a backup of Buildalong; it may be cut short. Nothing was changed."
        ) from error


def _check(about: AboutBackup, folder: Path) -> None:
    if about.kind != connection.vendor:
        raise RefusedBackup(
            f"This backup holds a {about.kind} database, and the site uses {connection.vendor} now. "
            "Set DATABASE_URL as it was when the backup was made. Nothing was changed."
        )
    for name in (KEY, tables.FILE_NAMES[about.kind]):
        if not (folder / name).exists() or about.digests.get(name) != _digest(folder / name):
            raise RefusedBackup("The backup is damaged: its parts are not what was written. Nothing was changed.")
    newer = set(about.migrations) - _known_migrations()
    if newer:
        raise RefusedBackup(
            "This backup was made by a newer version of Buildalong. Bring this one up to date first "
            "(docs/upgrade.md). Nothing was changed."
        )
    tables.check(folder / tables.FILE_NAMES[about.kind])


def _keep_former() -> Path:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y%m%d-%H%M%S-%f")
    former = places.make_private(settings.DATA_DIR / "backups") / f"before-restore-{now}.tar.gz"
    _write(former)  # also of a site that was never started
    return former


def _bring_back_key(key: str) -> None:
    """Sessions and return cards open with the key that closed them."""
    places.make_private(settings.DATA_DIR)
    draft = settings.DATA_DIR / f"{KEY}.{os.getpid()}"
    draft.touch(mode=0o600)
    draft.write_text(key)
    draft.replace(settings.DATA_DIR / KEY)


def _applied_migrations() -> list[str]:
    return sorted(".".join(key) for key in MigrationLoader(connection).applied_migrations)


def _known_migrations() -> set[str]:
    return {".".join(key) for key in MigrationLoader(connection).disk_migrations}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(file) -> tarfile.TarFile:
    return tarfile.open(fileobj=file, mode="w:gz", compresslevel=5)


@contextmanager
def _draft_beside(target: Path) -> Iterator[Path]:
    """A private folder on the same disk, gone afterwards: a backup is there whole or not at all."""
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as name:
            yield Path(name)
    except FileNotFoundError as error:
        raise RefusedBackup(f"There is no folder {target.parent}.") from error
    except OSError as error:
        is_closed = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        helps = "Choose a folder in which this user may write." if is_closed else "Is the disk full?"
        raise RefusedBackup(f"{target} could not be written: {error.strerror}. {helps}") from error
