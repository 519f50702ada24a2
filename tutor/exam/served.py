"""The model that is examined: the one that serves, another by its address, or one that is served for the exam alone."""

import asyncio
import contextlib
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from django.conf import settings

from tutor import model as models
from tutor.errors import TutorError
from tutor.model.address import Address
from tutor.model.asking import AboutModel, Model
from tutor.model.client import HttpModel
from tutor.model.knowing import AnyServer, OurServer

READY_SECONDS = 600.0  # converting a large one takes minutes


@contextlib.asynccontextmanager
async def open_model(
    wanted: str = "", *, name: str = "", backend: str = "auto", adapter: str = ""
) -> AsyncIterator[Model]:
    """`wanted`: "" the one that serves here; an address; or a file, a folder or an id. Raises TutorError."""
    if not wanted:
        yield await until_ready(models.current(), seconds=5.0)
    elif wanted.startswith(("http://", "https://")):
        address = Address(url=wanted.removesuffix("/").removesuffix("/v1"), key=settings.TUTOR_MODEL_KEY, model=name)
        yield await until_ready(HttpModel(address, AnyServer(address)), seconds=5.0)
    else:
        adapter = adapter or settings.TUTOR_ADAPTER
        async with _own_server(wanted, backend, "" if adapter == "none" else adapter) as served:
            yield served


def the_default() -> str:
    """The weights that the settings name, or those that came with the site and lie here. Raises TutorError."""
    lying = sorted(settings.TUTOR_MODELS_DIR.glob("*.gguf"))
    if not settings.TUTOR_MODEL and not lying:
        raise TutorError(
            "No weights lie here yet. Start the site once, or name a model: --model with a file or folder."
        )
    return settings.TUTOR_MODEL or str(lying[-1])


@contextlib.asynccontextmanager
async def _own_server(wanted: str, backend: str, adapter: str) -> AsyncIterator[Model]:
    with tempfile.TemporaryDirectory(prefix="tutor-exam-") as folder:
        socket = Path(folder) / "model.sock"
        words = ["--model", wanted, "--backend", backend, "--folder", str(settings.TUTOR_MODELS_DIR)]
        more = ["--socket", str(socket), "--threads", str(settings.TUTOR_THREADS), "--adapter", adapter]
        process = _started([*words, *more], log=Path(folder) / "log")
        # Whoever ends the exam ends the server that was started for it.
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        loop.add_signal_handler(signal.SIGTERM, task.cancel if task else process.terminate)
        address = Address(socket=socket)
        served = HttpModel(address, OurServer(address, Path(folder) / "stage"))
        try:
            yield await until_ready(served, seconds=READY_SECONDS, process=process)
        finally:
            loop.remove_signal_handler(signal.SIGTERM)
            process.terminate()
            await asyncio.to_thread(process.wait, 30)


def _started(words: list[str], *, log: Path) -> subprocess.Popen:
    with log.open("w") as out:
        return subprocess.Popen([sys.executable, "-m", "tutor.engine", *words], stdout=out, stderr=out)


async def until_ready(served: Model, *, seconds: float, process: subprocess.Popen | None = None) -> Model:
    until = time.monotonic() + seconds
    while not (about := await served.about()).is_ready:
        if time.monotonic() > until or (process is not None and process.poll() is not None):
            raise TutorError(f"The model does not serve. {_why(about)}")
        await asyncio.sleep(0.5)
    return served


def _why(about: AboutModel) -> str:
    return about.says or (
        f"Its stage is “{about.stage}”. Start the site first, or name a model: --model with a file, a folder, an id or "
        "an address."
    )
