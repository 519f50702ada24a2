"""A model server that is stuck or broken ends, so that its supervisor starts it again."""

import subprocess
import sys

from tests.stack import ROOT

PROGRAM = """
import time
from tests.tutor.doubles import ScriptedBackend
from tests.tutor.engine.serving import serving

def before_step(backend):
    {trouble}

with serving(ScriptedBackend("word", before_step=before_step), stuck_seconds={stuck}) as served:
    for _ in range(4):
        print(served.ask(deadline_seconds=5).status_code, flush=True)
print("still here")
"""


def ended(trouble: str, *, stuck: float = 0.2) -> subprocess.CompletedProcess:
    program = PROGRAM.format(trouble=trouble, stuck=stuck)  # seconds; more where others have the processor
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=30)


def test_a_step_that_never_comes_back_ends_the_process_and_says_where_it_was():
    done = ended("time.sleep(60)")
    assert done.returncode == 1
    assert "before_step" in done.stderr
    assert "still here" not in done.stdout


def test_a_library_that_holds_the_interpreter_cannot_hold_the_watchdog():
    # A C function called with the interpreter's lock held: no other Python thread runs while it sleeps.
    done = ended("import ctypes; ctypes.PyDLL(None).sleep(60)")
    assert done.returncode == 1
    assert "still here" not in done.stdout


def test_steps_that_fail_again_and_again_end_the_process():
    done = ended("raise ValueError('broken')", stuck=5)
    assert done.returncode == 70
    assert done.stdout.split() in (["500"] * 2, ["500"] * 3)  # one more is told while the process goes
