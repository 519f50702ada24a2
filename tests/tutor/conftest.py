"""A class of two; and the real default model behind the real server, once for all tests of a process."""

import dataclasses
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.conf import settings

from learn.site.model import server
from tests import weights
from tests.projects.conftest import classroom, join, teacher
from tests.stack import ROOT, wait_for
from tutor.model.address import Address
from tutor.model.client import HttpModel
from tutor.model.knowing import OurServer

__all__ = ["classroom", "teacher"]


@pytest.fixture
def ada(classroom):
    return join(classroom, "Ada")


@pytest.fixture
def grace(classroom):
    return join(classroom, "Grace")


@dataclasses.dataclass
class Engine:
    process: subprocess.Popen
    socket: Path

    @property
    def model(self) -> HttpModel:
        """A client of its own: what one test does to it, the next does not meet."""
        address = Address(socket=self.socket)
        return HttpModel(address, OurServer(address, self.socket.with_name("model.json")))

    def health(self) -> dict:
        if not self.socket.exists():
            return {}
        try:
            with httpx.Client(transport=httpx.HTTPTransport(uds=str(self.socket))) as client:
                return client.get("http://model/health").json()
        except httpx.HTTPError:
            return {}

    def wait_for_classifier(self) -> None:
        """It is made ready beside the model. Skips, visibly, where what it needs cannot be had."""
        if "--classifier" not in self.process.args:
            pytest.skip("The sentence model's package cannot be had here.")
        with httpx.Client(transport=httpx.HTTPTransport(uds=str(self.socket)), base_url="http://model") as client:
            wait_for(lambda: client.post("/v1/classify", json={"input": ["hi"]}).status_code == 200, seconds=120)

    def is_ready(self) -> bool:
        assert self.process.poll() is None, "The model server ended."
        return self.health().get("stage") == "ready"


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """`engine.model` asks the real default model; shared, so leave it as you found it."""
    gguf = weights.default_model()
    with tempfile.TemporaryDirectory(prefix="buildalong-engine-") as folder:
        socket = Path(folder) / "model.sock"
        words = [sys.executable, "-m", "tutor.engine", "--model", str(gguf), "--folder", str(settings.TUTOR_MODELS_DIR)]
        words += ["--socket", str(socket), "--name", "default"]
        words += weights.classifier()
        process = subprocess.Popen(words, cwd=ROOT, env=os.environ | server.environment())
        engine = Engine(process, socket)
        try:
            wait_for(engine.is_ready, seconds=180)
            yield engine
        finally:
            process.terminate()
            process.wait(20)
