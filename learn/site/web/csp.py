"""The content security policy, from `SECURE_CSP` as Django 6 names it (Django 5.2 has no such setting)."""

import secrets
from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def nonce(request: HttpRequest) -> dict[str, str]:
    """For templates: `{{ csp_nonce }}`."""
    return {"csp_nonce": getattr(request, "csp_nonce", "")}


def policy(nonce: str) -> str:
    parts = []
    for directive, sources in settings.SECURE_CSP.items():
        words = [f"'nonce-{nonce}'" if source == "'nonce'" else source for source in sources]
        parts.append(" ".join([directive, *words]))
    return "; ".join(parts)


class ContentSecurityPolicy:
    """Sets the policy on every answer that does not bring a stricter one of its own."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: Callable):
        self.get_response = get_response
        if iscoroutinefunction(get_response):
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponse | Awaitable[HttpResponse]:
        request.csp_nonce = secrets.token_urlsafe(16)  # type: ignore[attr-defined]
        if iscoroutinefunction(self.get_response):
            return self._later(request)
        return self._sealed(request, self.get_response(request))

    async def _later(self, request: HttpRequest) -> HttpResponse:
        return self._sealed(request, await self.get_response(request))

    def _sealed(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        response.headers.setdefault("Content-Security-Policy", policy(request.csp_nonce))  # type: ignore[attr-defined]
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        return response
