"""`transformers serve` with the default model's weights: what `engine` serves, behind a server that is not ours.

And any that runs already, of another make and with the same weights: `TRIED_URL=http://127.0.0.1:8000 TRIED_MODEL=NAME
[TRIED_KEY=…] pytest tests/tutor/model`.
"""

import contextlib
import dataclasses
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests import weights
from tests.stack import free_port, wait_for
from tutor.engine import conversion
from tutor.model.address import Address
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer

# Processors without a unit for 16 bits take five times as long with them.
ALONE = "--device cpu --dtype float32"
MANY = f"{ALONE} --continuous-batching --attn-implementation sdpa --cb-block-size 32 --cb-num-blocks 64"
NAMED = os.environ.get("TRIED_URL", "")
OTHERS = [pytest.param("one_by_one", marks=pytest.mark.long), pytest.param("together", marks=pytest.mark.long)]
OTHERS += ["named"] if NAMED else []


@dataclasses.dataclass
class OtherServer:
    address: Address
    process: subprocess.Popen | None = None  # none: it is not ours to end

    @property
    def model(self) -> HttpModel:
        """A client of its own: what one test does to it, the next does not meet."""
        return HttpModel(self.address, AnyServer(self.address))

    def is_ready(self) -> bool:
        assert self.process is None or self.process.poll() is None, "The other server ended."
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.address.url}/health", trust_env=False).status_code == 200
        return False


@contextlib.contextmanager
def serving(folder: Path, words: str) -> Iterator[OtherServer]:
    port = free_port()
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(folder), *words.split()]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, env=os.environ | {"HF_HUB_OFFLINE": "1"})
    server = OtherServer(Address(url=f"http://127.0.0.1:{port}", model=str(folder)), process)
    try:
        wait_for(server.is_ready, seconds=180)
        yield server
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def converted(tmp_path_factory) -> Path:
    """Made anew: others load what is made of a GGUF today."""
    if not importlib.util.find_spec("fastapi"):
        pytest.skip("The extra `serving` is not installed.")
    return conversion.convert(weights.default_model(), tmp_path_factory.mktemp("converted"), lambda share: None)


@pytest.fixture(scope="session")
def one_by_one(converted) -> Iterator[OtherServer]:
    """As it is without being told more: who asks waits for whoever asked before."""
    with serving(converted, ALONE) as server:
        yield server


@pytest.fixture(scope="session")
def together(converted) -> Iterator[OtherServer]:
    with serving(converted, MANY) as server:
        yield server


@pytest.fixture(scope="session")
def named() -> OtherServer:
    model, key = os.environ["TRIED_MODEL"], os.environ.get("TRIED_KEY", "")
    server = OtherServer(Address(url=NAMED, model=model, key=key))
    wait_for(server.is_ready, seconds=10)
    return server


@pytest.fixture(params=OTHERS)
def other(request) -> OtherServer:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["engine", *OTHERS])
def server(request):
    """Ours, and those that are not: what is asked of all of them."""
    return request.getfixturevalue(request.param)
