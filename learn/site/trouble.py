"""What the machine refuses, in words for the person at the terminal."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, ProgrammingError

from learn.site.errors import SiteError
from runner.errors import NoSandbox

FULL = "The disk is full, so what students write would be lost. Free at least 1 GB, then start again."
CLOSED = "This user may not use {}. Start as the user whose site it is, or choose another folder: ./run --data DIR"
DATABASE = "The database cannot be used: {}. Is its server up? docs/upgrade.md says how a backup is brought back."
NO_SITE = (
    "There is no site in {} yet, or not all of its tables: ./run makes them. "
    "If yours lies elsewhere, say where: BUILDALONG_DATA=/its/data/folder (docs/install.md)."
)
NO_TABLE = ("no such table", "no such column", "does not exist")  # as SQLite and PostgreSQL say it
NO_FOLDER = "{} cannot be a folder for the site. Choose another one: ./run --data DIR"


@contextmanager
def in_plain_words() -> Iterator[None]:
    """End with a sentence where there is one for what went wrong; everything else is ours, and goes on up."""
    try:
        yield
    except (SiteError, NoSandbox, ImproperlyConfigured) as error:
        sys.exit(f"\n{error}")
    except (OSError, DatabaseError, subprocess.SubprocessError) as error:
        words = sentence(error)
        if not words:
            raise
        sys.exit(f"\n{words}")


@contextmanager
def with_a_site() -> Iterator[None]:
    """A command that finds no tables was called where no site is, or before it was brought up to date."""
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if not any(words in str(error) for words in NO_TABLE):
            raise
        sys.exit(f"\n{NO_SITE.format(settings.DATA_DIR)}")


def sentence(error: Exception) -> str:
    """Empty where we have none."""
    number = getattr(error, "errno", None)
    where = getattr(error, "filename", None) or error
    if number in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(error):
        return FULL
    if isinstance(error, DatabaseError):
        return DATABASE.format(error)
    if number in (errno.EACCES, errno.EPERM):
        return CLOSED.format(where)
    if number in (errno.ENOTDIR, errno.EEXIST, errno.EROFS, errno.ENAMETOOLONG):
        return NO_FOLDER.format(where)
    return ""
