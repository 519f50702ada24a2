"""Whether whoever came in is still signed in: a page stays open for hours, and another tab may have signed out."""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest


def is_signed_in(scope) -> bool:
    """Reads the session anew; not for the event loop. True also for somebody who came in without one."""
    if not scope["user"].is_authenticated or "session" not in scope:
        return True
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(scope["session"].session_key)
    return get_user(request).pk == scope["user"].pk
