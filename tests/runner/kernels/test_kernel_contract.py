"""What every kernel keeps to: the scripted one that other tests use, and the real one."""

import asyncio
import contextlib
from pathlib import Path

import pytest

from runner.fencing import sandbox
from runner.kernels.kernel import open_kernel
from runner.limits import LIMITS, Limits
from runner.messages import Asked, Failed, Finished, Output
from runner.untrusted.export import Written
from runner.untrusted.plain import Value
from tests.doubles import FOREVER, ScriptedKernel

HELLO = ("print('hello')", [Output(stream="stdout", text="hello\n")], Written())
MISTAKE = ("1 / 0", [Failed(kind="ZeroDivisionError", message="division by zero", file="main.py", line=1)], Written())
QUESTION = ("print(input('? '))", [Asked(ask=0, prompt="? "), Output(stream="stdout", text="yes\n")], Written())
LOOP = ("while True: pass", [FOREVER], Written())
COUNTER = ("score = 3\ndef add(a, b):\n    return a + b", [], Written())
VALUES = {
    "score": Value(is_there=True, is_plain=True, plain=3, type_name="int"),
    "add": Value(is_there=True, is_plain=True, plain=5, type_name="int"),
}
WRITER = ("open('a.txt', 'w').write('a')", [], Written(files={"a.txt": b"a"}))


@pytest.fixture(params=["scripted", pytest.param("real", marks=pytest.mark.kernel)])
def opened(request):
    """Opens a kernel for one of the programs above."""
    if request.param == "real":
        kernels = request.getfixturevalue("kernels")
        return lambda program: open_kernel(kernels.fence, kernels.groups)

    @contextlib.asynccontextmanager
    async def scripted(program):
        _, script, written = program
        yield ScriptedKernel(*script, written=written, values=VALUES)

    return scripted


async def events_of(kernel, program, limits=LIMITS, meanwhile=lambda kernel, event: None):
    events = []
    async for event in kernel.run({"main.py": program[0].encode()}, "main.py", limits=limits):
        events.append(event)
        meanwhile(kernel, event)
    return events


async def test_a_run_ends_with_one_finished(opened):
    for program, outcome in ((HELLO, "finished"), (MISTAKE, "failed")):
        async with opened(program) as kernel:
            events = await events_of(kernel, program)

        assert [type(event) for event in events].count(Finished) == 1
        assert isinstance(events[-1], Finished)
        assert events[-1].outcome == outcome


async def test_a_mistake_is_told_before_the_end(opened):
    async with opened(MISTAKE) as kernel:
        *_, failure, _ = await events_of(kernel, MISTAKE)

    assert (failure.kind, failure.message, failure.line) == ("ZeroDivisionError", "division by zero", 1)


async def test_an_answer_goes_to_the_question_that_is_open(opened):
    shown = []

    def reply(kernel, event):
        if isinstance(event, Asked):
            shown.extend(
                [kernel.answer(event.ask + 7, "no"), kernel.answer(event.ask, "yes"), kernel.answer(event.ask, "x")]
            )

    async with opened(QUESTION) as kernel:
        assert kernel.answer(1, "too early") is None
        events = await events_of(kernel, QUESTION, meanwhile=reply)

    assert shown == [None, "yes\n", None]
    assert events[-2].text == "yes\n"


async def test_a_program_is_stopped(opened):
    async with opened(LOOP) as kernel:
        asyncio.get_running_loop().call_later(0.2, kernel.stop)
        events = await asyncio.wait_for(events_of(kernel, LOOP), 10)

    assert events[-1].outcome == "stopped"
    assert events[-1].text.startswith("Stopped")


async def test_a_question_can_be_stopped(opened):
    async with opened(QUESTION) as kernel:
        events = await asyncio.wait_for(events_of(kernel, QUESTION, meanwhile=lambda k, e: k.stop()), 10)

    assert events[-1].outcome == "stopped"


async def test_time_has_an_end(opened):
    async with opened(LOOP) as kernel:
        events = await asyncio.wait_for(events_of(kernel, LOOP, Limits(seconds=0.3)), 10)

    assert events[-1].outcome == "limit"
    assert events[-1].text.startswith("The program ran for 0.3 seconds without finishing")


async def test_waiting_has_an_end(opened):
    async with opened(QUESTION) as kernel:
        events = await asyncio.wait_for(events_of(kernel, QUESTION, Limits(waiting_seconds=0.3)), 10)

    assert events[-1].outcome == "limit"
    assert "for an answer" in events[-1].text


async def test_what_was_written_is_given_afterwards(opened):
    async with opened(WRITER) as kernel:
        await events_of(kernel, WRITER)
        written = await kernel.written()

    assert written.files == {"a.txt": b"a"}
    assert written.removed == set()


async def test_afterwards_a_variable_is_looked_at_and_a_function_called(opened):
    async with opened(COUNTER) as kernel:
        await events_of(kernel, COUNTER)
        asked = [
            [told async for told in kernel.inquire(question, seconds=2)]
            for question in ({"look": "score"}, {"call": "add", "args": [2, 3]}, {"look": "nothing"})
        ]

    assert [value for (value,) in asked] == [
        Value(is_there=True, is_plain=True, plain=3, type_name="int"),
        Value(is_there=True, is_plain=True, plain=5, type_name="int"),
        Value(is_there=False),
    ]


@pytest.mark.kernel
@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="this system counts no sessions")
def test_without_control_groups_its_whole_session_lets_the_site_go_first(kernels):
    async def look() -> str:
        async with open_kernel(kernels.fence, None) as kernel:
            return Path(f"/proc/{kernel.box.first}/autogroup").read_text()

    ours = Path("/proc/self/autogroup").read_text()
    assert kernels.do(look()).endswith(f"nice {sandbox.NICE}\n")
    assert Path("/proc/self/autogroup").read_text() == ours
