"""Everything of one student, erased for good."""

import contextlib
import logging

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from redis.exceptions import RedisError

from learn.people import belongings as of_people
from learn.people.models import User
from learn.progress import belongings as of_progress
from learn.site.belongings import database_log
from learn.site.errors import SiteError
from projects import belongings as of_projects
from runner import belongings as of_runner
from runner.engine import engine
from tutor import belongings as of_tutor

# A person goes when nothing hangs on them any more.
ERASED_IN_ORDER = (of_tutor, of_runner, of_progress, of_projects, of_people)

logger = logging.getLogger(__name__)


class RefusedErasure(SiteError):
    """A person cannot be erased; the text says why."""


def erase(user: User) -> None:
    """Everything of a student, at once and for good. Raises RefusedErasure."""
    check_erasable(user)
    user_id = str(user.pk)
    of_runner.stop(user)
    with transaction.atomic():
        for feature in ERASED_IN_ORDER:
            feature.erase(user)
        _end_sessions(user_id)
        transaction.on_commit(database_log.empty)
    _forget_in_engine(user_id)
    logger.info("person erased")


def check_erasable(user: User) -> None:
    """Raises RefusedErasure."""
    if user.is_teacher or user.is_superuser:
        raise RefusedErasure(f"{user} is a teacher, and classes belong to them. Only students can be erased.")


def about_backups() -> str:
    """A sentence: what was saved elsewhere does not know that somebody is gone."""
    folder = settings.DATA_DIR / "backups"
    names = sorted(path.name for path in folder.glob("*.tar.gz")) if folder.is_dir() else []
    here = f" In {folder} there {'is' if len(names) == 1 else 'are'} {', '.join(names)}." if names else ""
    return f"Backups of this site that were made until now still hold everything: delete them when you can.{here}"


def _end_sessions(user_id: str) -> None:
    """A session's row does not say whose it is: its contents do."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == user_id:
            session.delete()


def _forget_in_engine(user_id: str) -> None:
    """Counts and the like that are kept under a person's id for a while, and what its log says of all that is gone."""
    with contextlib.suppress(RedisError, OSError):
        for written in (user_id, user_id.replace("-", "")):
            for key in engine().scan_iter(match=f"*{written}*", count=1_000):
                engine().delete(key)
        engine().bgrewriteaof()
