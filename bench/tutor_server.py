"""The model server itself, asked as the site asks it: together, in turn, given up; beside plain transformers."""

import asyncio
import contextlib
import dataclasses
import functools
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import httpx

from bench.site import ROOT, Site, Student, Workspace, settled
from bench.table import Table
from bench.tutor_plain import SENTENCE
from learn.site import places
from tutor.errors import ModelTrouble
from tutor.model.address import Address
from tutor.model.asking import Asked, Turn
from tutor.model.client import HttpModel
from tutor.model.knowing import OurServer

TOKENS = 64
TOGETHER = 8
RUNS = 10
BUSY_SECONDS = 28  # as long as a run may be, nearly
MOST_GONE = 10.0  # seconds: then it is not gone at all
BUSY = "import time\nend = time.time() + {seconds}\nwhile time.time() < end:\n    pass\nprint('done')\n"
BRIEF = """error: NameError
fact: Line 3 uses `paers_{n}`, which Python does not know. There is `pears_{n}`, which looks almost the same.
look: Read `paers_{n}` and `pears_{n}` letter by letter.
line 3: print("Fruit:", apples_{n} + paers_{n})
hint: nudge, look"""
SYSTEM = "You are a kind programming tutor for a beginner. Use easy words and short sentences. " + " ".join(
    f"Rule {number}: say where to look, name line and name, never write the repaired line." for number in range(1, 11)
)


def socket_of(site: Site) -> Path:
    return places.model_socket(site.data)


def model_of(site: Site) -> HttpModel:
    address = Address(socket=socket_of(site))
    return HttpModel(address, OurServer(address, site.data / "run" / "model.json"))


async def health(site: Site) -> dict:
    async with Address(socket=socket_of(site)).connect(seconds=5) as client:
        return (await client.get("/health")).json()


async def until_serving(site: Site, seconds: float = 900) -> float:
    """Seconds from READY until the model is warm."""
    began = time.monotonic()
    while time.monotonic() - began < seconds and site.process.poll() is None:
        try:
            about = await health(site)
            if about["stage"] == "ready":
                return time.monotonic() - began
            if about["says"]:
                raise RuntimeError(about["says"])
        except (httpx.HTTPError, OSError):
            pass
        await asyncio.sleep(0.5)
    raise RuntimeError("The model did not become ready.")


def question(number: int, tokens: int = TOKENS) -> Asked:
    """A long part that all have in common, and one's own."""
    own = f"Line {number} uses `total_{number}`, which Python does not know. Tell a long story about this line."
    turns = (Turn("system", SYSTEM, True), Turn("user", own))
    return Asked(turns=turns, most_tokens=tokens, temperature=0.7, seed=number, first_seconds=60.0, seconds=120.0)


@dataclasses.dataclass
class Heard:
    first: float  # seconds
    whole: float
    tokens: int

    @property
    def tokens_a_second(self) -> float:
        """While it speaks."""
        return (self.tokens - 1) / max(1e-9, self.whole - self.first)


async def hear(model: HttpModel, asked: Asked) -> Heard:
    began, first, tokens = time.perf_counter(), 0.0, 0
    async for piece in model.stream(asked):
        first = first or time.perf_counter() - began
        tokens += piece.tokens
    return Heard(first, time.perf_counter() - began, tokens)


def long_answer(number: int) -> Asked:
    """Of the weights without an adapter, since who learned to be brief says too little to be timed by."""
    return dataclasses.replace(question(number), temperature=0.0, uses_adapter=False)


async def together(site: Site, table: Table) -> None:
    model = model_of(site)
    await hear(model, long_answer(0))
    began = time.perf_counter()
    alone = [await hear(model, long_answer(number)) for number in range(1, TOGETHER + 1)]
    in_turn = sum(one.tokens for one in alone) / (time.perf_counter() - began)
    began = time.perf_counter()
    many = await asyncio.gather(*(hear(model, long_answer(number)) for number in range(11, 11 + TOGETHER)))
    at_once = sum(one.tokens for one in many) / (time.perf_counter() - began)
    speaking = TOGETHER * statistics.median(one.tokens_a_second for one in many)
    plain = plain_generate(site, await weights_of(site))
    beside = f"plain model.generate in {plain['dtype']}: {plain['tokens_a_second']:.0f} tokens/s"
    what = f"the model, one asking: tokens a second, {middle_tokens(alone):.0f} of them"
    table.add(what, in_turn, "/s", beside=beside)
    beside = f"plain model.generate {plain['first'] * 1000:.0f} ms"
    table.add("… first token, the common part kept, median", middle(alone) * 1000, "ms", beside=beside)
    needed = min(4 * in_turn, 150)
    beside = f"{at_once / in_turn:.1f} times; {at_once / plain['tokens_a_second']:.1f} times plain generate"
    beside += f"; {speaking:.0f} once all speak"
    table.add(f"… {TOGETHER} asking at once, all together", at_once, "/s", beside=beside)
    table.add("… what is missing to 4 times, or 150 a second", max(0.0, needed - at_once), "/s", goal=0)
    table.add("… first token then, median", middle(many) * 1000, "ms")


def middle_tokens(heard: list[Heard]) -> float:
    return statistics.median(one.tokens for one in heard)


def middle(heard: list[Heard]) -> float:
    return statistics.median(one.first for one in heard)


def brief(number: int) -> Asked:
    """As long as a question to a model that was trained for it, and no longer answered than by a first sentence."""
    turns = (Turn("system", "You are a kind Python tutor.", True), Turn("user", BRIEF.format(n=number)))
    return Asked(turns=turns, most_tokens=SENTENCE, temperature=0.7, seed=number, first_seconds=60.0, seconds=60.0)


async def briefly(site: Site, table: Table) -> None:
    """What a trained model needs to a first sentence, whoever is served: for one, and for many at once."""
    model = model_of(site)
    await hear(model, brief(500))
    alone = [await hear(model, brief(number)) for number in range(501, 511)]
    many = await asyncio.gather(*(hear(model, brief(number)) for number in range(521, 521 + TOGETHER)))
    what = f"a prompt of a trained model, to {SENTENCE} tokens, at the model's socket"
    for who, heard in (("1 asking", alone), (f"{TOGETHER} at once", many)):
        seconds = statistics.median(one.whole for one in heard)
        beside = f"{statistics.median(one.tokens for one in heard):.0f} tokens"
        table.add(f"{what}, {who}, median", seconds * 1000, "ms", beside=beside)


async def given_up(site: Site, table: Table) -> None:
    """Whoever hears no more is gone within a step."""
    model, steps, gone = model_of(site), [], []
    for number in range(5):
        stream = model.stream(question(40 + number, tokens=400))
        await anext(stream)
        began = time.perf_counter()
        for _ in range(10):
            await anext(stream)
        steps.append((time.perf_counter() - began) / 10)
        began = time.perf_counter()
        await stream.aclose()
        while (await health(site))["running"] and time.perf_counter() - began < MOST_GONE:
            pass
        gone.append(time.perf_counter() - began)
    step = statistics.median(steps) * 1000
    asking = await seconds_to_ask(site) * 1000
    what = "given up in the middle: gone from the model after, median"
    beside = f"a step {step:.0f} ms, to ask for it {asking:.0f} ms"
    table.add(what, statistics.median(gone) * 1000, "ms", goal=round(2 * step + 2 * asking), beside=beside)


async def seconds_to_ask(site: Site) -> float:
    times = []
    for _ in range(5):
        began = time.perf_counter()
        await health(site)
        times.append(time.perf_counter() - began)
    return statistics.median(times)


async def meanwhile(site: Site, table: Table) -> None:
    """A student's program computes while the model speaks."""
    model, student = model_of(site), Student(site, 7000)
    await student.join()
    await student.fork()
    async with student.workspace() as workspace:
        await settled(site)
        alone = [(await hear(model, question(60 + number))).tokens_a_second for number in range(3)]
        await workspace.send(type="start", files={"main.py": BUSY.format(seconds=BUSY_SECONDS)}, entry="main.py")
        await workspace.next("started")
        await asyncio.sleep(0.5)
        busy = [(await hear(model, question(70 + number))).tokens_a_second for number in range(3)]
        await workspace.send(type="stop")
        ended = await workspace.next("finished")
        assert ended["outcome"] == "stopped", "The run had ended before the model had."
        runs = [await run_apart(workspace) for _ in range(RUNS)]
        speaking = [asyncio.create_task(speak_on(model, number)) for number in range(TOGETHER)]
        beside_it = [await run_apart(workspace) for _ in range(RUNS)]
        for each in speaking:
            each.cancel()
    slower = statistics.median(alone) / statistics.median(busy)
    beside = f"{statistics.median(busy):.0f} tokens/s beside a run, {statistics.median(alone):.0f} alone"
    table.add("a run of students' code makes the model slower by", slower, "times", goal=2, beside=beside)
    beside = f"alone {statistics.median(runs) * 1000:.0f} ms; slowest {max(beside_it) * 1000:.0f} ms"
    what = f"Run to first output while {TOGETHER} hear the model without a pause, median"
    table.add(what, statistics.median(beside_it) * 1000, "ms", goal=1000, beside=beside)


async def run_apart(workspace: Workspace) -> float:
    """Seconds from pressing Run to the first output, a second after the one before."""
    await asyncio.sleep(1.0)
    return (await workspace.run("print('hello')\n"))[0]


async def speak_on(model: HttpModel, number: int) -> None:
    """Somebody asks and asks."""
    while True:
        number += TOGETHER
        with contextlib.suppress(ModelTrouble):
            await hear(model, question(1_000 + number))


def device_of() -> str:
    return "cuda" if os.environ.get("TUTOR_DEVICE") == "cuda" else "cpu"


@functools.lru_cache(maxsize=4)
def plain_generate(site: Site, weights: Path, text: str = "", tokens: int = TOKENS) -> dict:
    """Once for each site: to our question; or to go on with `text`."""
    turns = [{"role": turn.role, "content": turn.content} for turn in question(5).turns]
    words = ["--folder", str(weights), "--device", device_of(), "--threads", str(threads()), "--tokens", str(tokens)]
    return run_plain("generate", *words, given=json.dumps(text or turns))


def threads() -> int:
    """As our own server has them by itself."""
    return int(os.environ.get("TUTOR_THREADS", "0")) or max(1, len(os.sched_getaffinity(0)) - 1)


async def weights_of(site: Site) -> Path:
    """Those that serve, as transformers reads them: a folder that was named, or what was converted of a file."""
    named = Path(os.environ.get("TUTOR_MODEL", "") or "/nowhere")
    if (named / "config.json").is_file():
        return named
    models = Path(os.environ.get("TUTOR_MODELS_DIR", "") or site.data / "models")
    base = (await health(site))["digest"].partition("+")[0]
    return next(folder for folder in models.glob(f"{base}-*") if list(folder.glob("*.safetensors")))


def run_plain(*words: str, given: str = "") -> dict:
    command = [sys.executable, "-m", "bench.tutor_plain", *words]
    ran = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(ran.stderr[-1_000:])
    return json.loads(ran.stdout.splitlines()[-1])
