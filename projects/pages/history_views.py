"""The history of a project, for the workspace: its owner goes back, their teacher looks."""

import uuid

import msgspec
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from projects import answers, contents, rights
from projects.descriptions import describe_with_text
from projects.history import moments
from projects.history import versions as histories
from projects.keeping import restoring
from projects.models import Project, Version
from projects.pages.file_views import SEALED
from projects.rights import SignedIn

LARGEST_ID = 2**63 - 1


class NewMoment(msgspec.Struct, forbid_unknown_fields=True):
    name: str


@require_safe
@answers.in_json
def history(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """`file`: whose versions; `before`: only those, older than this one."""
    project = rights.visible(request, project_id)
    file_id, before = request.GET.get("file", ""), request.GET.get("before", "")
    try:
        file = get_object_or_404(project.files, pk=uuid.UUID(file_id)) if file_id else None
        older = min(int(before), LARGEST_ID) if before else None
    except ValueError:
        raise Http404 from None
    told = moments.versions_of(file, before=older) if file and older else moments.overview(project, file)
    return JsonResponse(told)


@require_safe
@answers.in_json
def version(request: SignedIn, project_id: uuid.UUID, version_id: int) -> HttpResponse:
    return JsonResponse(moments.describe(_version(rights.visible(request, project_id), version_id)))


@login_required
@require_safe
def picture(request: SignedIn, project_id: uuid.UUID, version_id: int) -> HttpResponse:
    version = _version(rights.visible(request, project_id), version_id)
    data = histories.bytes_of(version)
    picture_type = contents.kind_of(name=version.name, data=data).picture_type
    if not picture_type:
        raise Http404
    headers = {**SEALED, "Cache-Control": "private, max-age=86400, immutable"}
    return HttpResponse(data, content_type=picture_type, headers=headers)


@require_POST
@answers.in_json
def bring_back(request: SignedIn, project_id: uuid.UUID, version_id: int) -> HttpResponse:
    file = restoring.bring_back(version=_version(rights.own(request, project_id), version_id))
    return JsonResponse(describe_with_text(file))


@require_POST
@answers.in_json
def bring_all_back(request: SignedIn, project_id: uuid.UUID, version_id: int) -> HttpResponse:
    """`before`: going back to that version undoes it."""
    project = rights.own(request, project_id)
    version = _version(project, version_id)
    before = project.versions.order_by("-id").values_list("pk", flat=True).first()
    names = restoring.bring_all_back(project=project, version_id=version.pk)
    return JsonResponse({"names": names, "before": before})


@require_POST
@answers.in_json
def name_moment(request: SignedIn, project_id: uuid.UUID, version_id: int) -> HttpResponse:
    version = _version(rights.own(request, project_id), version_id)
    restoring.name_moment(version=version, name=answers.body(request, NewMoment).name)
    return JsonResponse({"name": version.moment})


@require_safe
@answers.in_json
def beginning(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    """What the file can be compared with."""
    return JsonResponse(moments.beginnings(get_object_or_404(rights.visible(request, project_id).files, pk=file_id)))


def _version(project: Project, version_id: int) -> Version:
    versions = project.versions.select_related("blob", "key", "key__blob", "project")
    return get_object_or_404(versions, pk=min(version_id, LARGEST_ID))
