"""Everything of one person, from all features: as one zip, counted, erased."""

import contextlib
import io
import logging
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from redis.exceptions import RedisError

from learn.people import belongings as of_people
from learn.people.models import User
from learn.progress import belongings as of_progress
from learn.site import tables
from learn.site.errors import SiteError
from projects import belongings as of_projects
from projects.exchange.pages import document
from projects.exchange.zips import folder_name
from runner import belongings as of_runner
from runner.engine import engine
from tutor import belongings as of_tutor

FEATURES = (of_people, of_projects, of_progress, of_runner, of_tutor)
# A person goes when nothing hangs on them any more.
ERASED_IN_ORDER = (of_tutor, of_runner, of_progress, of_projects, of_people)
FOLDERS = {
    "projects": "the programs. Each has a page that opens in any browser, and a folder with its files; in the folder, "
    "“history” has every version that was saved, with its date, and “deleted” what was put away.",
    "recently deleted": "projects that were deleted in the last 30 days.",
    "lessons": "how far each lesson was gone, what was tried and what was said to it, and the programs as they passed.",
    "runs": "what programs have printed lately, each run a text with its date.",
    "tutor": "what the tutor was asked and what it said, a text for each month.",
}

logger = logging.getLogger(__name__)


class RefusedErasure(SiteError):
    """A person cannot be erased; the text says why."""


def zip_name(user: User) -> str:
    return f"{folder_name(user.display_name)} {timezone.localdate():%Y-%m-%d}.zip"


def packed(user: User) -> Iterator[bytes]:
    """The zip, a piece at a time: it may be larger than what fits into memory."""
    pipe = _Pipe()
    listed: list[tuple[str, str]] = []
    paths: set[str] = set()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in (piece for feature in FEATURES for piece in feature.export_for(user)):
            path = _free(piece.path, paths)
            listed += [(path, piece.words)] if piece.words else []
            archive.writestr(path, piece.data)
            yield pipe.taken()
        archive.writestr("index.html", _index(user, listed, paths))
    yield pipe.taken()


def count(user: User) -> dict[str, int]:
    """What there is of a person: a noun and how many."""
    return {noun: number for feature in FEATURES for noun, number in feature.count_for(user).items()}


def in_words(counts: dict[str, int]) -> str:
    """`3 projects, 1 file`."""
    many = {"class": "classes", "question to the tutor": "questions to the tutor"}
    words = [f"{number} {noun if number == 1 else many.get(noun, f'{noun}s')}" for noun, number in counts.items()]
    return ", ".join(words[:-1]) + f" and {words[-1]}"


def erase(user: User) -> None:
    """Everything of a student, at once and for good. Raises RefusedErasure."""
    check_erasable(user)
    user_id = str(user.pk)
    of_runner.stop(user)
    with transaction.atomic():
        for feature in ERASED_IN_ORDER:
            feature.erase(user)
        _end_sessions(user_id)
        transaction.on_commit(tables.empty_log)
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


class _Pipe(io.RawIOBase):
    """Takes what a zip writes and hands it on; there is no way back in it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        waiting, self.waiting = self.waiting, []
        return b"".join(waiting)


def _free(path: str, taken: set[str]) -> str:
    number, candidate = 1, path
    stem, dot, ending = path.rpartition(".")
    while candidate.lower() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{ending}"
    taken.add(candidate.lower())
    return candidate


def _index(user: User, listed: list[tuple[str, str]], paths: set[str]) -> str:
    folders = [(name, words) for name, words in FOLDERS.items() if any(path.startswith(f"{name}/") for path in paths)]
    parts = [
        format_html("<section><h2>To open</h2><ul>{}</ul></section>", _links(listed)),
        format_html(
            "<section><h2>The folders</h2><dl>{}</dl></section>",
            format_html_join("", "<dt>{}</dt><dd>{}</dd>", folders),
        ),
    ]
    lead = f"Everything that this site kept of {user.display_name} on {timezone.localdate():%-d %B %Y}."
    foot = "Programs end in .py: any editor shows them, and Python runs them."
    return document(title=user.display_name, lead=lead, parts=parts, foot=foot)


def _links(listed: list[tuple[str, str]]) -> str:
    return format_html_join("", '<li><a href="{}">{}</a></li>', ((quote(path), words) for path, words in listed))
