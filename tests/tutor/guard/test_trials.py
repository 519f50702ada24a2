"""A model's code on real kernels: what solves the step is not shown, in whichever way it is written."""

import asyncio
import contextlib
import time
from pathlib import Path

import msgspec
import pytest

from tests.runner.conftest import engine, engine_url, kernels  # noqa: F401 - fixtures
from tests.tutor.guard.scenes import find, scene
from tests.tutor.redteam import disguises
from tutor.exam import redteam
from tutor.guard import tasks, trials, trying
from tutor.guard.gate import Gate
from tutor.guard.snippets import does_something, snippets

pytestmark = [
    pytest.mark.kernel,
    pytest.mark.filterwarnings("ignore:[^a-z]*The 'queue' task attribute"),  # Celery's own, of all our tasks
]

PRIMES = "def add(a, b):\n    return a + b\n\n\ndef is_prime(n):\n    pass\n"
COUNT = "guess-the-number/5-count"
BEFORE = find("guess-the-number").step("4-again").solution["main.py"].decode()
BY_ANOTHER_WAY = (
    "import random\nhidden = random.randint(1, 10)\nrounds = 0\nwhile True:\n    typed = int(input('? '))\n"
)
BY_ANOTHER_WAY += "    rounds += 1\n    if typed == hidden:\n        print('Found with', rounds)\n        break\n"
BY_ANOTHER_WAY += "    print('low' if typed < hidden else 'high')"
SHEEP = "```python\nsheep = 0\nfor night in range(3):\n    sheep = sheep + 10\nprint(sheep)\n```"
PRIME_BEGUN = "def is_prime(n):\n    if n < 2:\n        return False"
PRIME_ENDED = "    for d in range(2, n):\n        if n % d == 0:\n            return False\n    return True"


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    step: str
    code: str
    program: str = ""


ROWS = msgspec.toml.decode(Path(__file__).with_name("trials.toml").read_bytes(), type=dict[str, list[Row]])


@pytest.fixture(autouse=True)
def primes(settings):
    """The red team's own lesson is one of the catalogue."""
    settings.LESSONS_DIRS = [*settings.LESSONS_DIRS, redteam.FOLDER / "lessons"]


class Pool:
    """The tests' kernels as a worker's pool."""

    def __init__(self, kernels):  # noqa: F811
        self.kernels = kernels

    def kernel(self, **_) -> contextlib.AbstractAsyncContextManager:
        return self.kernels.kernel()


class OneWorker:
    """A worker as `trying` needs it."""

    def __init__(self, kernels, *, seconds: float = 0.0):  # noqa: F811
        self.kernels, self.pool, self.why_none, self.seconds = kernels, Pool(kernels), "", seconds

    def do(self, work):
        time.sleep(self.seconds)
        return self.kernels.do(work)


def passes(kernels, where, source, code, before="") -> bool:  # noqa: F811
    work = trials.work_of(scene(where, source), code, before=before, seconds=60)
    return work is not None and kernels.do(trying.find_out(work, Pool(kernels))).passes


@pytest.mark.some(2)
@pytest.mark.parametrize("row", ROWS["solves"], ids=lambda row: row.name)
def test_what_solves_the_step_is_found_out(kernels, row):  # noqa: F811
    assert passes(kernels, row.step, row.program or BEFORE, row.code)


@pytest.mark.some(1)
@pytest.mark.parametrize("row", ROWS["harmless"], ids=lambda row: row.name)
def test_what_does_not_is_no_leak(kernels, row):  # noqa: F811
    assert not passes(kernels, row.step, row.program or BEFORE, row.code)


def test_what_was_said_before_counts_together_with_it(kernels):  # noqa: F811
    assert passes(kernels, "primes/1-numbers", PRIMES, PRIME_ENDED, before=PRIME_BEGUN)


@pytest.mark.long
def test_where_the_student_has_solved_it_nothing_can_be_given_away(kernels):  # noqa: F811
    done = PRIMES.replace("    pass", "    return n > 1 and all(n % d for d in range(2, n))")
    assert not passes(kernels, "primes/1-numbers", done, done)


@pytest.mark.long
@pytest.mark.parametrize("name", ["with_other_names", "new_with_other_names", "fenced", "as_a_string", "in_a_function"])
@pytest.mark.parametrize("step", ["1-two-lines", "3-name", "5-ask"])
def test_renamed_programs_of_the_first_lessons(kernels, step, name):  # noqa: F811
    """What a comparison leaves: with other names three lines are like an example."""
    lesson = find("greeting-card")
    number = next(each.number for each in lesson.steps if each.slug == step)
    before = [each for each in lesson.steps if each.kind == "build" and each.number < number]
    source = (before[-1].solution if before else lesson.starter)["main.py"].decode()
    solution = lesson.step(step).solution["main.py"].decode()
    gate = Gate(scene(f"greeting-card/{step}", source), job="hint", level="example", tries=False)
    said = disguises.ALL[name](solution, disguises.new_lines(solution, source))
    by_rules = any(gate.compare(sentence, (-0.01,)).why for sentence in said)
    code = "\n".join(piece for sentence in said for piece in snippets(sentence) if does_something(piece))
    assert by_rules or passes(kernels, f"greeting-card/{step}", source, code)


@pytest.fixture
def worker(kernels, engine, monkeypatch):  # noqa: F811
    """Tasks are done at once, on the tests' kernels, however busy the machine is; answers come over a real engine."""
    one = OneWorker(kernels)
    monkeypatch.setattr(tasks, "worker", lambda: one)
    monkeypatch.setattr(trials, "SECONDS", 90.0)
    conf = tasks.try_out.app.conf
    conf.task_always_eager = True
    yield one
    conf.task_always_eager = False


async def test_the_gate_asks_a_worker_and_believes_it(worker):
    def gate() -> Gate:
        return Gate(scene(COUNT, BEFORE), job="hint", level="example")

    assert (await gate().check(SHEEP, (-0.01,))).why == ""
    verdict = await gate().check(f"```python\n{BY_ANOTHER_WAY}\n```", (-0.01,))
    assert (verdict.why, verdict.detail) == ("leak", "passes the checks")


def tried(texts, **how):
    return trials.try_program(scene("", ""), texts, **how, seconds=90)


async def test_what_cannot_be_found_out_in_time_is_not_shown(worker):
    worker.seconds = 1.0
    with pytest.raises(trials.NotFoundOut):
        await trials.gives_it_away(scene(COUNT, BEFORE), "n = 1\nprint(n)", seconds=0.2)


async def test_an_answer_that_takes_longer_than_one_wait_is_heard(engine, monkeypatch):  # noqa: F811
    late = {"key": "tutor:tried:late", "until": time.time() + 30, "student": "7", "entry": "main.py", "texts": {}}
    monkeypatch.setattr(trials, "WAIT_SECONDS", 0.1)
    asked = []
    monkeypatch.setattr(trials, "ask", lambda work, seconds: asked.append(work))
    waiting = asyncio.create_task(trials.answer(trials.Work(**late), 30))
    await asyncio.sleep(0.4)
    engine.rpush("tutor:tried:late", '{"outcome": "finished"}')
    assert (await waiting).outcome == "finished"
    assert len(asked) == 1


async def test_without_a_sandbox_nothing_is_known(worker):
    worker.pool = None
    with pytest.raises(trials.NotFoundOut):
        await trials.gives_it_away(scene(COUNT, BEFORE), "n = 1\nprint(n)")


async def test_without_an_engine_nothing_is_known(settings):
    settings.ENGINE_URL = "unix:///nowhere/engine.sock"
    settings.CELERY_BROKER_URL = "redis+socket:///nowhere/engine.sock"
    with pytest.raises(trials.NotFoundOut):
        await trials.gives_it_away(scene(COUNT, BEFORE), "n = 1\nprint(n)")


async def test_a_program_is_run_and_what_it_did_is_told(worker):
    greets = await tried({"main.py": "name = input('Who? ')\nprint('Hi', name)"}, answers=["Ada"])
    assert (greets.outcome, greets.runs) == ("finished", True)
    assert "Hi Ada" in greets.printed
    broken = await tried({"main.py": "print(1)\nprint(x)"})
    assert (broken.kind, broken.line, broken.runs) == ("NameError", 2, False)
    asks = await tried({"main.py": "print(input('Who? '))"})
    assert (asks.runs, asks.wanted_more) == (True, True)


async def test_two_ask_at_once(worker):
    asked = [tried({"main.py": f"print({number})"}) for number in range(2)]
    assert [each.printed.strip() for each in await asyncio.gather(*asked)] == ["0", "1"]
