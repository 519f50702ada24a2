"""Who may open a link, and what the answer says about itself: not for search machines, not for proxies."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from projects.models import SharedProject

NOT_FOR_MACHINES = "noindex, nofollow, noarchive, noimageindex"


def of_share(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the shared project in place of its token."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **more) -> HttpResponse:
        shares = SharedProject.objects.select_related("project__owner", "project__parent__owner")
        share = shares.visible_to(request.user).filter(token=token).first()
        response = view(request, share, **more) if share else _closed(request, token)
        response["X-Robots-Tag"] = NOT_FOR_MACHINES
        return response

    return opened


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Visitors without an account are invited in."""

    @wraps(view)
    def guarded(request: HttpRequest, share: SharedProject, **more) -> HttpResponse:
        return view(request, share, **more) if request.user.is_authenticated else door(request, share.token)

    return guarded


def door(request: HttpRequest, token: str) -> HttpResponse:
    return render(request, "projects/shared_door.html", {"token": token}, status=403)


def _closed(request: HttpRequest, token: str) -> HttpResponse:
    """A link that works, but not without an account, leads to the door."""
    if request.user.is_authenticated or not SharedProject.objects.open().filter(token=token).exists():
        raise Http404
    return door(request, token)
