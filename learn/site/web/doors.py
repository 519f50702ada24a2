"""The doors of runs, asked for over HTTP where no websocket passes: only pages of our own come in."""

import io

from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

HEADERS = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"content-security-policy", b"default-src 'none'"),
    (b"x-door", b"closed"),
]


class Doors:
    """The addresses of `sockets` lead to `doors`, all others to `pages`."""

    def __init__(self, sockets, doors, pages):
        self.sockets, self.doors, self.pages = sockets, doors, pages

    async def __call__(self, scope, receive, send) -> None:
        path = scope["path"].removeprefix("/")
        is_door = path.startswith("ws/") and any(socket.pattern.match(path) for socket in self.sockets)
        await (self.doors if is_door else self.pages)(scope, receive, send)


class OwnPagesOnly:
    """What `AllowedHostsOriginValidator` is for sockets: our host, our origin and our token, for reading too."""

    def __init__(self, application):
        self.application = application

    async def __call__(self, scope, receive, send) -> None:
        status = refusal(scope)
        if status:
            await send({"type": "http.response.start", "status": status, "headers": HEADERS})
            await send({"type": "http.response.body", "body": b""})
        else:
            await self.application(scope, receive, send)


class CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def refusal(scope) -> int:
    """0, or the status to refuse with."""
    try:
        # A stream takes a place on the server for long: whoever reads is asked for as much as whoever writes.
        request = ASGIRequest(scope | {"method": "POST"}, io.BytesIO())
        request.get_host()
    except (DisallowedHost, UnicodeDecodeError):
        return 400
    token = CsrfCheck(no_view)
    token.process_request(request)
    return 403 if token.process_view(request, no_view, (), {}) else 0


def no_view(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError("The check alone is used.")
