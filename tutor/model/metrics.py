"""The model server's own numbers: its socket is closed to Prometheus, so the site passes them on."""

import http.client
import socket

from django.conf import settings

SECONDS = 1.0


class SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str):
        super().__init__("model", timeout=SECONDS)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def exposition() -> bytes:
    """Empty where it does not answer, and where the model is somebody else's."""
    if not settings.TUTOR or settings.TUTOR_MODEL_URL:
        return b""
    connection = SocketConnection(str(settings.TUTOR_SOCKET))
    try:
        connection.request("GET", "/metrics")
        answer = connection.getresponse()
        return answer.read() if answer.status == 200 else b""
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()
