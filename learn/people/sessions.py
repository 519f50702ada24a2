"""Signing somebody in whom a class code, a card or a link has let through."""

from django.contrib import auth
from django.http import HttpRequest

from learn.people.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest, person: User) -> None:
    """From here on this browser is theirs; whoever was signed in on it is not any more."""
    auth.login(request, person, backend=BACKEND)
