"""The picture of a project: shown, downloaded, exchanged for the starter's."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from projects import covers, rights
from projects.models import Project, SharedProject
from projects.pages.file_views import SEALED
from projects.rights import SignedIn
from projects.sharing.opening import of_share


@login_required
@require_safe
def cover(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.visible(request, project_id)
    is_this_one = request.GET.get("v") == (project.cover_id or "")[:16]
    caching = "private, max-age=86400, immutable" if is_this_one else "private, no-cache"
    return _picture(project, caching)


@require_safe
@of_share
def shared_cover(request: HttpRequest, share: SharedProject) -> HttpResponse:
    return _picture(share.project, "private, no-cache")


@login_required
@require_safe
def download(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """The drawing as a file."""
    project = rights.visible(request, project_id)
    response = _picture(project, "no-store, private")
    name = f"{project.title}.{covers.ENDINGS[project.cover_type]}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@login_required
@require_POST
def choose(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    covers.choose(project=rights.own(request, project_id), shows_cover=request.POST.get("picture") == "own")
    return redirect("projects:mine")


def _picture(project: Project, caching: str) -> HttpResponse:
    if project.cover is None or project.cover_type not in covers.ENDINGS:
        raise Http404
    headers = {**SEALED, "Cache-Control": caching}
    return HttpResponse(bytes(project.cover.data), content_type=project.cover_type, headers=headers)
