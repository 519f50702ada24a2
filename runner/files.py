"""What a run is given: names and bytes, kept by content."""

import datetime
import hashlib
from collections.abc import Collection, Iterator, Mapping

from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from runner.errors import RefusedFile, TooLarge
from runner.limits import LIMITS, MIB, Limits
from runner.models import Blob, Run

Files = dict[str, bytes]


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def keep(data: bytes) -> Blob:
    """Keep `data` once, however often it comes."""
    (digest,) = keep_all({"": data}).values()
    return Blob(digest=digest, data=data, size=len(data))


def keep_all(files: Mapping[str, bytes]) -> dict[str, str]:
    """Keep each content; gives path -> digest."""
    digests = {path: digest_of(data) for path, data in files.items()}
    contents = {digests[path]: data for path, data in files.items()}
    Blob.objects.bulk_create(
        [Blob(digest=digest, data=data, size=len(data)) for digest, data in contents.items()],
        update_conflicts=True,
        unique_fields=["digest"],
        update_fields=["kept_at"],
    )
    return digests


def forget_unused(*in_use: QuerySet, hours: float = 24) -> int:
    """Delete the contents that no `in_use` (digests) names and nobody brought for so long."""
    long_ago = timezone.now() - datetime.timedelta(hours=hours)
    unused = Blob.objects.filter(kept_at__lt=long_ago)
    for digests in in_use:
        unused = unused.exclude(pk__in=digests)
    return unused.delete()[0]


def forget(digests: Collection[str]) -> None:
    """Delete those of these contents that no row of any table holds, and no run that has not ended."""
    left = set(digests)
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Blob:
                left -= set(_among(model._base_manager.all(), field.attname, left))
    for files in Run.objects.alive().values_list("files", flat=True):
        left -= set(files.values())
    for some in _by_hundreds(left):
        Blob.objects.filter(pk__in=some).delete()


def load(digests: Mapping[str, str]) -> Files:
    """The contents that `keep_all` kept. Raises Blob.DoesNotExist if one is gone."""
    found = Blob.objects.in_bulk(set(digests.values()))
    missing = set(digests.values()) - set(found)
    if missing:
        raise Blob.DoesNotExist(f"{len(missing)} file contents are gone.")
    return {path: bytes(found[digest].data) for path, digest in digests.items()}


def check_sizes(sizes: Mapping[str, int], limits: Limits = LIMITS) -> None:
    """Raises RefusedFile (TooLarge) with a sentence where there are too many files (or bytes)."""
    if len(sizes) > limits.project_files:
        raise RefusedFile(
            f"A project can have {limits.project_files} files, and this would make {len(sizes)}. "
            "Delete some that you no longer need."
        )
    for path, size in sizes.items():
        if size > limits.project_file_bytes:
            raise TooLarge(
                f"{path} is {size / MIB:.1f} MB; a file can have at most "
                f"{limits.project_file_bytes // MIB} MB. A smaller picture or less data will fit."
            )
    if sum(sizes.values()) > limits.project_bytes:
        raise TooLarge(
            f"All files together are {sum(sizes.values()) / MIB:.1f} MB; a project can have at most "
            f"{limits.project_bytes // MIB} MB. Delete a large file that you no longer need."
        )


def _among(rows: QuerySet, column: str, values: Collection[str]) -> Iterator[str]:
    for some in _by_hundreds(values):
        yield from rows.filter(**{f"{column}__in": some}).values_list(column, flat=True)


def _by_hundreds(values: Collection[str]) -> Iterator[list[str]]:
    """A database takes only so many values in one question."""
    ordered = sorted(values)
    for start in range(0, len(ordered), 500):
        yield ordered[start : start + 500]
