"""Where the server can be reached: a unix socket that is ours alone, or a port of this machine."""

import os
import socket

from tutor.engine.settings import Settings

BACKLOG = 128


def listen(settings: Settings) -> socket.socket:
    """The folder of the socket is ours alone; the socket itself is closed to others too."""
    if settings.socket is None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", settings.port))
        return listener
    settings.socket.unlink(missing_ok=True)  # of one that was killed
    listener = socket.socket(socket.AF_UNIX)
    before = os.umask(0o177)
    try:
        listener.bind(str(settings.socket))
    finally:
        os.umask(before)
    listener.listen(BACKLOG)  # from now on who comes early waits, instead of being refused
    return listener
