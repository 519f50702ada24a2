"""A claimed run, carried out: its events reach those who follow it, Stop and answers reach its kernel."""

import asyncio
import types

import pytest
from channels.layers import get_channel_layer

from runner import execution, messages
from runner.drawing import strokes
from runner.engine import async_engine
from runner.errors import KernelDied, NoSandbox
from runner.limits import LIMITS
from runner.messages import Act, Answer, Asked, Diagnosed, Drawing, Failed, Finished, Output, Started, StopRun
from runner.models import Run
from runner.untrusted.export import Written
from tests.doubles import FOREVER, ScriptedKernel, ScriptedPool

HELLO = Output(stream="stdout", text="hello\n")
FILES = {"main.py": b"print('hello')"}


@pytest.fixture
async def here(engine):
    """A worker, as far as a run needs one."""
    worker = types.SimpleNamespace(engine=async_engine(), pool=None, why_none="", limits=LIMITS)
    yield worker
    await worker.engine.aclose()


async def carried_out(here, *kernels, controls=()):
    """The events of a run on these kernels, and what came of it; `controls` are sent when the first event is out."""
    here.pool = ScriptedPool(*kernels) if kernels else None
    run = Run(entry="main.py")
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(run.group, channel)
    working = asyncio.create_task(execution.carry_out(here, run, FILES, await execution.join(run)))
    heard: list = []
    for control in controls:
        while not heard or not isinstance(heard[-1], control[0]):
            heard += await next_events(layer, channel)
        await layer.group_send(run.control, {"type": "run.control", "json": messages.encode(control[1]).decode()})
    executed, finished = await asyncio.wait_for(working, 10)
    while not heard or not isinstance(heard[-1], Finished):
        heard += await next_events(layer, channel)
    return heard, executed, finished


async def next_events(layer, channel):
    envelope = await asyncio.wait_for(layer.receive(channel), 5)
    return [messages.decode_event(told) for told in envelope["json"]]


async def test_who_imports_a_large_library_asks_for_a_kernel_that_has_it(here, monkeypatch):
    monkeypatch.setitem(FILES, "main.py", b"import numpy\nprint('hello')")
    await carried_out(here, ScriptedKernel(HELLO))

    assert [how["imports"] for how in here.pool.asked] == [True]


async def test_a_run_says_that_it_starts_what_it_prints_and_that_it_ends(here):
    kernel = ScriptedKernel(HELLO)

    heard, executed, finished = await carried_out(here, kernel)

    assert [type(event) for event in heard] == [Started, Output, Finished]
    assert [event.seq for event in heard] == [1, 2, 3]
    assert finished.outcome == "finished"
    assert kernel.given == FILES
    assert len(executed.broadcast.kept) == 3


async def test_a_mistake_is_told(here):
    mistake = Failed(kind="NameError", message="name 'score' is not defined", file="main.py", line=1)

    heard, _, finished = await carried_out(here, ScriptedKernel(mistake))

    assert [type(event) for event in heard[-3:]] == [Failed, Diagnosed, Finished]
    assert [finding.tag for finding in heard[-2].findings] == ["name-unknown"]
    assert "`score`" in heard[-2].findings[0].sentence
    assert finished.outcome == "failed"


async def test_a_fault_in_the_diagnosis_costs_only_its_words(here, monkeypatch):
    monkeypatch.setattr(execution, "diagnose", lambda files, **rest: 1 / 0)

    heard, _, finished = await carried_out(here, ScriptedKernel(Failed(kind="NameError", message="m", line=1)))

    assert [type(event) for event in heard] == [Started, Failed, Finished]
    assert finished.outcome == "failed"


async def test_an_answer_is_given_and_shown(here):
    kernel = ScriptedKernel(Asked(ask=0, prompt="Who? "), HELLO)

    heard, _, finished = await carried_out(here, kernel, controls=[(Asked, Answer(ask=1, text="Ada"))])

    assert kernel.answers == ["Ada"]
    assert Output(stream="answer", text="Ada\n", run=heard[0].run, seq=3) in heard
    assert finished.outcome == "finished"


async def test_an_answer_to_another_question_is_not_given(here):
    kernel = ScriptedKernel(Asked(ask=0, prompt=""), HELLO)

    await carried_out(here, kernel, controls=[(Asked, Answer(ask=9, text="x")), (Asked, Answer(ask=1, text="y"))])

    assert kernel.answers == ["y"]


async def test_stop_reaches_the_kernel(here):
    heard, _, finished = await carried_out(here, ScriptedKernel(HELLO, FOREVER), controls=[(Output, StopRun())])

    assert finished.outcome == "stopped"
    assert heard[-1].text == "Stopped."


async def test_stop_reaches_a_run_that_waits_for_its_kernel(here):
    run = Run(entry="main.py")
    layer = get_channel_layer()
    here.pool = ScriptedPool(ScriptedKernel(FOREVER))
    controls = await execution.join(run)
    await layer.group_send(run.control, {"type": "run.control", "json": messages.encode(StopRun()).decode()})
    _, finished = await asyncio.wait_for(execution.carry_out(here, run, FILES, controls), 10)

    assert finished.outcome == "stopped"


@pytest.mark.parametrize("fault", [KernelDied("gone"), NoSandbox("no bwrap"), OSError("no memory")])
async def test_a_fault_of_ours_is_told_as_one(here, fault):
    heard, executed, finished = await carried_out(here, fault)

    assert [type(event) for event in heard] == [Finished]
    assert finished.outcome == "broken_off"
    assert "not by your program" in finished.text
    assert executed.written == Written()


async def test_without_a_sandbox_nothing_is_run(here):
    here.why_none = "bubblewrap is missing"

    _, _, finished = await carried_out(here)

    assert finished.outcome == "broken_off"


async def test_what_was_written_is_handed_on(here):
    written = Written(files={"a.txt": b"a"}, removed={"b.txt"})

    _, executed, _ = await carried_out(here, ScriptedKernel(HELLO, written=written))

    assert executed.written == written


async def test_a_folder_that_cannot_be_read_costs_only_its_files(here):
    class Closed(ScriptedKernel):
        async def written(self):
            raise PermissionError

    heard, executed, finished = await carried_out(here, Closed(HELLO))

    assert finished.outcome == "finished"
    assert [type(event) for event in heard].count(Finished) == 1
    assert executed.written == Written()


DRAWN = Drawing(commands=[strokes.New(), strokes.Dot(1, 0, 0, 9, "#ff0000")])


async def test_what_is_done_on_a_drawing_reaches_the_kernel(here):
    kernel = ScriptedKernel(DRAWN, FOREVER)
    key = Act(kind="press", key="Up")

    await carried_out(here, kernel, controls=[(Drawing, key), (Drawing, StopRun())])

    assert kernel.acts == [key]


async def test_a_drawing_that_nobody_watches_any_more_is_stopped(here, monkeypatch):
    monkeypatch.setattr(execution, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(execution, "LEFT_SECONDS", 0.1)

    _, _, finished = await carried_out(here, ScriptedKernel(DRAWN, FOREVER))

    assert finished.outcome == "stopped"
    assert finished.text.startswith("Stopped, because nobody was watching any more")


async def test_what_does_not_draw_is_not_stopped_when_nobody_watches(here, monkeypatch):
    monkeypatch.setattr(execution, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(execution, "LEFT_SECONDS", 0.1)

    _, _, finished = await carried_out(here, ScriptedKernel(HELLO, 0.5))

    assert finished.outcome == "finished"
