"""The web process: `python -m learn.site.web`, on the supervisor's listening socket where there is one."""

import os
import socket
import warnings

import uvicorn
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")

LARGEST_MESSAGE_BYTES = 4 * 1024 * 1024  # a Run brings the texts that are not saved yet


def config() -> uvicorn.Config:
    return uvicorn.Config(
        "learn.site.asgi:application",
        host=settings.BIND,
        port=settings.PORT,
        access_log=False,  # addresses hold class codes and one-time links
        log_config=None,  # Django's LOGGING says how
        lifespan="off",
        proxy_headers=False,  # TRUSTED_PROXIES decides who may say where a request came from
        server_header=False,
        ws_max_size=LARGEST_MESSAGE_BYTES,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_per_message_deflate=False,  # costs memory for each socket, saves little on short messages
        timeout_graceful_shutdown=2,
    )


def main() -> None:
    # Static files are small and read at once; that they are not streamed is meant.
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    passed = os.environ.get("LISTEN_FD")
    sockets = [socket.socket(fileno=int(passed))] if passed else None
    uvicorn.Server(config()).run(sockets)


if __name__ == "__main__":
    main()
