"""What a graphics card is for: a whole class at once. The model server is started alone, since a card needs no site.

`TUTOR_MODEL` names the model, `TUTOR_ADAPTER` what is added to it; without, it is the default model as it comes.
"""

import asyncio
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.site import ROOT, Site
from bench.table import Measure, Table
from bench.tutor_server import (
    device_of,
    health,
    hear,
    middle,
    model_of,
    plain_generate,
    question,
    run_plain,
    until_serving,
    weights_of,
)
from learn.site import places

CLASS = 30
TOKENS = 128
ROUNDS = 3  # the middle one counts
LEAST_WORDS = 60  # a second, for each
WORDS_A_TOKEN = 0.75  # of English
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "TOKENIZERS_PARALLELISM": "false"}


class ServerAlone(Site):
    """The model server in a folder of its own; it is asked as the one of a site is."""

    def __init__(self, folder: Path, process: subprocess.Popen):
        super().__init__("", "", process, 0.0)
        self.folder = folder

    @property
    def data(self) -> Path:
        return self.folder


@contextlib.contextmanager
def server_alone() -> Iterator[ServerAlone]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        process = subprocess.Popen(command(folder), cwd=ROOT, env=os.environ | OFFLINE)
        try:
            yield ServerAlone(folder, process)
        finally:
            process.terminate()
            process.wait(30)


def command(folder: Path) -> list[str]:
    models = Path(os.environ.get("TUTOR_MODELS_DIR", "") or folder / "models")
    places.make_private(models)
    socket = places.model_socket(folder)
    places.make_private(socket.parent)
    words = [sys.executable, "-m", "tutor.engine", "--model", model(), "--folder", str(models)]
    words += ["--socket", str(socket), "--device", device_of(), "--name", "bench"]
    for name in ("backend", "adapter", "threads"):
        words += [f"--{name}", value] if (value := os.environ.get(f"TUTOR_{name.upper()}", "")) else []
    return words


def model() -> str:
    if named := os.environ.get("TUTOR_MODEL", ""):
        return named
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    # It knows where the site keeps the model; a machine with a card may have no site.
    from learn.site.model import weights

    return str(weights.fetch())


async def measure(server: Site, table: Table) -> None:
    seconds = await until_serving(server)
    about = await health(server)
    table.add("the model server, until it is warm", seconds, "s", beside=f"{about['backend']}, {about['slots']} slots")
    await class_at_once(server, table)
    await decoding(server, table)


async def class_at_once(server: Site, table: Table) -> None:
    """Thirty questions that begin alike, and to which each writes something of their own."""
    model = model_of(server)
    firsts, lasts, speeds = [], [], []
    for number in range(1 + ROUNDS):
        asked = (question(1000 * number + student, tokens=TOKENS) for student in range(CLASS))
        many = await asyncio.gather(*(hear(model, one) for one in asked))
        if number:  # the first is to warm up
            firsts.append(middle(many))
            lasts.append(max(each.first for each in many))
            speeds.append(statistics.median(each.tokens_a_second for each in many))
    beside = f"rounds {', '.join(f'{1000 * first:.0f}' for first in firsts)}"
    table.add(f"{CLASS} asking at once: first word, median", 1000 * statistics.median(firsts), "ms", goal=100)
    table.add("… slowest", 1000 * statistics.median(lasts), "ms", beside=beside)
    words = WORDS_A_TOKEN * statistics.median(speeds)  # random weights say no words that one could count
    beside = f"{words:.0f} words, {statistics.median(speeds):.0f} tokens; all {CLASS * statistics.median(speeds):.0f}"
    lacking = max(0.0, LEAST_WORDS - words)
    table.add(f"… words a second that one of them lacks to {LEAST_WORDS}", lacking, "/s", goal=0, beside=beside)


async def decoding(server: Site, table: Table) -> None:
    """One alone: how near it comes to reading its weights as fast as the memory gives them."""
    model = model_of(server)
    alone = [await hear(model, question(9000 + number, tokens=TOKENS)) for number in range(1 + ROUNDS)][1:]
    weights = await weights_of(server)
    plain, copied = plain_generate(server, weights), run_plain("bandwidth", "--device", device_of())
    limit = copied["bytes_a_second"]
    speed = statistics.median(one.tokens_a_second for one in alone)
    beside = f"plain model.generate {1000 * plain['first']:.0f} ms"
    table.add("one asking: first word, median", 1000 * middle(alone), "ms", beside=beside)
    reached = speed * plain["bytes"]
    beside = f"{reached / 1e9:.0f} of {limit / 1e9:.0f} GB/s; {speed:.0f} tokens/s, "
    beside += f"plain model.generate {plain['tokens_a_second']:.0f} tokens/s in {plain['dtype']}; {copied['device']}"
    table.add("decoding for one: share of the memory's bandwidth", 100 * reached / limit, "%", beside=beside)


PARTS: dict[str, Measure] = {"on a card": measure}
