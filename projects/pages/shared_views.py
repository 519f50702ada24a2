"""The page that a link opens: it shows the project, runs it, and lets people take it from there."""

import json
import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from projects import files, forks
from projects.errors import RefusedFork
from projects.models import Project, Report, SharedProject
from projects.pages import file_views
from projects.rights import SignedIn
from projects.sharing import family, likes, links, shown, visits
from projects.sharing.opening import for_members, of_share
from runner.errors import RefusedFile


@require_safe
@of_share
def shared(request: HttpRequest, share: SharedProject) -> HttpResponse:
    return _page(request, share)


@require_POST
@of_share
@for_members
def remix(request: SignedIn, share: SharedProject) -> HttpResponse:
    """A project of one's own, with what one has already changed on the page."""
    try:
        project = _remixed(request, share)
    except (RefusedFork, RefusedFile) as refused:
        return _page(request, share, refused=str(refused), status=422)
    return redirect("projects:workspace", project.pk)


@require_safe
@of_share
def remixes(request: HttpRequest, share: SharedProject) -> HttpResponse:
    tree = family.tree_of(share.project, request.user, came_by=share)
    return render(request, "projects/family.html", {"project": share.project, "tree": tree, "share": share})


@require_safe
@of_share
def download(request: HttpRequest, share: SharedProject, file_id: uuid.UUID) -> HttpResponse:
    return file_views.as_download(share.project, file_id)


@require_safe
@of_share
def picture(request: HttpRequest, share: SharedProject, file_id: uuid.UUID) -> HttpResponse:
    return file_views.as_picture(request, share.project, file_id)


@transaction.atomic
def _remixed(request: SignedIn, share: SharedProject) -> Project:
    """Raises RefusedFork or RefusedFile."""
    project = forks.fork_project(owner=request.user, parent=share.project)
    changes = visits.known_changes(share, _changes(request.POST.get("changes", "")))
    for file in project.files.live().filter(name__in=changes):
        files.save_text(file=file, text=changes[file.name], base=file.revision)
    return project


def _changes(text: str) -> dict[str, str]:
    try:
        sent = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return {name: words for name, words in sent.items() if isinstance(words, str)} if isinstance(sent, dict) else {}


def _page(request: HttpRequest, share: SharedProject, *, status: int = 200, **context) -> HttpResponse:
    project = share.project
    context |= {
        "share": share,
        "project": project,
        "who": links.name_for(request.user, project.owner),
        "is_own": project.owner == request.user,
        "origin": family.origin_of(project, request.user),
        "has_remixes": project.forks.exists(),
        "given": likes.of(project, request.user),
        "reasons": Report.Reason.choices,
        "data": shown.describe(share),
    }
    return render(request, "projects/shared.html", context, status=status)
