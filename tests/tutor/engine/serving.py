"""Our model server in this process, on a unix socket of its own, with a scripted back end."""

import contextlib
import dataclasses
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import uvicorn

from tests.stack import wait_for
from tutor.engine.backends.backend import Backend
from tutor.engine.inference import Inference
from tutor.engine.listening import listen
from tutor.engine.server import application
from tutor.engine.settings import Settings


@dataclasses.dataclass
class Served:
    socket: Path
    inference: Inference
    backend: Backend

    def client(self, **options) -> httpx.Client:
        return httpx.Client(transport=httpx.HTTPTransport(uds=str(self.socket)), base_url="http://model", **options)

    def ask(self, path: str = "/v1/chat/completions", **body) -> httpx.Response:
        if "chat" in path:
            body.setdefault("messages", [{"role": "user", "content": "Hello"}])
        with self.client() as client:
            return client.post(path, json=body)


@contextlib.contextmanager
def serving(backend: Backend, *, waits: bool = True, tell=None, classifier=None, **options) -> Iterator[Served]:
    with tempfile.TemporaryDirectory(prefix="buildalong-model-") as folder:
        settings = Settings(model="scripted", folder=Path(folder), socket=Path(folder) / "model.sock", **options)

        def open_backend(settings, tell_stage):
            if tell:
                tell(tell_stage)
            return backend

        inference = Inference(settings, open_backend)
        inference.start()
        config = uvicorn.Config(application(inference, classifier), log_config=None, access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listen(settings)],), daemon=True)
        thread.start()
        try:
            wait_for(lambda: server.started, seconds=10)
            if waits:
                wait_for(lambda: inference.readiness.is_ready, seconds=10)
            yield Served(settings.socket, inference, backend)
        finally:
            server.should_exit = True
            thread.join(10)
            inference.close()
