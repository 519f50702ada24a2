"""A person's projects, to take along with their history, or to be erased with all contents that nobody else holds."""

from collections.abc import Iterator

from django.db.models import QuerySet

from learn.people.belongings import Piece
from learn.people.models import User
from projects import history
from projects.exchange import pages
from projects.exchange.zips import folder_name
from projects.models import Aside, File, Project, Version
from runner.files import digest_of, forget
from runner.names import free_name, name_key

COVERS = {
    "projects.Project": "projects/, a folder for each",
    "projects.File": "projects/…/, and projects/…/deleted/",
    "projects.Version": "projects/…/history/, a dated file for each",
    "projects.Aside": "projects/…/set aside/",
}


def export_for(user: User) -> Iterator[Piece]:
    taken: set[str] = set()
    for project in Project.objects.filter(owner=user).select_related("owner").order_by("created_at"):
        name = free_name(folder_name(project.title), taken)
        taken.add(name_key(name))
        folder = f"{'recently deleted' if project.deleted_at else 'projects'}/{name}"
        yield Piece(f"{folder}.html", pages.pack(project).encode(), _words(project))
        yield from _files(project, folder)
        yield from _history(project, folder)


def count_for(user: User) -> dict[str, int]:
    return {
        "project": Project.objects.filter(owner=user).count(),
        "file": File.objects.filter(project__owner=user).count(),
        "saved version": Version.objects.filter(project__owner=user).count(),
    }


def erase(user: User) -> None:
    """Copies that others made stay theirs; they only no longer say whose idea they were."""
    digests = set(File.objects.filter(project__owner=user).values_list("blob_id", flat=True))
    # What a save has replaced is packed in its version, and still lies as a content of its own for a day.
    for version in _versions(Version.objects.filter(project__owner=user)):
        digests.add(version.blob_id or digest_of(history.bytes_of(version)))
    Project.objects.filter(owner=user).delete()
    forget(digests)


def _versions(versions: QuerySet[Version]) -> Iterator[Version]:
    return versions.select_related("blob", "key", "key__blob").order_by("id").iterator(100)


def _words(project: Project) -> str:
    dates = f"begun {project.created_at:%-d %B %Y}, last changed {project.changed_at:%-d %B %Y}"
    return f"{project.title} ({dates}{', then deleted' if project.deleted_at else ''})"


def _files(project: Project, folder: str) -> Iterator[Piece]:
    for file in project.files.select_related("blob").order_by("deleted_at").iterator(10):
        if file.deleted_at:
            yield Piece(f"{folder}/deleted/{file.deleted_at:%Y-%m-%d %H.%M.%S} {file.name}", bytes(file.blob.data))
        else:
            yield Piece(f"{folder}/{file.name}", bytes(file.blob.data))
    for aside in Aside.objects.filter(file__project=project).select_related("file"):
        yield Piece(f"{folder}/set aside/{aside.kept_at:%Y-%m-%d %H.%M.%S} {aside.file.name}", bytes(aside.data))


def _history(project: Project, folder: str) -> Iterator[Piece]:
    for version in _versions(Version.objects.filter(project=project)):
        when = f"{version.kept_at:%Y-%m-%d %H.%M.%S}"
        yield Piece(f"{folder}/history/{when} {version.name}", history.bytes_of(version))
