"""The pages: the gallery of starters, a person's projects, the workspace."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from learn.people.models import Classroom
from learn.people.rights import for_teachers
from projects import contents, descriptions, forks, rights, starters, titles
from projects.errors import RefusedFork, RefusedTitle
from projects.models import Project, SharedProject
from projects.rights import SignedIn
from projects.sharing import family, links, reports

A_YEAR = "max-age=31536000, immutable"
SEALED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # an SVG may colour itself, and nothing else


@never_cache
@login_required
@require_safe
def gallery(request: SignedIn) -> HttpResponse:
    forked = Project.objects.live().filter(owner=request.user).order_by("changed_at")
    latest = dict(forked.values_list("starter", "pk"))
    cards = [(starter, latest.get(starter.slug)) for starter in starters.all_starters()]
    return render(request, "projects/gallery.html", {"cards": cards})


@login_required
@require_POST
def fork_starter(request: SignedIn, slug: str) -> HttpResponse:
    starter = starters.find(slug)
    if starter is None:
        raise Http404
    try:
        project = forks.fork_starter(owner=request.user, starter=starter)
    except RefusedFork as refused:
        return _mine(request, refused=str(refused), status=422)
    return redirect("projects:workspace", project.pk)


@require_safe
def starter_picture(request: HttpRequest, slug: str, digest: str) -> HttpResponse:
    starter = starters.find(slug)
    if starter is None or digest != starter.picture_digest:
        raise Http404
    headers = {"Cache-Control": f"public, {A_YEAR}", "Content-Security-Policy": SEALED}
    return HttpResponse(starter.picture, content_type=contents.SVG, headers=headers)


@never_cache
@login_required
@require_safe
def mine(request: SignedIn) -> HttpResponse:
    return _mine(request)


@never_cache  # its text is the newest only when it is fetched
@login_required
@require_safe
def workspace(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.visible(request, project_id)
    return render(request, "projects/workspace.html", about_workspace(request, project))


def about_workspace(request: SignedIn, project: Project) -> dict[str, Any]:
    """What its template needs, also where another feature has more to say on the page."""
    data = descriptions.workspace(project, viewer=request.user)
    return {
        "project": project,
        "can_edit": data["can_edit"],
        "data": data,
        "origin": family.origin_of(project, request.user),
        "has_relatives": project.parent_id is not None or project.forks.exists(),
    }


@login_required
@require_POST
def fork(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    parent = rights.visible(request, project_id)
    try:
        project = forks.fork_project(owner=request.user, parent=parent)
    except RefusedFork as refused:
        return _mine(request, refused=str(refused), status=422)
    return redirect("projects:workspace", project.pk)


@login_required
@require_POST
def rename(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """From the list as a form; from the workspace for JSON."""
    project = rights.own(request, project_id)
    wants_json = "application/json" in request.headers.get("Accept", "")
    try:
        titles.change(project=project, title=request.POST.get("title", ""))
    except RefusedTitle as refused:
        if wants_json:
            return JsonResponse({"message": str(refused)}, status=422)
        return _mine(request, unnamed=project.pk, refused_title=str(refused), status=422)
    return JsonResponse({"title": project.title}) if wants_json else redirect("projects:mine")


@login_required
@require_POST
def delete(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """Put away; the list then offers to undo it."""
    project = rights.own(request, project_id)
    project.deleted_at = timezone.now()
    project.save(update_fields=["deleted_at"])
    for shared in SharedProject.objects.filter(project=project):
        links.close_pages(shared)
    response = redirect("projects:mine")
    response["Location"] += f"?deleted={project.pk}"
    return response


@login_required
@require_POST
def restore(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = get_object_or_404(Project, pk=project_id, owner=request.user)
    project.deleted_at = None
    project.save(update_fields=["deleted_at"])
    return redirect("projects:mine")


@for_teachers
@require_safe
def of_class(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    """Each student with their projects: a fragment of the class page, or by itself."""
    classroom = get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
    newest_first = Prefetch("student__projects", Project.objects.live().order_by("-changed_at"), "live_projects")
    memberships = classroom.memberships.order_by("nickname").prefetch_related("student", newest_first)
    template = "_of_class.html" if request.headers.get("HX-Request") else "of_class.html"
    return render(request, f"projects/{template}", {"classroom": classroom, "memberships": memberships})


def _mine(request: SignedIn, *, status: int = 200, **context) -> HttpResponse:
    projects = Project.objects.filter(owner=request.user)
    cards = [(project, starters.find(project.starter)) for project in projects.live().order_by("-changed_at")]
    context |= {"cards": cards, "deleted": _just_deleted(request), "answers": reports.answers_for(request.user)}
    return render(request, "projects/mine.html", context, status=status)


def _just_deleted(request: SignedIn) -> Project | None:
    try:
        deleted_id = uuid.UUID(request.GET.get("deleted", ""))
    except ValueError:
        return None
    return Project.objects.filter(owner=request.user, pk=deleted_id).exclude(deleted_at=None).first()
