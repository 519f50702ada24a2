"""The files of a project, for the workspace."""

import uuid
from typing import Literal

import msgspec
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from projects import answers, asides, contents, rights, saving, uploads
from projects import files as project_files
from projects.descriptions import describe, describe_with_text, files_of
from projects.models import File, Project, Version
from projects.rights import SignedIn
from projects.saving import Typed
from runner.limits import LIMITS, MIB

MOST_BYTES_AT_ONCE = LIMITS.project_bytes + MIB // 4  # a whole project, and what the form puts around it
# A file opened by itself can do nothing; an SVG may still colour itself.
SEALED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


class NewFile(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    text: str = ""
    kind: Literal["typed", "suggested"] = "typed"  # what wrote it


class NewName(msgspec.Struct, forbid_unknown_fields=True):
    name: str


@require_http_methods(["GET", "HEAD", "POST"])
@answers.in_json
def files(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    if request.method != "POST":
        project = rights.visible(request, project_id)
        return JsonResponse({"files": [describe(file) for file in files_of(project)]})
    project = rights.own(request, project_id)
    new = answers.body(request, NewFile)
    data = contents.bytes_of(new.text)
    file = project_files.add(project=project, name=new.name.strip(), data=data, kind=Version.Kind(new.kind))
    return JsonResponse(describe(file), status=201)


@require_http_methods(["GET", "HEAD", "PUT"])
@answers.in_json
def file(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    if request.method != "PUT":
        return JsonResponse(describe_with_text(_live(rights.visible(request, project_id), file_id)))
    file = _any(rights.own(request, project_id), file_id)
    typed = answers.body(request, Typed)
    if file.deleted_at:
        aside = asides.keep(file=file, text=typed.text, aside=typed.aside)
        message = _("{name} was deleted somewhere else, perhaps in another window. Bring it back to keep this.").format(
            name=file.name
        )
        raise answers.Refusal(410, message, undo=_path_back(file), aside=aside.pk)
    file, text = saving.save(file=file, typed=typed)
    answer = {"revision": file.revision, "size": file.size, "digest": file.blob_id}
    return JsonResponse(answer if text is None else answer | {"text": text})


@require_POST
@answers.in_json
def rename(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    file = _live(rights.own(request, project_id), file_id)
    name = answers.body(request, NewName).name.strip()
    return JsonResponse(describe(project_files.rename(file=file, name=name)))


@require_POST
@answers.in_json
def delete(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    file = _any(rights.own(request, project_id), file_id)
    project_files.delete(file=file)
    return JsonResponse({"undo": _path_back(file)})


@require_POST
@answers.in_json
def restore(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    file = _any(rights.own(request, project_id), file_id)
    return JsonResponse(describe(project_files.restore(file=file)))


@csrf_exempt  # the token stands in the form, and the form is read only when its size is known: see _upload
@require_POST
@answers.in_json
def upload(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES_AT_ONCE:
        raise answers.Refusal(413, answers.too_much())
    return _upload(request, project_id=project_id)


@csrf_protect
def _upload(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.own(request, project_id)
    brought, refused = uploads.bring(project=project, uploads=request.FILES.getlist("files"))
    return JsonResponse({"files": [describe(file) for file in brought], "refused": refused})


@login_required
@require_safe
def download(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    return as_download(rights.visible(request, project_id), file_id)


@login_required
@require_safe
def picture(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    return as_picture(request, rights.visible(request, project_id), file_id)


def as_download(project: Project, file_id: uuid.UUID) -> HttpResponse:
    file = _live(project, file_id)
    disposition = content_disposition_header(as_attachment=True, filename=file.name)
    headers = {**SEALED, "Content-Disposition": disposition, "Cache-Control": "no-store, private"}
    return HttpResponse(bytes(file.blob.data), content_type="application/octet-stream", headers=headers)


def as_picture(request: HttpRequest, project: Project, file_id: uuid.UUID) -> HttpResponse:
    file = _live(project, file_id)
    if not file.picture_type:
        raise Http404
    is_this_one = request.GET.get("v") == file.blob_id[:16]
    caching = "private, max-age=86400, immutable" if is_this_one else "private, no-cache"
    headers = {**SEALED, "Cache-Control": caching}
    return HttpResponse(bytes(file.blob.data), content_type=file.picture_type, headers=headers)


def _live(project: Project, file_id: uuid.UUID) -> File:
    return get_object_or_404(project.files.live().select_related("blob"), pk=file_id)


def _any(project: Project, file_id: uuid.UUID) -> File:
    """Deleted ones too."""
    return get_object_or_404(project.files, pk=file_id)


def _path_back(file: File) -> str:
    return reverse("projects:restore_file", kwargs={"project_id": file.project_id, "file_id": file.pk})
