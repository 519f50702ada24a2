"""Whose idea it was: a project, what it grew from, and what others made of it."""

import dataclasses
import uuid

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from learn.people.models import User
from projects.models import GalleryEntry, Project, SharedProject
from projects.sharing import links

Viewer = User | AnonymousUser

MOST_STEPS = 40  # back to the first of them, and down to the last
MOST_PROJECTS = 300


@dataclasses.dataclass
class Relative:
    """A project as this viewer may know it; without a title it is somebody else's and closed to them."""

    title: str = ""
    who: str = ""
    url: str = ""
    is_here: bool = False
    remixes: list["Relative"] = dataclasses.field(default_factory=list)
    closed: int = 0  # remixes of which nothing may be said but that they are there


def origin_of(project: Project, viewer: Viewer) -> Relative | None:
    """What it was remixed from; None where it began by itself, or as a copy of one's own."""
    parent = project.parent
    if parent is None or parent.owner_id == project.owner_id:
        return None
    return _relatives([parent], viewer, came_by=None)[parent.pk]


def tree_of(project: Project, viewer: Viewer, *, came_by: SharedProject | None = None) -> Relative:
    """The whole family, from the first project on. `came_by`: the link that the viewer holds."""
    first = _first(project)
    generations = _generations(first)
    everyone = [one for generation in generations for one in generation]
    known = _relatives(everyone, viewer, came_by=came_by)
    known[project.pk].is_here = True
    for one in reversed(everyone[1:]):
        relative, parent = known[one.pk], known[one.parent_id]  # type: ignore[index]
        if relative.title or relative.remixes:
            parent.remixes.insert(0, relative)
        else:
            parent.closed += 1 + relative.closed
    return known[first.pk]


def _first(project: Project) -> Project:
    for _ in range(MOST_STEPS):
        if project.parent is None:
            break
        project = project.parent
    return project


def _generations(first: Project) -> list[list[Project]]:
    generations, count = [[first]], 1
    while generations[-1] and len(generations) < 2 * MOST_STEPS and count < MOST_PROJECTS:
        children = Project.objects.filter(parent__in=generations[-1]).select_related("owner").order_by("created_at")
        generations.append(list(children[: MOST_PROJECTS - count]))
        count += len(generations[-1])
    return generations


def _relatives(projects: list[Project], viewer: Viewer, *, came_by: SharedProject | None) -> dict[uuid.UUID, Relative]:
    here = Project.objects.live().filter(pk__in=[project.pk for project in projects])
    addresses = {came_by.project_id: _link(came_by.token)} if came_by else {}
    addresses |= {pk: _link(token) for pk, token in _shown(here, viewer).values_list("pk", "share__token")}
    if viewer.is_authenticated:
        own = here.visible_to(viewer).values_list("pk", flat=True)
        addresses |= {pk: reverse("projects:workspace", args=[pk]) for pk in own}
    names = links.names_for(viewer, {project.owner for project in projects})
    return {
        project.pk: Relative(project.title, names[project.owner_id], addresses[project.pk])
        if project.pk in addresses
        else Relative()
        for project in projects
    }


def _shown(projects: QuerySet[Project], viewer: Viewer) -> QuerySet[Project]:
    """Those in a gallery of the viewer's classes; and with an open link what the viewer's own grew from, or into."""
    if not viewer.is_authenticated:
        return projects.none()
    in_gallery = GalleryEntry.objects.visible_to(viewer).values("share")
    is_near = Q(parent__owner=viewer) | Q(pk__in=Project.objects.filter(owner=viewer).values("parent"))
    shares = SharedProject.objects.visible_to(viewer)
    return projects.filter(Q(share__in=in_gallery) | is_near & Q(share__in=shares))


def _link(token: str) -> str:
    return reverse("projects:shared", args=[token])


def address_of(share: SharedProject) -> str:
    return _link(share.token)
