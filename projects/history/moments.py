"""What a page is told about a history: as little as draws a scrubber."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from projects import contents, starters
from projects.history import origins as text_origins
from projects.history import versions
from projects.models import File, Project, Version
from runner.models import Run

MOST_AT_ONCE = 1000  # versions of a file
MOST_RUNS = 300


def overview(project: Project, file: File | None) -> dict[str, Any]:
    """Everything that the first look needs, and the newest versions of one file."""
    return {
        "files": [
            {"id": str(each.pk), "name": each.name, "is_deleted": each.deleted_at is not None, "is_text": each.is_text}
            for each in project.files.all()
        ],
        "moments": [
            {"version": version.pk, "file": str(version.file_id), "name": version.moment, "at": _seconds(version)}
            for version in project.versions.exclude(moment="").order_by("id").only("file_id", "moment", "kept_at")
        ],
        "runs": _runs(project),
        "now": int(timezone.now().timestamp()),  # the device's clock may be wrong
    } | (versions_of(file) if file else {"versions": [], "has_more": False})


def versions_of(file: File, *, before: int | None = None) -> dict[str, Any]:
    """The newest ones, or those before one of them; the oldest first, each [id, seconds since 1970, kind, bytes]."""
    asked = file.versions.filter(pk__lt=before) if before else file.versions
    rows = asked.order_by("-id").values_list("id", "kept_at", "kind", "size")[: MOST_AT_ONCE + 1]
    told = [[pk, int(kept_at.timestamp()), kind, size] for pk, kept_at, kind, size in rows]
    return {"versions": told[:MOST_AT_ONCE][::-1], "has_more": len(told) > MOST_AT_ONCE}


def describe(version: Version) -> dict[str, Any]:
    ids = {"project_id": version.project_id, "version_id": version.pk}
    data = versions.bytes_of(version)
    is_picture = bool(contents.kind_of(name=version.name, data=data).picture_type) and not version.is_text
    return {
        "id": version.pk,
        "name": version.name,
        "kind": version.kind,
        "moment": version.moment,
        "size": version.size,
        "text": contents.shown(data) if version.is_text else None,
        "origins": text_origins.runs_of(versions.origins_of(version)),
        "picture_url": reverse("projects:version_picture", kwargs=ids) if is_picture else None,
    }


def beginnings(file: File) -> dict[str, Any]:
    """The texts that this one can be compared with: of the starter, and of the project it is a copy of."""
    first = file.versions.select_related("blob", "key", "key__blob").order_by("id").first()
    copied = first if first and first.kind == Version.Kind.COPIED else None
    return {
        "starter": _of_starter(file, first),
        "original": versions.text_of(copied) if copied else None,
    }


def _of_starter(file: File, first: Version | None) -> str | None:
    """As it came; in a copy of a copy, as the starter is today."""
    if first and first.kind == Version.Kind.STARTER:
        return versions.text_of(first)
    starter = starters.find(file.project.starter)
    data = starter.files.get(first.name if first else file.name) if starter else None
    return contents.text_in(data) if data is not None else None


def _runs(project: Project) -> list[int]:
    """When it was run, the newest first."""
    made = Run.objects.filter(place=project.place).order_by("-created_at").values_list("created_at", flat=True)
    return [int(moment.timestamp()) for moment in made[:MOST_RUNS]]


def _seconds(version: Version) -> int:
    return int(version.kept_at.timestamp())
