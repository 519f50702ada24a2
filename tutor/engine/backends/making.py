"""What has to be made of a model before OpenVINO serves it, in a process of its own that ends when it is made.

To convert takes torch and a gigabyte; to serve takes neither. `python -m tutor.engine.backends.making` reads its
settings from stdin, and says on stdout how far it is, a line of JSON each.
"""

import dataclasses
import importlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from tutor.engine.backends.backend import BackendError, Tell
from tutor.engine.settings import Settings

NICE = 10  # students' programs go first
SENT = ("model", "adapter", "device", "threads", "most_context", "folder")


def in_child(settings: Settings, tell: Tell) -> Settings:
    """The settings with the folders of what was named by an id. Raises BackendError with the child's own sentence."""
    words = [sys.executable, "-m", __name__]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        sent = {name: value for name, value in dataclasses.asdict(settings).items() if name in SENT}
        child.stdin.write(json.dumps(sent, default=str) + "\n")
        child.stdin.flush()  # and stays open: when it closes, nobody waits any more
        found = None
        for told in filter(None, map(_read, child.stdout)):
            if "says" in told:
                raise BackendError(told["says"])
            if "progress" in told:
                tell("converting", told["progress"])
            else:
                found = dataclasses.replace(settings, model=told["model"], adapter=told["adapter"])
    if found is None:
        raise BackendError(f"The model could not be made ready; whoever was at it ended with {child.returncode}.")
    return found


def _read(line: str) -> dict | None:
    """What libraries print is passed on."""
    try:
        told = json.loads(line)
    except ValueError:
        told = None
    if not isinstance(told, dict):
        sys.stdout.write(line)
        return None
    return told


# ── In the child ──


def main() -> None:
    os.nice(NICE)
    sent = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    settings = Settings(**sent | {"folder": Path(sent["folder"])})
    make: Callable[[Settings, Callable[[float], None]], dict]
    make = importlib.import_module("tutor.engine.backends.openvino_making").make  # which takes seconds to import
    try:
        _say(make(settings, lambda share: _say({"progress": round(share, 3)})))
    except BackendError as problem:
        _say({"says": str(problem)})
        sys.exit(1)


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)


def _say(told: dict) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
