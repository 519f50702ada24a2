"""What an owner decides about a project's link: a dialog of the workspace, and a page where there is no script."""

import io
import uuid
from collections.abc import Callable
from functools import wraps

import segno
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from projects import rights
from projects.errors import RefusedShare
from projects.models import Project, SharedProject
from projects.rights import SignedIn
from projects.sharing import class_gallery, family, links

LOOPBACK = ("localhost", "127.", "[::1]")  # nobody else can open a link with one of them


def of_owner(view: Callable[..., None]) -> Callable[..., HttpResponse]:
    """A change, answered with the dialog as it is then."""

    @never_cache
    @login_required
    @wraps(view)
    def owned(request: SignedIn, project_id: uuid.UUID, **more) -> HttpResponse:
        project = rights.own(request, project_id)
        try:
            view(request, project, **more)
        except RefusedShare as refused:
            return _dialog(request, project, refused=str(refused), status=422)
        return _dialog(request, project) if request.htmx else redirect("projects:share", project.pk)

    return owned


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    if request.method == "POST":
        return _make(request, project_id=project_id)
    return _dialog(request, rights.own(request, project_id))


@of_owner
def _make(request: SignedIn, project: Project) -> None:
    links.share(project)


@require_POST
@of_owner
def take_back(request: SignedIn, project: Project) -> None:
    links.take_back(project)


@require_POST
@of_owner
def make_anew(request: SignedIn, project: Project) -> None:
    links.make_anew(project)


@require_POST
@of_owner
def hang(request: SignedIn, project: Project, classroom_id: uuid.UUID) -> None:
    """In the gallery of a class, or down again."""
    classroom = get_object_or_404(class_gallery.classes_of(request.user), pk=classroom_id)
    act = class_gallery.withdraw if request.POST.get("wanted") == "0" else class_gallery.ask
    act(links.share(project), classroom)


@never_cache
@login_required
@require_safe
def code_picture(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    """The link as a QR code, dark on light in every theme so that all cameras read it."""
    shared = _link(rights.own(request, project_id))
    if shared is None:
        raise Http404
    picture = io.BytesIO()
    made = segno.make(_address(request, shared), error="m", micro=False)
    made.save(picture, kind="svg", scale=6, border=3, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@never_cache
@login_required
@require_safe
def remixes(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
    project = rights.visible(request, project_id)
    tree = family.tree_of(project, request.user)
    return render(request, "projects/family.html", {"project": project, "tree": tree})


def _link(project: Project) -> SharedProject | None:
    return SharedProject.objects.filter(project=project, hidden_at=None).first()


def _address(request: SignedIn, shared: SharedProject) -> str:
    return request.build_absolute_uri(family.address_of(shared))


def _dialog(request: SignedIn, project: Project, *, status: int = 200, **context) -> HttpResponse:
    shared = _link(project)
    entries = {entry.classroom_id: entry for entry in shared.entries.all()} if shared else {}
    classes = class_gallery.classes_of(request.user)
    context |= {
        "project": project,
        "share": shared,
        "hidden": SharedProject.objects.filter(project=project).exclude(hidden_at=None).first(),
        "link": _address(request, shared) if shared else "",
        "audience": links.audience_of(project.owner),
        "is_only_here": request.get_host().startswith(LOOPBACK),
        "galleries": [
            (classroom, entries.get(classroom.pk), links.settings_of(classroom).gallery) for classroom in classes
        ],
    }
    template = "_share.html" if request.htmx else "share.html"
    return render(request, f"projects/{template}", context, status=status)
