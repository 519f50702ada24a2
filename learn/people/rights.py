"""Who may open which page. Who may see whose rows is `visible_to` on every queryset."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django_htmx.middleware import HtmxDetails

from learn.people.models import User


class SignedIn(HttpRequest):
    """A request that `login_required` or its like has let through."""

    user: User
    htmx: HtmxDetails


def for_teachers(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Nobody is shown the door; to a student the page does not exist."""

    @login_required
    @wraps(view)
    def guarded(request: SignedIn, *args, **kwargs) -> HttpResponseBase:
        if not request.user.is_teacher:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded
