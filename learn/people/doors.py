"""Who has to come in first gets back to a page, and no part of a page is exchanged for the door."""

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, resolve_url
from django.utils.deprecation import MiddlewareMixin
from django.utils.http import url_has_allowed_host_and_scheme

UNAUTHORIZED = 401


class LedToTheDoor(MiddlewareMixin):
    """What `login_required` answers names the address that was asked for: of a form that is none to come back to."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        door = resolve_url(settings.LOGIN_URL)
        if not _leads_to(door, response):
            return response
        if request.headers.get("HX-Request"):
            return HttpResponse(status=UNAUTHORIZED)
        if request.method in ("GET", "HEAD"):
            return response
        before = _page_before(request)
        return redirect(f"{door}?{urlencode({REDIRECT_FIELD_NAME: before})}" if before else door)


def _leads_to(door: str, response: HttpResponse) -> bool:
    address = urlsplit(response.headers.get("Location", ""))
    return address.path == door and REDIRECT_FIELD_NAME in QueryDict(address.query)


def _page_before(request: HttpRequest) -> str:
    """Where the form stood; empty where the browser does not tell."""
    page = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        return ""
    address = urlsplit(page)
    return f"{address.path}?{address.query}" if address.query else address.path
