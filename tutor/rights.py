"""Whose tutor a request may look at."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from learn.people.models import Classroom
from learn.people.rights import SignedIn, for_teachers

View = Callable[..., HttpResponseBase]

__all__ = ["SignedIn", "of_taught"]


def of_taught(view: View) -> View:
    """To the teacher of the class; to others it does not exist. The view gets the class."""

    @never_cache
    @for_teachers
    @wraps(view)
    def guarded(request: SignedIn, classroom_id: uuid.UUID, *args, **kwargs) -> HttpResponseBase:
        classroom = get_object_or_404(Classroom.objects.taught_by(request.user), pk=classroom_id)
        return view(request, classroom, *args, **kwargs)

    return guarded
