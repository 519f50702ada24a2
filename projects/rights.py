"""Which projects a request may reach."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from learn.people.models import User
from projects.models import Project


class SignedIn(HttpRequest):
    """A request that `login_required` or its like has let through."""

    user: User
    htmx: HtmxDetails


def visible(request: SignedIn, project_id: uuid.UUID) -> Project:
    projects = Project.objects.live().visible_to(request.user).select_related("owner")
    return get_object_or_404(projects, pk=project_id)


def own(request: SignedIn, project_id: uuid.UUID) -> Project:
    """To a teacher a student's project exists, and cannot be changed; to others it does not exist."""
    project = visible(request, project_id)
    if project.owner != request.user:
        raise PermissionDenied
    return project
