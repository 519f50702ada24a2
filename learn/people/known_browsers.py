"""Browsers in which a teacher has signed in: whoever tries a teacher's name elsewhere does not shut it there."""

from collections.abc import Iterator

from allauth.core import ratelimit
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from learn.people.models import User

COOKIE, PATH, SECONDS = "known-here", "/accounts/", 60 * 60 * 24 * 400  # as long as browsers keep one
MOST = 5  # teachers of one browser: in a staff room
WRONG_TRIES = "login_failed_where_known"  # of ACCOUNT_RATE_LIMITS


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    ids = [user.pk.hex, *(known for known in _ids(request) if known != user.pk.hex)][:MOST]
    response.set_signed_cookie(
        COOKIE,
        ".".join(ids),
        salt=COOKIE,
        max_age=SECONDS,
        path=PATH,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def is_known(request: HttpRequest, username: str) -> bool:
    teacher = User.objects.filter(username__iexact=username, is_teacher=True).first()
    return teacher is not None and teacher.pk.hex in _ids(request)


def may_try(request: HttpRequest, username: str) -> bool:
    """Counts it: what is tried in one such browser is counted for itself."""
    return ratelimit.consume(request, action=WRONG_TRIES, key=f"{request.COOKIES[COOKIE]}:{username.lower()}")


def _ids(request: HttpRequest) -> Iterator[str]:
    try:
        kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=SECONDS)
        yield from filter(None, (kept or "").split("."))
    except signing.BadSignature:
        return
