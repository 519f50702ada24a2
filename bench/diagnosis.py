"""How long the diagnosis of a failed program takes, beside Python only reading it: `python -m bench.diagnosis`."""

import ast
import os
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django

from bench.table import Table, say_machine

ROUNDS = 40
LINES = 200
BOUND = 30  # ms


def program() -> str:
    """200 lines as beginners write them: the starters of this house, one below the other."""
    text = ""
    for path in sorted(Path("projects/catalogue").glob("*/main.py")):
        source = path.read_text()
        text += source if "__future__" not in source else ""
    return "\n".join(text.split("\n")[:LINES]) + "\n"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    django.setup()
    from runner.diagnosis.diagnose import diagnose
    from runner.messages import Finished

    say_machine()
    table = Table()
    text = whole(program())
    lines = text.count("\n") + 1
    for name, (source, failed) in ends(text, lines).items():
        files = {"main.py": source.encode()}
        finished = Finished(outcome="failed" if failed else "finished")
        milliseconds = median(partial(diagnose, files, failed=failed, finished=finished))
        read = median(partial(read_alone, source))
        beside = f"ast.parse alone {read:.1f} ms"
        table.add(f"diagnosis of {lines} lines: {name}, median", milliseconds, "ms", goal=BOUND, beside=beside)
    table.say()


def ends(text: str, last: int) -> dict[str, tuple[str, object]]:
    """Ways in which a program may end whose last line is `last`: what it is then, and the failure if there is one."""
    from runner.messages import Failed

    def failed(kind: str, message: str, line: int, *columns: int) -> Failed:
        column, end_column = columns or (-1, -1)
        return Failed(kind=kind, message=message, file="main.py", line=line, column=column, end_column=end_column)

    return {
        "a name that is unknown": (
            text + "print(scroe)\n",
            failed("NameError", "name 'scroe' is not defined", last, 6, 11),
        ),
        "an index past the end": (
            text + "names = []\nprint(names[3])\n",
            failed("IndexError", "list index out of range", last + 1),
        ),
        "a bracket that is not closed": (
            text + 'print("a"\n',
            failed("SyntaxError", "'(' was never closed", last, 5, 6),
        ),
        "nothing has failed": (text, None),
    }


def whole(text: str) -> str:
    """Cut where it is a program."""
    lines = text.split("\n")
    while lines and not is_readable("\n".join(lines)):
        lines.pop()
    return "\n".join(lines).rstrip("\n") + "\n"


def is_readable(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def read_alone(source: str) -> None:
    try:
        ast.parse(source)
    except SyntaxError:
        return


def median(work: Callable[[], object]) -> float:
    """Milliseconds of processor time: what others do on the machine does not count."""
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(1000 * (time.process_time() - began))
    return statistics.median(times)


if __name__ == "__main__":
    main()
