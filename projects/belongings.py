"""A person's projects, to take along with their history, or to be erased with all contents that nobody else holds."""

from collections.abc import Iterator

from django.db.models import QuerySet

from learn.people.belongings import ExportedFile
from learn.people.models import User
from projects.covers import ENDINGS
from projects.exchange import pages
from projects.exchange.zips import folder_name
from projects.history import versions
from projects.models import Aside, File, GalleryEntry, Like, Project, Report, SharedProject, Version
from runner.files import digest_of, forget
from runner.models import Run
from runner.names import free_name, name_key

DAY = "%-d %B %Y"

COVERS = {
    "projects.Project": "projects/, a folder for each, and its picture beside it",
    "projects.File": "projects/…/, and projects/…/deleted/",
    "projects.Version": "projects/…/history/, a dated file for each",
    "projects.Aside": "projects/…/set aside/",
    "projects.SharedProject": "projects/…/shared.txt",
    "projects.GalleryEntry": "projects/…/shared.txt",
    "projects.Like": "given ones in given.txt; those that a project got, counted, in its shared.txt",
    "projects.Report": "made ones in given.txt; the teacher's answer to the owner in shared.txt; not who reported",
    "projects.ClassSharing": "a teacher's choice for a class, which is not erased with a student",
}


def export_for(user: User) -> Iterator[ExportedFile]:
    taken: set[str] = set()
    for project in Project.objects.filter(owner=user).select_related("owner", "cover").order_by("created_at"):
        name = free_name(folder_name(project.title), taken)
        taken.add(name_key(name))
        folder = f"{'recently deleted' if project.deleted_at else 'projects'}/{name}"
        yield ExportedFile(f"{folder}.html", pages.pack(project).encode(), _words(project))
        yield from _files(project, folder)
        if project.cover:
            yield ExportedFile(
                f"{folder}/picture.{ENDINGS[project.cover_type]}", bytes(project.cover.data), project.cover_words
            )
        yield from _history(project, folder)
        if lines := [*_shared(project)]:
            yield ExportedFile(f"{folder}/shared.txt", "\n".join([*lines, ""]).encode())
    if lines := [*_given(user)]:
        yield ExportedFile(
            "given.txt", "\n".join([*lines, ""]).encode(), "Likes given to others, and what was reported"
        )


def count_for(user: User) -> dict[str, int]:
    return {
        "project": Project.objects.filter(owner=user).count(),
        "file": File.objects.filter(project__owner=user).count(),
        "saved version": Version.objects.filter(project__owner=user).count(),
    }


def erase(user: User) -> None:
    """Copies that others made stay theirs; they only no longer say whose idea they were."""
    digests = set(File.objects.filter(project__owner=user).values_list("blob_id", flat=True))
    digests |= set(Project.objects.filter(owner=user).exclude(cover=None).values_list("cover_id", flat=True))
    # What a save has replaced is packed in its version, and still lies as a content of its own for a day.
    for version in _versions(Version.objects.filter(project__owner=user)):
        digests.add(version.blob_id or digest_of(versions.bytes_of(version)))
    for share in SharedProject.objects.filter(project__owner=user):
        Run.objects.filter(place__startswith=share.visits).delete()  # what visitors saw of it
    Project.objects.filter(owner=user).delete()
    forget(digests)


def _versions(versions: QuerySet[Version]) -> Iterator[Version]:
    return versions.select_related("blob", "key", "key__blob").order_by("id").iterator(100)


def _words(project: Project) -> str:
    dates = f"begun {project.created_at:%-d %B %Y}, last changed {project.changed_at:%-d %B %Y}"
    return f"{project.title} ({dates}{', then deleted' if project.deleted_at else ''})"


def _files(project: Project, folder: str) -> Iterator[ExportedFile]:
    for file in project.files.select_related("blob").order_by("deleted_at").iterator(10):
        if file.deleted_at:
            yield ExportedFile(
                f"{folder}/deleted/{file.deleted_at:%Y-%m-%d %H.%M.%S} {file.name}", bytes(file.blob.data)
            )
        else:
            yield ExportedFile(f"{folder}/{file.name}", bytes(file.blob.data))
    for aside in Aside.objects.filter(file__project=project).select_related("file"):
        yield ExportedFile(f"{folder}/set aside/{aside.kept_at:%Y-%m-%d %H.%M.%S} {aside.file.name}", bytes(aside.data))


def _history(project: Project, folder: str) -> Iterator[ExportedFile]:
    for version in _versions(Version.objects.filter(project=project)):
        when = f"{version.kept_at:%Y-%m-%d %H.%M.%S}"
        yield ExportedFile(f"{folder}/history/{when} {version.name}", versions.bytes_of(version))


def _shared(project: Project) -> Iterator[str]:
    for share in SharedProject.objects.filter(project=project):
        yield f"Shared by a link since {share.made_at:{DAY}}."
        if share.hidden_at:
            yield f"Hidden by a teacher on {share.hidden_at:{DAY}}. {share.hidden_words}".strip()
    for entry in GalleryEntry.objects.filter(share__project=project).select_related("classroom"):
        yield f"For the gallery of {entry.classroom}, asked {entry.asked_at:{DAY}}: {entry.state}."
    for kind in Like.Kind:
        if number := Like.objects.filter(project=project, kind=kind).count():
            yield f"Likes, “{kind.label}”: {number}"
    for report in Report.objects.filter(project=project).exclude(answered_at=None):
        answer = f"{report.get_answer_display()}. {report.answer_words}"
        yield f"A report was answered on {report.answered_at:{DAY}}: {answer}".strip()


def _given(user: User) -> Iterator[str]:
    for like in Like.objects.filter(person=user).select_related("project").order_by("given_at"):
        yield f"{like.given_at:{DAY}}: liked “{like.project}”: {like.get_kind_display()}"
    for report in Report.objects.filter(reporter=user).select_related("project").order_by("made_at"):
        words = f"{report.get_reason_display()}. {report.words}"
        yield f"{report.made_at:{DAY}}: reported “{report.project}”: {words}".strip()
