"""`python -m tutor.engine.training`: trains, or goes on with what was interrupted."""

import os
import signal
import sys
import threading

from transformers.utils import logging

from tutor.engine.training import order
from tutor.engine.training.errors import CannotTrain
from tutor.engine.training.making import train

INTERRUPTED = 3  # exit code


def main() -> None:
    os.environ.setdefault(
        "CUBLAS_WORKSPACE_CONFIG", ":4096:8"
    )  # without it a card multiplies in another order each time
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())  # the step that is being computed comes to its end
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    wanted = order.read()
    try:
        has_ended = train(wanted, ended.is_set)
    except CannotTrain as problem:
        sys.exit(f"\n{problem}")
    if not has_ended:
        print(f"\nStopped and kept in {wanted.work}. The same command goes on from there.", file=sys.stderr)  # noqa: T201
        sys.exit(INTERRUPTED)
    print(f"\nMade: {wanted.out}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
