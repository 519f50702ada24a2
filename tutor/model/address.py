"""Where the model is asked: our own server's socket, or any OpenAI-compatible address."""

import dataclasses
import functools
import ssl
from pathlib import Path

import httpx

CONNECT_SECONDS = 1.0


@dataclasses.dataclass(frozen=True)
class Address:
    url: str = "http://model"  # without /v1
    socket: Path | None = None  # our own server's
    key: str = ""
    model: str = ""  # as the server calls it; our own has but one

    @property
    def is_ours(self) -> bool:
        return self.socket is not None

    def connect(self, *, seconds: float | None = None) -> httpx.AsyncClient:
        """For one request: whoever asks may live in another event loop than who asked before.

        `seconds` None: reading has no limit here, since whoever reads keeps the time.
        """
        headers = {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        encrypts = self.url.startswith("https:")
        transport = httpx.AsyncHTTPTransport(
            uds=str(self.socket) if self.socket else None, verify=_trusted() if encrypts else False, trust_env=False
        )
        timeout = httpx.Timeout(seconds, connect=CONNECT_SECONDS)
        return httpx.AsyncClient(transport=transport, base_url=self.url, headers=headers, timeout=timeout)


@functools.cache
def _trusted() -> ssl.SSLContext:
    """Read once: it takes 20 ms."""
    return httpx.create_ssl_context()
