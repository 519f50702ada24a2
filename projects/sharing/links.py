"""The link to a project: made, taken back and made anew by its owner."""

import contextlib
import uuid
from collections.abc import Iterable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from learn.people.models import Classroom, Membership, User
from projects.errors import RefusedShare
from projects.models import ClassSharing, Project, SharedProject
from projects.sharing.models import new_token
from runner import runs
from runner.models import Run

Audience = ClassSharing.Audience


def share(project: Project) -> SharedProject:
    """The link, made if there is none. Raises RefusedShare where a teacher has closed it."""
    shared, _is_new = SharedProject.objects.get_or_create(project=project)
    if shared.hidden_at:
        raise RefusedShare(_("Your teacher has closed the link to this project. Talk to them: they can open it again."))
    return shared


def take_back(project: Project) -> None:
    """From now on the link opens nothing, also where it is open already. What a teacher has closed stays closed."""
    with transaction.atomic():  # a page that is told before the link is gone would find it still open
        for shared in SharedProject.objects.filter(project=project, hidden_at=None):
            close_pages(shared)
            shared.delete()


def make_anew(project: Project) -> SharedProject:
    """Another link in place of the one that went too far. Raises RefusedShare."""
    shared = share(project)
    shared.token = new_token()
    shared.save(update_fields=["token"])
    close_pages(shared)
    return shared


def close_pages(shared: SharedProject) -> None:
    """End the visitors' runs, and tell the pages that show the project to look whether they still may."""
    live = list(Run.objects.alive().filter(place__startswith=shared.visits))
    transaction.on_commit(lambda: _stop(live))
    look_again(shared)


def look_again(shared: SharedProject) -> None:
    """Let the pages that show the project ask whether they still may."""
    group = shared.group
    transaction.on_commit(lambda: _tell(group))


def _stop(live: Iterable[Run]) -> None:
    with contextlib.suppress(RedisError, OSError):
        runs.stop_all(live)


def _tell(group: str) -> None:
    # Without the engine nothing runs, and each page is checked anew at whatever it asks for.
    with contextlib.suppress(RedisError, OSError):
        async_to_sync(get_channel_layer().group_send)(group, {"type": "shared.changed"})


def audience_of(owner: User) -> Audience:
    """Who may open the owner's links: of their classes the strictest decides."""
    joined = Classroom.objects.filter(memberships__student=owner).select_related("sharing")
    chosen = {Audience(settings_of(classroom).audience) for classroom in joined}
    if Audience.CLASS in chosen:
        return Audience.CLASS
    return Audience.ANYONE if chosen == {Audience.ANYONE} else Audience.SITE


def settings_of(classroom: Classroom) -> ClassSharing:
    """What the teacher has decided, or what holds until then."""
    return getattr(classroom, "sharing", None) or ClassSharing(classroom=classroom)


def names_for(viewer: User | AnonymousUser, people: Iterable[User]) -> dict[uuid.UUID, str]:
    """What each of them is called before this viewer: a name only among those who share a class."""
    people = list(people)
    names = {person.pk: _("a teacher") if person.is_teacher else _("a student") for person in people}
    if not viewer.is_authenticated:
        return names
    classes = Classroom.objects.visible_to(viewer)
    teachers = set(classes.values_list("teacher", flat=True))
    names |= {person.pk: person.display_name for person in people if person.pk in teachers or person == viewer}
    met = Membership.objects.filter(classroom__in=classes, student__in=people).exclude(student=viewer)
    return names | dict(met.order_by("joined_at").values_list("student", "nickname"))


def name_for(viewer: User | AnonymousUser, person: User) -> str:
    return names_for(viewer, [person])[person.pk]
