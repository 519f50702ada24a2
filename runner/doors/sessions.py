"""Whether whoever came in is still signed in: a page stays open for hours, and another tab may have signed out."""

from importlib import import_module

from channels.auth import get_user
from django.conf import settings


async def is_signed_in(scope) -> bool:
    """Reads the session anew. True also for somebody who came in without one."""
    if not scope["user"].is_authenticated or "session" not in scope:
        return True
    anew = import_module(settings.SESSION_ENGINE).SessionStore(scope["session"].session_key)
    return (await get_user({"session": anew})).pk == scope["user"].pk
