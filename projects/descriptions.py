"""What the browser is told about a project and its files."""

from typing import Any

from django.urls import reverse

from learn.people.models import User
from projects import asides, contents, places
from projects.models import File, Project
from runner.files import load


def describe(file: File) -> dict[str, Any]:
    ids = {"project_id": file.project_id, "file_id": file.pk}
    return {
        "id": str(file.pk),
        "name": file.name,
        "size": file.size,
        "is_text": file.is_text,
        "is_picture": bool(file.picture_type),
        "revision": file.revision,
        "digest": file.blob_id,
        "asides": asides.describe(file),
        "url": reverse("projects:file", kwargs=ids),
        "download_url": reverse("projects:download", kwargs=ids),
        # The digest makes the address new when the picture is.
        "picture_url": reverse("projects:picture", kwargs=ids) + f"?v={file.blob_id[:16]}",
    }


def describe_with_text(file: File) -> dict[str, Any]:
    return _described(file, bytes(file.blob.data) if file.is_text else None)


def files_of(project: Project) -> list[File]:
    """The one that Run starts first, then by name."""
    return sorted(
        project.files.live().prefetch_related("asides"), key=lambda file: (file.name != project.entry, file.name_key)
    )


def workspace(project: Project, *, viewer: User) -> dict[str, Any]:
    """Everything the workspace needs to open: no second request, nothing to wait for."""
    files = files_of(project)
    texts = load({file.name: file.blob_id for file in files if file.is_text})
    path = reverse("projects:workspace", args=[project.pk])
    return {
        "project": {"id": str(project.pk), "title": project.title, "entry": project.entry},
        "can_edit": project.owner_id == viewer.pk,
        "owner": project.owner.display_name,
        "viewer": viewer.pk,
        "place": places.describe(project),
        "files": [_described(file, texts.get(file.name)) for file in files],
        "urls": {
            "files": reverse("projects:files", args=[project.pk]),
            "upload": reverse("projects:upload", args=[project.pk]),
            "paste": reverse("projects:paste_into", args=[project.pk]),
            "history": reverse("projects:history", args=[project.pk]),
            "rename": reverse("projects:rename", args=[project.pk]),
            "drawing": reverse("projects:download_cover", args=[project.pk]),
            "place": reverse("projects:place", args=[project.pk]),
            "socket": f"/ws{path}run/",
        },
    }


def _described(file: File, data: bytes | None) -> dict[str, Any]:
    """`data` of a text, loaded with all the others."""
    if data is None:
        return describe(file)
    return describe(file) | {"text": contents.shown(data), "aside_texts": asides.describe_with_text(file)}
