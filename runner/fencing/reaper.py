"""Started once by a worker, as a script: when the worker is gone, however that went, so are its sandboxes.

bwrap ends with its parent, but its child asks for that only once it is set up: killed before, the child would live on
with nobody. Each line read here is a sandbox that began, as JSON, or the number of one that has ended. When the lines
end the worker is gone, and what is left of the others is killed. Standard library only.
"""

import atexit
import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

GONE_SECONDS = 5  # a tree of processes with much memory takes a moment to go


class Reaper:
    """The worker's end of it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            bufsize=0,
            start_new_session=True,  # it outlives whoever ends the worker with its group
        )

    def watch(self, pid: int, folders: Sequence[Path] = ()) -> None:
        """The sandbox that `pid` leads, a process group, is counted in `folders`, if anywhere."""
        self._say({"pid": pid, "folders": [str(folder) for folder in folders]})

    def forget(self, pid: int) -> None:
        self._say(pid)

    def end(self) -> None:
        self.process.communicate()

    def _say(self, what: object) -> None:
        assert self.process.stdin
        with contextlib.suppress(OSError):  # somebody has killed it: then the next worker sweeps
            self.process.stdin.write(json.dumps(what).encode() + b"\n")


@functools.cache
def reaper() -> Reaper:
    """Of this process."""
    started = Reaper()
    atexit.register(started.end)
    return started


def main() -> None:
    alive: dict[int, list[str]] = {}
    for line in sys.stdin.buffer:
        told = json.loads(line)
        if isinstance(told, int):
            alive.pop(told, None)
        else:
            alive[told["pid"]] = told["folders"]
    until = time.monotonic() + GONE_SECONDS
    for pid in alive:
        with contextlib.suppress(OSError):
            os.killpg(pid, signal.SIGKILL)
    for folder in (folder for folders in alive.values() for folder in folders):
        while not is_emptied(folder) and time.monotonic() < until:
            time.sleep(0.01)


def is_emptied(folder: str) -> bool:
    """Again and again, as what is being killed may just begin another."""
    for pid in pids_in(folder):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    try:
        os.rmdir(folder)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def pids_in(folder: str) -> Iterable[int]:
    with contextlib.suppress(OSError), open(f"{folder}/cgroup.procs") as file:
        return [int(word) for word in file.read().split()]
    return []


if __name__ == "__main__":
    main()
