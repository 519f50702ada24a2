"""The page of what was deleted lately, and the ways back."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from projects import files as project_files
from projects import rights
from projects.keeping import deleted
from projects.keeping.forgetting import UNDO_DAYS
from projects.rights import SignedIn
from runner.errors import RefusedFile


@never_cache
@login_required
@require_safe
def recently_deleted(request: SignedIn) -> HttpResponse:
    return _page(request)


@login_required
@require_POST
def bring_back_file(request: SignedIn, project_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponse:
    file = get_object_or_404(rights.own(request, project_id).files, pk=file_id)
    try:
        project_files.restore(file=file)
    except RefusedFile as refused:
        return _page(request, refused=str(refused), status=422)
    return redirect("projects:workspace", project_id)


def _page(request: SignedIn, *, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "projects": deleted.projects_of(request.user),
        "files": deleted.files_of(request.user),
        "days": UNDO_DAYS,
        "refused": refused,
    }
    return render(request, "projects/deleted.html", context, status=status)
