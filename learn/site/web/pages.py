"""Pages that belong to no feature."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learn.progress import journeys


def home(request: HttpRequest) -> HttpResponse:
    """Where a person starts: a teacher with the classes, a student with the starters, or with lessons once begun.

    Others at the door.
    """
    if not request.user.is_authenticated:
        return redirect("people:welcome")
    if request.user.is_teacher:
        return redirect("people:classes")
    return redirect("progress:lessons" if journeys.has_any(request.user) else "projects:gallery")


@never_cache
@require_safe
def network(request: HttpRequest) -> HttpResponse:
    """What the network lets through, tested by the page itself. For everybody: it is needed before anyone is in."""
    return render(request, "learn/network.html")
