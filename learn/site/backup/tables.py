"""The database as one file: out of a running site, and back into it."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from learn.site.errors import RefusedBackup

FILE_NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
BUSY_SECONDS = 30


def copy_out(target: Path) -> None:
    """Write the database as it is at one moment, while others go on writing."""
    if connection.vendor == "postgresql":
        return _pg("pg_dump", "--format=custom", "--no-owner", "--file", str(target))
    with closing(_live()) as live, closing(sqlite3.connect(target)) as copy:
        _copy(live, copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def copy_in(source: Path) -> None:
    """Put `source` in the place of what is there, in one transaction: all of it or nothing."""
    if connection.vendor == "postgresql":
        return _copy_into_postgresql(source)
    with closing(sqlite3.connect(source)) as kept, closing(_live()) as live:
        _copy(kept, live)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    try:
        source.backup(target)
    except sqlite3.OperationalError as error:
        if "full" not in str(error):
            raise
        raise RefusedBackup("The disk is too full for it. Nothing was changed: make room, then try again.") from error


def check(source: Path) -> None:
    """Raises RefusedBackup where the database in `source` is damaged."""
    if connection.vendor == "postgresql":
        return _pg("pg_restore", "--list", str(source))
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as kept:
            found = kept.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise RefusedBackup("The database in the backup is damaged. Nothing was changed.")


def _copy_into_postgresql(source: Path) -> None:
    """One script in one transaction: away with every table, also those newer than the backup, then the backup's."""
    script, kept = source.with_suffix(".sql"), source.with_suffix(".kept")
    _pg("pg_restore", "--no-owner", "--no-privileges", "--file", str(kept), str(source))
    tables = ", ".join(connection.ops.quote_name(name) for name in connection.introspection.table_names())
    with script.open("wb") as file, kept.open("rb") as rest:
        file.write(f"DROP TABLE IF EXISTS {tables} CASCADE;\n".encode() if tables else b"")
        shutil.copyfileobj(rest, file)
    _pg("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file", str(script))


def _live() -> sqlite3.Connection:
    return sqlite3.connect(connection.settings_dict["NAME"], timeout=BUSY_SECONDS)


def _pg(tool: str, *words: str) -> None:
    if not shutil.which(tool):
        raise RefusedBackup(
            f"{tool} is not on this machine. It comes with PostgreSQL's client programs: "
            "`apt-get install postgresql-client`, in the server's version."
        )
    # In the environment, with the password: arguments can be read by everyone on the machine.
    done = subprocess.run([tool, *words], env=os.environ | _pg_place(), capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
        raise RefusedBackup(f"{tool} could not do its part: {said}")


def _pg_place() -> dict[str, str]:
    """Which server and database, in the variables that PostgreSQL's own tools read."""
    place = connection.settings_dict
    told = {key.lower(): place[key] for key in ("HOST", "PORT", "USER", "PASSWORD") if place.get(key)}
    told |= {"database": place["NAME"]}
    told |= {key: place["OPTIONS"][key] for key in ("host", "sslmode", "sslrootcert") if key in place["OPTIONS"]}
    return {f"PG{key.upper()}": str(value) for key, value in told.items()}
