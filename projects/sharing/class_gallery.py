"""The gallery of a class: what its students would like to hang there, and what their teacher says."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from learn.people.models import Classroom, User
from projects.errors import RefusedShare
from projects.models import ClassSharing, GalleryEntry, Like, SharedProject
from projects.sharing import links

State = GalleryEntry.State
Gallery = ClassSharing.Gallery


def ask(share: SharedProject, classroom: Classroom) -> GalleryEntry:
    """Raises RefusedShare where the class has no gallery. What a teacher hangs is shown at once."""
    if links.settings_of(classroom).gallery == Gallery.OFF:
        raise RefusedShare(
            _("{classroom} has no gallery just now. The link works all the same.").format(classroom=classroom)
        )
    state = State.SHOWN if classroom.teacher_id == share.project.owner_id else State.WAITING
    return GalleryEntry.objects.get_or_create(share=share, classroom=classroom, defaults={"state": state})[0]


def withdraw(share: SharedProject, classroom: Classroom) -> None:
    """Take it down again. That the teacher declined it is not forgotten by asking twice."""
    GalleryEntry.objects.filter(share=share, classroom=classroom).exclude(state=State.DECLINED).delete()


def decide(entry: GalleryEntry, *, is_shown: bool) -> None:
    entry.state = State.SHOWN if is_shown else State.DECLINED
    entry.decided_at = timezone.now()
    entry.save(update_fields=["state", "decided_at"])


def classes_of(owner: User) -> QuerySet[Classroom]:
    """Those whose gallery may hold the owner's projects."""
    return Classroom.objects.visible_to(owner).select_related("sharing").order_by("created_at")


def shown_in(classroom: Classroom) -> QuerySet[GalleryEntry]:
    """Each with its likes counted, the newest first."""
    likes = {kind.value: Count("share__project__likes", Q(share__project__likes__kind=kind)) for kind in Like.Kind}
    entries = GalleryEntry.objects.shown().filter(classroom=classroom).select_related("share__project__owner")
    return entries.annotate(**likes).order_by("-asked_at")


def waiting_in(classroom: Classroom) -> QuerySet[GalleryEntry]:
    waiting = GalleryEntry.objects.open().filter(classroom=classroom, state=State.WAITING)
    return waiting.select_related("share__project__owner").order_by("asked_at")
