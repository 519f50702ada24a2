"""Which lesson's project a request may reach, and who may do something in it."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from learn.progress.standing import Standing, of_project
from projects import rights
from projects.rights import SignedIn

View = Callable[..., HttpResponse]


def visible(request: SignedIn, project_id: uuid.UUID) -> Standing:
    """To its student, and to the student's teacher; to others, and where there is no lesson, it does not exist."""
    standing = of_project(rights.visible(request, project_id))
    if standing is None:
        raise Http404
    return standing


def of_visible(view: View) -> View:
    @login_required
    @wraps(view)
    def guarded(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
        return view(request, visible(request, project_id))

    return guarded


def of_own(view: View) -> View:
    @login_required
    @wraps(view)
    def guarded(request: SignedIn, project_id: uuid.UUID) -> HttpResponse:
        standing = visible(request, project_id)
        if standing.journey.student_id != request.user.pk:
            raise PermissionDenied
        return view(request, standing)

    return guarded
