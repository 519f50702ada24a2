"""The gallery of a class, and its teacher's side of it."""

import uuid

from django.contrib.auth.decorators import login_required
from django.forms import modelform_factory
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from learn.people.models import Classroom
from learn.people.rights import for_teachers
from projects import starters
from projects.models import ClassSharing, GalleryEntry, Like, Report, SharedProject
from projects.rights import SignedIn
from projects.sharing import class_gallery, likes, links
from projects.sharing.opening import for_members, of_share

SharingForm = modelform_factory(ClassSharing, fields=["gallery", "audience"])


@never_cache
@login_required
@require_safe
def newest(request: SignedIn) -> HttpResponse:
    """The gallery of the class that one joined last, or opened last as its teacher."""
    joined = Classroom.objects.filter(memberships__student=request.user).order_by("-memberships__joined_at").first()
    classroom = joined or Classroom.objects.taught_by(request.user).order_by("-created_at").first()
    return redirect("projects:class_gallery", classroom.pk) if classroom else redirect("projects:gallery")


@never_cache
@login_required
@require_safe
def gallery(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    classes = Classroom.objects.visible_to(request.user).select_related("sharing").order_by("created_at")
    classroom = get_object_or_404(classes, pk=classroom_id)
    entries = class_gallery.shown_in(classroom)
    names = links.names_for(request.user, {entry.share.project.owner for entry in entries})
    context = {
        "classroom": classroom,
        "others": classes.exclude(pk=classroom.pk),
        "waiting": class_gallery.waiting_in(classroom).count() if classroom.teacher_id == request.user.pk else 0,
        "is_off": links.settings_of(classroom).gallery == ClassSharing.Gallery.OFF,
        "cards": [(entry, names[entry.share.project.owner_id], _picture(entry), _likes(entry)) for entry in entries],
    }
    return render(request, "projects/class_gallery.html", context)


@never_cache
@for_teachers
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedIn, classroom_id: uuid.UUID) -> HttpResponse:
    """A fragment of the class page, or a page by itself."""
    classroom = _taught(request, classroom_id)
    if request.method == "POST":
        chosen = SharingForm(request.POST, instance=links.settings_of(classroom))
        if chosen.is_valid():
            chosen.save()
            look_again_in(classroom)
            return _settings(request, classroom, _("These rules hold from now on."))
    return _settings(request, classroom)


@require_POST
@never_cache
@for_teachers
def decide(request: SignedIn, classroom_id: uuid.UUID, entry_id: int) -> HttpResponse:
    classroom = _taught(request, classroom_id)
    entry = get_object_or_404(GalleryEntry, pk=entry_id, classroom=classroom)
    is_shown = request.POST.get("shown") == "1"
    class_gallery.decide(entry, is_shown=is_shown)
    said = _("“{project}” hangs in the gallery.") if is_shown else _("“{project}” does not hang in the gallery.")
    return _settings(request, classroom, said.format(project=entry.share.project))


@require_POST
@of_share
@for_members
def like(request: SignedIn, share: SharedProject) -> HttpResponse:
    kind = request.POST.get("kind", "")
    if kind not in Like.Kind.values or share.project.owner == request.user:
        raise Http404
    is_given = request.POST.get("given") == "1"
    likes.set_given(project=share.project, person=request.user, kind=Like.Kind(kind), is_given=is_given)
    if not request.htmx:
        return redirect("projects:shared", share.token)
    context = {"share": share, "likes": likes.of(share.project, request.user), "pressed": kind}
    return render(request, "projects/_likes.html", context)


def look_again_in(classroom: Classroom) -> None:
    """Who may look may have changed: every open page of the class's projects asks again."""
    owners = classroom.memberships.values("student")
    for share in SharedProject.objects.open().filter(project__owner__in=owners):
        links.look_again(share)


def _settings(request: SignedIn, classroom: Classroom, said: str = "") -> HttpResponse:
    """`said` tells what the button that was pressed has done."""
    shown = class_gallery.shown_in(classroom)
    waiting = class_gallery.waiting_in(classroom)
    owners = {entry.share.project.owner for entry in (*shown, *waiting)}
    names = links.names_for(request.user, owners)
    hidden = SharedProject.objects.exclude(hidden_at=None)
    context = {
        "classroom": classroom,
        "said": said,
        "form": SharingForm(instance=links.settings_of(classroom)),
        "chosen": links.settings_of(classroom),
        "waiting": [(entry, names[entry.share.project.owner_id]) for entry in waiting],
        "shown": [(entry, names[entry.share.project.owner_id]) for entry in shown],
        "hidden": hidden.filter(project__owner__in=classroom.memberships.values("student")).select_related("project"),
        "reports": Report.objects.visible_to(request.user).unanswered().count(),
    }
    template = "_class_sharing.html" if request.htmx else "class_sharing.html"
    return render(request, f"projects/{template}", context)


def _taught(request: SignedIn, classroom_id: uuid.UUID) -> Classroom:
    return get_object_or_404(Classroom.objects.taught_by(request.user).select_related("sharing"), pk=classroom_id)


def _picture(entry: GalleryEntry) -> starters.Starter | None:
    return starters.find(entry.share.project.starter)


def _likes(entry: GalleryEntry) -> list[tuple[Like.Kind, int]]:
    return [(kind, number) for kind in Like.Kind if (number := getattr(entry, kind.value))]
