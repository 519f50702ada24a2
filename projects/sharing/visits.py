"""Runs of those who opened a link: each its own, short, and behind the runs of everybody who works here."""

import dataclasses
import datetime
import time
from collections.abc import Mapping

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from learn.people.models import User
from projects import files
from projects.models import SharedProject
from runner import limits, runs
from runner.errors import RefusedRun, TooLarge
from runner.limits import MIB, Limits
from runner.models import Run

PLACES = "visit:"  # with which the places of all visits begin
MOST_AT_ONCE = 6  # of all visitors together, on one worker: at most so many wait before a student
MOST_WAITING = 100
MOST_A_MINUTE = 10  # of one visitor
MOST_A_MINUTE_AN_ADDRESS = 60  # a whole class may sit behind one address
LONGEST_WAIT = 180  # seconds in the line, with the page open
MOST_CHANGED_CHARS = 200_000
KEEP = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class Visitor:
    """Who stands before the page: a person without an account is only where they come from."""

    user: User | None
    visit: str  # made anew with each page
    address: str

    @property
    def key(self) -> str:
        return self.user.pk.hex if self.user else self.visit


def tight_limits() -> Limits:
    return dataclasses.replace(
        limits.LIMITS,
        seconds=min(10.0, settings.RUN_SECONDS),
        waiting_seconds=120,
        shown_chars=50_000,
        printed_chars=2_000_000,
        rich_events=60,
        rich_bytes=2 * MIB,
        messages=20_000,
    )


def place_of(share: SharedProject, visit: str) -> str:
    return f"{share.visits}{visit}"


def create(*, share: SharedProject, visitor: Visitor, changed: Mapping[str, str], entry: str) -> Run:
    """A run of the project with the visitor's own changes. Raises RefusedRun or RefusedFile."""
    check_pace(visitor)
    project = share.project
    given = files.for_run(project=project, unsaved=known_changes(share, changed))
    if line().count() >= MOST_WAITING:
        raise RefusedRun(
            _("Very many people are looking at shared projects just now. Wait a moment, then press Run again.")
        )
    return runs.create(owner=visitor.user, place=place_of(share, visitor.visit), files=given, entry=entry)


def known_changes(share: SharedProject, changed: Mapping[str, str]) -> dict[str, str]:
    """Of what a visitor sent, the texts of files that the project has. Raises TooLarge."""
    if sum(map(len, changed.values())) > MOST_CHANGED_CHARS:
        raise TooLarge(_("You have changed more than fits here. Make a remix: there you have room for it."))
    texts = set(share.project.files.live().filter(is_text=True).values_list("name", flat=True))
    return {name: text for name, text in changed.items() if name in texts}


def check_pace(visitor: Visitor) -> None:
    minute = int(time.time() // 60)
    for key, most in ((visitor.key, MOST_A_MINUTE), (visitor.address, MOST_A_MINUTE_AN_ADDRESS)):
        counter = f"visits:{minute}:{key}".replace("/", "-")
        cache.add(counter, 0, timeout=120)
        if cache.incr(counter) > most:
            raise RefusedRun(_("That was very many runs in one minute. Wait a moment, then press Run again."))


def line() -> QuerySet[Run]:
    """The visits that wait, the first of them first."""
    waiting = Run.objects.filter(place__startswith=PLACES, state=Run.State.QUEUED, lease_until__gt=timezone.now())
    return waiting.order_by("created_at")


def ahead(run: Run) -> int:
    return line().filter(created_at__lt=run.created_at).count()


def keep_waiting(run: Run) -> None:
    """The page is still open; after three minutes the run is given up all the same."""
    since = timezone.now() - datetime.timedelta(seconds=LONGEST_WAIT)
    waiting = Run.objects.filter(pk=run.pk, state=Run.State.QUEUED, created_at__gt=since)
    waiting.update(lease_until=runs.soon(runs.QUEUE_SECONDS))


def forget_old() -> None:
    Run.objects.filter(place__startswith=PLACES, created_at__lt=timezone.now() - KEEP).delete()
