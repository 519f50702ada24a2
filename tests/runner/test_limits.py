"""Time, output and memory that a program may use, and how it is stopped: in real kernels."""

import asyncio
import time

import pytest

from runner.limits import LIMITS, Limits
from runner.messages import Asked, Notice, Output
from tests.runner.real import patience

pytestmark = pytest.mark.kernel

SHORT = Limits(seconds=1.0)
LOOP = "If a loop should end, look at what has to change for it to end."


def test_an_endless_loop_is_told_by_its_line(kernels):
    ran = kernels.run("n = 0\n\nwhile n < 10:\n    m = n + 1\n", limits=SHORT)

    assert ran.finished.outcome == "limit"
    assert ran.finished.text == f"The program ran for 1 seconds without finishing; it was in the loop on line 3. {LOOP}"
    assert ran.finished.line in (3, 4)
    assert ran.seconds < 1 + 0.6 * patience()


def test_an_endless_loop_in_another_file_is_told_with_its_file(kernels):
    files = {"main.py": "import game\ngame.play()\n", "game.py": "def play():\n    while True:\n        pass\n"}

    ran = kernels.run(files, limits=SHORT)

    assert "it was in the loop on line 2 of game.py" in ran.finished.text
    assert ran.finished.file == "game.py"


def test_a_long_sleep_is_told_by_its_line(kernels):
    ran = kernels.run("import time\n\ntime.sleep(10**9)\n", limits=SHORT)

    assert "it was on line 3" in ran.finished.text


def test_a_loop_that_catches_everything_is_ended_all_the_same(kernels):
    ran = kernels.run("while True:\n    try:\n        pass\n    except:\n        pass\n", limits=SHORT)

    assert ran.finished.outcome == "limit"
    assert "without finishing" in ran.finished.text
    assert ran.seconds < SHORT.seconds + SHORT.grace_seconds + 0.7 * patience()


def test_a_slow_search_is_interrupted(kernels):
    ran = kernels.run("import re\nre.match('(a+)+$', 'a' * 50 + 'b')\n", limits=SHORT)

    assert ran.finished.outcome == "limit"
    assert ran.finished.line == 2


def test_waiting_for_an_answer_takes_no_time(kernels):
    async def think(kernel, event):
        if isinstance(event, Asked):
            await asyncio.sleep(1.5)
            kernel.answer(event.ask, "Ada")

    ran = kernels.run("print(input('Who? '))", limits=Limits(seconds=1.2), meanwhile=think)

    assert ran.printed == "Ada\n"
    assert ran.finished.outcome == "finished"
    assert ran.finished.seconds < 1.2


def test_waiting_has_an_end_too(kernels):
    ran = kernels.run("input('Who? ')", limits=Limits(waiting_seconds=0.6), meanwhile=lambda *_: None)

    assert ran.finished.outcome == "limit"
    assert "for an answer and was stopped" in ran.finished.text


COMPUTES = "import time\nbegan = time.process_time()\nwhile time.process_time() - began < 0.9: pass\n"
COMPUTES_BESIDE = "import os\nif os.fork():\n    input('? ')\nelse:\n    while True: pass\n"


def test_what_computes_while_it_asks_has_an_end(kernels):
    ran = kernels.run(COMPUTES_BESIDE, limits=SHORT, meanwhile=lambda *_: None)

    assert (ran.finished.outcome, ran.finished.reason) == ("limit", "computed")
    assert ran.seconds < 1 + (LIMITS.grace_seconds + 2) * 2 * patience()


def test_what_was_computed_before_a_question_is_not_counted_again(kernels):
    async def think(kernel, event):
        if isinstance(event, Asked):
            await asyncio.sleep(1.5)
            kernel.answer(event.ask, "Ada")

    program = COMPUTES + "input('? ')\nprint(input('? '))"
    ran = kernels.run(program, limits=Limits(seconds=1.0, starved_seconds=60), meanwhile=think)

    assert (ran.finished.outcome, ran.printed) == ("finished", "Ada\n")


def test_an_answer_that_nobody_asked_for_is_not_given(kernels):
    def early(kernel, event):
        if isinstance(event, Output):
            assert kernel.answer(1, "unasked") is None
        if isinstance(event, Asked):
            assert kernel.answer(event.ask + 1, "wrong one") is None
            assert kernel.answer(event.ask, "right") == "right\n"
            assert kernel.answer(event.ask, "twice") is None

    ran = kernels.run("import time\nprint('a')\ntime.sleep(0.2)\nprint(input())", meanwhile=early)

    assert ran.printed == "a\nright\n"


def test_a_secret_answer_is_not_shown(kernels):
    shown = []

    def whisper(kernel, event):
        if isinstance(event, Asked):
            assert event.password
            shown.append(kernel.answer(event.ask, "abc"))

    kernels.run("import getpass\ngetpass.getpass()", meanwhile=whisper)

    assert shown == ["•••\n"]


STOPPED = {
    "a loop": "print('on', flush=True)\nwhile True:\n    pass",
    "a sleep": "import time\nprint('on', flush=True)\ntime.sleep(60)",
    "a question": "print('on', flush=True)\ninput()",
    "printing": "print('on', flush=True)\nwhile True:\n    print('x' * 50)",
    "another program": "import os\nprint('on', flush=True)\nos.system('sleep 60')",
    "threads": "from threading import *\nprint('on', flush=True)\nThread(target=Event().wait).start()",
}


@pytest.mark.parametrize("what", STOPPED)
def test_stop_works_at_once(kernels, what):
    pressed = []

    def press(kernel, event):
        if isinstance(event, Output) and not pressed:
            pressed.append(time.monotonic())
            asyncio.get_running_loop().call_later(0.3, kernel.stop)

    ran = kernels.run(STOPPED[what], meanwhile=press)

    assert ran.finished.outcome == "stopped"
    assert ran.finished.text.startswith("Stopped")
    assert time.monotonic() - pressed[0] < 0.3 + 0.5 * patience() + 0.3


def test_stop_ends_what_catches_everything_after_a_grace(kernels):
    def press(kernel, event):
        if isinstance(event, Output):
            kernel.stop()

    ran = kernels.run(
        "print('on')\nwhile True:\n    try:\n        while True:\n            pass\n    except:\n        pass",
        meanwhile=press,
    )

    assert ran.finished.outcome == "stopped"
    assert ran.seconds < LIMITS.grace_seconds + 0.7 * patience()


def test_a_hundred_thousand_lines_are_cut_and_their_end_is_kept(kernels):
    ran = kernels.run("for n in range(100_000):\n    print('line', n)\n")

    shown = sum(len(event.text) for event in ran.all(Output))
    first, last = ran.all(Notice)
    assert ran.finished.outcome == "finished"
    assert LIMITS.shown_chars < shown < LIMITS.shown_chars + 5_000
    assert first.text == "The program goes on printing. Only the first 200,000 characters are shown."
    assert last.text.endswith("characters are left out here; this is how the output ended:")
    assert ran.printed.endswith("line 99998\nline 99999\n")
    assert ran.events[-2].text.startswith("line 99")


def test_printing_without_end_is_stopped(kernels):
    ran = kernels.run("while True:\n    print('x' * 1000)\n", limits=Limits(printed_chars=2_000_000))

    assert ran.finished.outcome == "limit"
    assert "printed more than 2 million characters" in ran.finished.text
    assert "it was in the loop on line 1" in ran.finished.text


def test_another_program_that_prints_without_end_is_stopped(kernels):
    ran = kernels.run("import os\nos.system('yes')\n", limits=Limits(printed_chars=2_000_000))

    assert ran.finished.outcome == "limit"


def test_too_many_pictures_and_tables_are_left_out(kernels):
    ran = kernels.run(
        "from IPython.display import HTML, display\nfor n in range(30):\n    display(HTML(str(n)))\nprint('done')",
        limits=Limits(rich_events=10),
    )

    assert ran.printed == "done\n"
    assert [event.text for event in ran.all(Notice)] == [
        "Only the first pictures and tables are shown; there were too many."
    ]


def test_memory_of_all_processes_together_has_an_end(kernels):
    ran = kernels.run(
        "import os\n"
        "for n in range(3):\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        break\n"
        "block = bytearray(400 << 20)\n"
        "for at in range(0, len(block), 4096):\n"
        "    block[at] = 1\n"
        "import time\n"
        "time.sleep(3)\n"
        "print('all of it')\n"
    )

    if ran.finished.outcome == "limit":
        assert "more memory than it may (512 MB)" in ran.finished.text
    else:  # where the children were ended and the program itself was not
        assert ran.printed.count("all of it") <= 1


def test_a_list_without_end_is_a_friendly_error(kernels):
    ran = kernels.run("things = []\nwhile True:\n    things.append('x' * 1_000_000)\n")

    assert (ran.failed.kind, ran.failed.line) == ("MemoryError", 3)


def test_a_watchdog_counts_memory_where_no_control_group_does(kernels):
    async def without_groups():
        from runner.kernels.kernel import open_kernel

        async with open_kernel(kernels.fence, None) as kernel:
            return [
                event
                async for event in kernel.run(
                    {"main.py": b"import time\nblock = bytearray(300 << 20)\ntime.sleep(30)\n"},
                    "main.py",
                    limits=Limits(memory_bytes=200 << 20),
                )
            ]

    finished = kernels.do(without_groups())[-1]
    assert finished.outcome == "limit"
    assert "more memory than it may (200 MB)" in finished.text
    assert finished.seconds < 3 * patience()
