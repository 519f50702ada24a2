"""Old versions are let go, the older the more of them.

What somebody named stays, and the first and the newest of each file; so does whatever an open tab may still hold.
"""

import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, Length
from django.utils import timezone

from projects import files
from projects.history import versions
from projects.models import Project, Version
from runner.limits import MIB

MOST_VERSIONS = 20_000  # of one project
MOST_BYTES = 16 * MIB  # of one project's versions, as they are stored
DAY = datetime.timedelta(days=1)
STEPS = ((7 * DAY, 60), (31 * DAY, 3600))  # up to which age one version in so many seconds stays
WORTH_A_LOOK = 40  # versions of a project
LONG_AGO = 24 * 3600  # seconds, for what is older


class Candidate(NamedTuple):
    """What has to be known of a version to decide."""

    id: int
    file_id: object
    kept_at: datetime.datetime
    moment: str
    chain: int
    size: int  # bytes, as it is stored


def thin(project: Project, *, now: datetime.datetime | None = None) -> int:
    """Gives how many versions went."""
    rows = list(_rows(project))
    doomed = {row.id: row.chain for row in _doomed(rows, now or timezone.now())}
    chains: dict[int, set[int]] = defaultdict(set)
    for version_id, chain in doomed.items():
        chains[chain].add(version_id)
    for chain, ids in chains.items():  # each for itself: a save in between does not wait long
        _let_go(project, chain, ids)
    return len(doomed)


def thin_all() -> None:
    """Every project with a history worth the look."""
    _thin_each(_by_project().annotate(number=Count("id")).filter(number__gt=WORTH_A_LOOK))


def thin_the_largest() -> None:
    """What grows faster than by typing does not wait for the night."""
    _thin_each(_by_project().annotate(number=Count("id")).filter(number__gt=MOST_VERSIONS))
    with_blobs = _by_project().exclude(blob=None)
    _thin_each(with_blobs.annotate(bytes=Sum("blob__size")).filter(bytes__gt=MOST_BYTES))


def _by_project() -> QuerySet:
    return Version.objects.order_by().values_list("project_id", flat=True)


def _thin_each(project_ids: QuerySet) -> None:
    for project in Project.objects.filter(pk__in=list(project_ids)):
        thin(project)


def _rows(project: Project) -> Iterator[Candidate]:
    size = Length("packed") + Length("origins") + Coalesce("blob__size", 0)
    facts = project.versions.annotate(chain=Coalesce("key_id", F("id")), stored=size).order_by("id")
    return (Candidate(*values) for values in facts.values_list("id", "file_id", "kept_at", "moment", "chain", "stored"))


def _doomed(rows: list[Candidate], now: datetime.datetime) -> list[Candidate]:
    staying = _staying(rows)
    doomed = [row for row in _too_close(rows, now) if row.id not in staying]
    gone = {row.id for row in doomed}
    left = [row for row in rows if row.id not in gone]
    number, size = len(left), sum(row.size for row in left)
    for row in left:  # the oldest first
        if number <= MOST_VERSIONS and size <= MOST_BYTES:
            break
        if row.id not in staying:
            doomed.append(row)
            number, size = number - 1, size - row.size
    return doomed


def _staying(rows: list[Candidate]) -> set[int]:
    """The first and the newest of each file, and of each file the one that was there at every named moment."""
    moments = [row.id for row in rows if row.moment]
    staying = set()
    for of_one in _by_file(rows):
        ids = [row.id for row in of_one]
        staying |= {ids[0], ids[-1]}
        staying |= {ids[place - 1] for place in (bisect_right(ids, moment) for moment in moments) if place}
    return staying


def _too_close(rows: list[Candidate], now: datetime.datetime) -> Iterator[Candidate]:
    """Those that were followed so soon, and so long ago, that the next one tells as much."""
    for of_one in _by_file(rows):
        for row, following in pairwise(of_one):
            # An open tab holds what was the newest at some time of the last day.
            if following.kept_at < now - DAY and _place(row, now) == _place(following, now):
                yield row


def _place(row: Candidate, now: datetime.datetime) -> tuple[int, int]:
    """The minute, hour or day that it stands for."""
    age = now - row.kept_at
    seconds = next((seconds for oldest, seconds in STEPS if age < oldest), LONG_AGO)
    return seconds, int(row.kept_at.timestamp()) // seconds


def _by_file(rows: Iterable[Candidate]) -> Iterable[list[Candidate]]:
    found: dict[object, list[Candidate]] = defaultdict(list)
    for row in rows:
        found[row.file_id].append(row)
    return found.values()


@transaction.atomic
def _let_go(project: Project, chain: int, ids: set[int]) -> None:
    """Those that were packed against a version that goes are packed anew."""
    files.held(project)
    if chain in ids:
        packed = Version.objects.filter(Q(pk=chain) | Q(key=chain)).select_related("blob", "key", "key__blob")
        heirs = [version for version in packed.order_by("id") if version.pk not in ids]
        known = [(versions.bytes_of(version), versions.origins_of(version)) for version in heirs]
        before = None
        for version, (data, origins) in zip(heirs, known, strict=True):
            versions.fill(version, data, origins, before=before)
            before = version
        Version.objects.bulk_update(heirs, ["key", "link", "packed", "origins"])
    Version.objects.filter(pk__in=ids, project=project).delete()
