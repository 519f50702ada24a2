"""Runs many programs in one process, a fork for each, and gives how each ended, as the sandbox describes it.

As a script, inside that process: reads JSON lines {"files", "answers", "stopped"} and writes the endings.
"""

import base64
import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
import types
from collections.abc import Sequence
from pathlib import Path

INSIDE = Path(__file__).parents[3] / "runner/inside"
STOPPED_AFTER, AT_MOST = 0.4, 5.0  # seconds


def endings(programs: Sequence) -> list[dict]:
    """How each of these `programs.Program`s ended: the kernel's `ending`, in order."""
    asked = [
        {
            "files": {name: base64.b64encode(data).decode() for name, data in program.given.items()},
            "answers": program.answers,
            "stopped": program.is_stopped,
        }
        for program in programs
    ]
    ran = subprocess.run(
        [sys.executable, "-I", __file__], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr[-2_000:]
    return json.loads(ran.stdout)


def inside():
    """runner/inside/ under the name it has in the sandbox, without what needs the learners' libraries."""
    package = types.ModuleType("buildalong_inside")
    package.__path__ = [str(INSIDE)]
    sys.modules["buildalong_inside"] = package
    for name in ("shows", "tracer"):
        sys.modules[f"buildalong_inside.{name}"] = types.ModuleType(name)
    from buildalong_inside import failure, program

    sys.modules["buildalong_inside.shows"].show_if_rich = lambda value: None
    return failure, program


def ending_of(asked: dict, failure, program) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        failure.HOME, program.HOME = f"{home}/", home
        program.lay_out(asked["files"])
        module = program.fresh_main("main.py")
        program.forget_shadowed(asked["files"])
        answers = home.parent / f"{home.name}.answers"
        answers.write_text("".join(f"{answer}\n" for answer in asked["answers"]))
        sys.stdin = answers.open()
        answers.unlink()
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115 - the process ends soon
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, STOPPED_AFTER if asked["stopped"] else AT_MOST)
        try:
            program.execute(home / "main.py", module.__dict__)
        except SystemExit:
            pass
        except KeyboardInterrupt as stopped:
            return {"how": "interrupted", **failure.describe(stopped)}
        except BaseException as error:
            return {"how": "failed", **failure.describe(error)}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return {"how": "finished"}


def forked(work) -> str:
    """What `work()` gives in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            told = json.dumps(work())
            with open(writing, "w") as pipe:
                pipe.write(told)
        finally:
            os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return told


def main() -> None:
    failure, program = inside()
    told = [
        forked(functools.partial(ending_of, asked, failure, program)) or '{"how": "died"}'
        for asked in json.load(sys.stdin)
    ]
    sys.stdout.write(f"[{','.join(told)}]")


if __name__ == "__main__":
    main()
