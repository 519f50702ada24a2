"""Is the site well? `/healthz`: this process; `/readyz`: all that a student needs; `/metrics`: numbers."""

import ipaddress
import secrets
import shutil

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST
from redis.exceptions import RedisError

from learn.site.health import numbers
from learn.site.running import engine
from runner import workers
from tutor.model import metrics as model_metrics

WELL = "It answers."
FULL_BYTES = 20 * 1024 * 1024


def healthz(request: HttpRequest) -> JsonResponse:
    """This process answers; nothing else is asked."""
    return JsonResponse({"ok": True})


def readyz(request: HttpRequest) -> JsonResponse:
    """Whether a student who comes now can work; 503 and plain words where not."""
    parts = {"database": _database(), "engine": _engine(), "runs": _runs()}
    ok = all(is_well for is_well, _ in parts.values())
    said = {name: {"ok": is_well, "says": says} for name, (is_well, says) in parts.items()}
    return JsonResponse({"ok": ok} | said, status=200 if ok else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """For Prometheus on this machine, or with METRICS_TOKEN from elsewhere."""
    if not (_comes_from_here(request) or _knows_the_token(request)):
        raise PermissionDenied
    return HttpResponse(numbers.exposition() + model_metrics.exposition(), content_type=CONTENT_TYPE_LATEST)


def _database() -> tuple[bool, str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False, "It does not answer. Is its server down?"
    if connection.vendor == "sqlite" and shutil.disk_usage(settings.DATA_DIR).free < FULL_BYTES:
        return False, "Its disk is full: what students write is not kept. Free at least 1 GB."
    return True, WELL


def _engine() -> tuple[bool, str]:
    return (True, WELL) if engine.answers() else (False, "It does not answer; it is started again by itself.")


def _runs() -> tuple[bool, str]:
    try:
        alive = workers.alive()
    except RedisError:
        return False, "Not known while the engine is silent."
    if not alive:
        return False, "No worker runs programs. `manage.py doctor` says why."
    if all(worker.level == "none" for worker in alive):
        return False, f"Programs cannot be fenced in on this machine. {alive[0].why_none}"
    warm, busy = sum(worker.warm for worker in alive), sum(worker.busy for worker in alive)
    return True, f"Workers: {len(alive)}. Kernels ready: {warm}. Programs running: {busy}."


def _comes_from_here(request: HttpRequest) -> bool:
    """A proxy on this machine speaks for others, and says so."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META or settings.TRUSTED_PROXIES:
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _knows_the_token(request: HttpRequest) -> bool:
    said = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and secrets.compare_digest(said, f"Bearer {settings.METRICS_TOKEN}".encode())
