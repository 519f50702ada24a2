"""Pages that belong to no feature."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


def home(request: HttpRequest) -> HttpResponse:
    """Where a person starts: a teacher with the classes, a student with the gallery, others with the door."""
    if not request.user.is_authenticated:
        return redirect("people:welcome")
    return redirect("people:classes" if request.user.is_teacher else "projects:gallery")
