"""The part “model”: `python -m learn.site.model` fetches what is missing, then becomes the tutor's model server.

Where another server speaks (`TUTOR_MODEL_URL`) it is the part “classifier”, which only tells what a message wants.
"""

import contextlib
import importlib.util
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from learn.site import install, places
from learn.site.install import CannotInstall
from learn.site.model import weights
from tutor.model import stages

NEEDED = ("torch", "transformers", "safetensors", "gguf", "starlette")
LEAST_FREE_BYTES = 3 * 1024**3  # for the packages
EXPECTED_BYTES = 1_200_000_000  # what the packages take for a processor alone; with those for a GPU it is more
WATCH_SECONDS = 2.0
FIRST_WAIT_SECONDS = 30.0
LONGEST_WAIT_SECONDS = 15 * 60.0
FETCHING = 0.8  # of the stage "installing" that lies behind when the weights are fetched


def main() -> None:
    """Without the network it waits, says so, and tries again: the site is usable meanwhile."""
    wait = FIRST_WAIT_SECONDS
    while True:
        try:
            words = prepare()
        except (CannotInstall, OSError) as problem:
            install.say(f"{problem}\nIt is tried again in {wait:.0f} s.")
            tell("away", says=str(problem))
            time.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT_SECONDS)
        else:
            tell("loading")
            os.execve(words[0], words, environment())  # noqa: S606 - same process, so the supervisor's child stays it


def tell(stage: str, progress: float = 0.0, says: str = "") -> None:
    stages.write(settings.TUTOR_STAGE_FILE, stage, progress, says)


def prepare() -> list[str]:
    """What the server needs is there; gives the line that starts it. Raises CannotInstall with a sentence."""
    tell("installing")
    install_packages()
    model = "" if settings.TUTOR_MODEL_URL else settings.TUTOR_MODEL or _fetched()
    if settings.TUTOR_CLASSIFIER:
        fetch_sentence_model()
    places.make_private(settings.TUTOR_MODELS_DIR)
    places.make_private(settings.TUTOR_SOCKET.parent)
    return command(model)


def _fetched() -> str:
    tell("installing", FETCHING)
    return str(weights.fetch())


def install_packages() -> None:
    """The extra `tutor`, in the environment that we run in ourselves."""
    missing = [name for name in NEEDED if not importlib.util.find_spec(name)]
    if install.is_current({"tutor"}) or (install.is_current() and not missing):
        return
    if Path(sys.prefix) != install.VENV:
        if missing:
            raise CannotInstall(f"The tutor needs {', '.join(missing)}, which this Python lacks. ./run installs them.")
        return
    free = shutil.disk_usage(install.VENV).free
    if free < LEAST_FREE_BYTES:
        raise CannotInstall(f"The tutor's packages need 3 GB of disk, and {free / 1024**3:.1f} GB are free. Free some.")
    with told(EXPECTED_BYTES):
        install.install_python_packages({"tutor"})


@contextlib.contextmanager
def told(expected: int) -> Iterator[None]:
    """While this lasts, how full the disk becomes says how far pip is: it tells nothing itself."""
    is_over, began = threading.Event(), shutil.disk_usage(install.VENV).used

    def watch() -> None:
        while not is_over.wait(WATCH_SECONDS):
            share = (shutil.disk_usage(install.VENV).used - began) / expected
            tell("installing", round(FETCHING * max(0.0, min(0.99, share)), 2))

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        is_over.set()
        watching.join()


def command(model: str) -> list[str]:
    """`model` "": none."""
    words = [sys.executable, "-m", "tutor.engine"]
    words += ["--folder", str(settings.TUTOR_MODELS_DIR), "--socket", str(settings.TUTOR_SOCKET)]
    sentences = weights.sentence_model()
    if settings.TUTOR_CLASSIFIER and sentences.is_dir():
        words += ["--classifier", str(weights.CLASSIFIER), "--sentences", str(sentences)]
    return words + (_speaking(model) if model else [])


def _speaking(model: str) -> list[str]:
    words = ["--model", model, "--backend", settings.TUTOR_BACKEND, "--device", settings.TUTOR_DEVICE]
    words += ["--threads", str(settings.TUTOR_THREADS)]
    words += ["--name", weights.NAME] if not settings.TUTOR_MODEL else []
    adapter = settings.TUTOR_ADAPTER or ("" if settings.TUTOR_MODEL else weights.adapter())
    return words + (["--adapter", adapter] if adapter not in ("", "none") else [])


def fetch_sentence_model() -> None:
    """What the classifier of messages needs. Where it cannot be had, answers are found by their words."""
    try:
        weights.fetch_sentence_model()
    except (CannotInstall, OSError) as problem:
        if settings.TUTOR_MODEL_URL:
            raise  # there is nothing else to be done here
        install.say(f"{problem}\nThe tutor does without it until it is started anew.")


def environment() -> dict[str, str]:
    """The server fetches nothing where its model is a file, and tells nobody anything."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    is_ours = settings.TUTOR_MODEL and not settings.TUTOR_MODEL_URL
    fetches = bool(is_ours) and not Path(settings.TUTOR_MODEL).exists()
    return kept | {
        "HF_HOME": str(settings.TUTOR_MODELS_DIR / "hub"),
        "HF_HUB_OFFLINE": "0" if fetches else "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }
