"""How a run ended, as a sentence: what happened, where, what to try."""

import ast
import dataclasses
from collections.abc import Mapping

from runner.limits import Limits
from runner.messages import Finished, Outcome


@dataclasses.dataclass(frozen=True)
class Place:
    file: str = ""
    line: int = 0


NOWHERE = Place()


def finished(
    reason: str, *, place: Place = NOWHERE, files: Mapping[str, bytes], seconds: float, limits: Limits
) -> Finished:
    """`reason` is a key of SENTENCES, or "finished" or "failed"."""
    if reason in ("finished", "failed"):
        return Finished(outcome=reason, seconds=round(seconds, 3))  # type: ignore[arg-type]
    outcome, sentence, advice = SENTENCES[reason]
    told = sentence.format(
        seconds=f"{limits.seconds:g}",
        memory=limits.memory_bytes // (1024 * 1024),
        printed=in_words(limits.printed_chars),
        minutes=f"{limits.waiting_seconds / 60:g}",
    )
    where = position(place, files) if outcome in ("limit", "stopped") else ""
    text = f"{told}{'; it was ' + where if where else ''}.{' ' + advice if advice else ''}"
    return Finished(
        outcome=outcome, text=text, file=place.file, line=place.line, reason=reason, seconds=round(seconds, 3)
    )


def in_words(number: int) -> str:
    return f"{number // 1_000_000} million" if number >= 1_000_000 else f"{number:,}"


SENTENCES: dict[str, tuple[Outcome, str, str]] = {
    "stopped": ("stopped", "Stopped", ""),
    "time": (
        "limit",
        "The program ran for {seconds} seconds without finishing",
        "If a loop should end, look at what has to change for it to end.",
    ),
    "printed": (
        "limit",
        "The program printed more than {printed} characters, so it was stopped",
        "If a loop should end, look at what has to change for it to end.",
    ),
    "flooded": (
        "limit",
        "The program showed too much at once, so it was stopped",
        "Try to show a smaller part.",
    ),
    "memory": (
        "limit",
        "The program used more memory than it may ({memory} MB), so it was stopped",
        "Look for a list or a text that grows without end.",
    ),
    "waiting": (
        "limit",
        "The program waited {minutes} minutes for an answer and was stopped",
        "Press Run to start it again.",
    ),
    "computed": (
        "limit",
        "The program computed for more than {seconds} seconds and did not finish",
        "If a loop should end, look at what has to change for it to end.",
    ),
    "open": (
        "limit",
        "The drawing was open for {minutes} minutes and was stopped",
        "Press Run to start it again.",
    ),
    "left": ("stopped", "Stopped, because nobody was watching any more", "Press Run to start it again."),
    "died": (
        "failed",
        "The program ended Python itself before it could finish",
        "This happens with os._exit, when a program stops its own process, or when functions call each other "
        "too deeply.",
    ),
    "broken_off": (
        "broken_off",
        "The run was broken off by a fault on our side, not by your program",
        "Your files are saved. Press Run to try again.",
    ),
}


def position(place: Place, files: Mapping[str, bytes]) -> str:
    """ "in the loop on line 4", or "on line 9", or nothing."""
    if not place.line:
        return ""
    loop = innermost_loop(files.get(place.file, b""), place.line)
    line = f"in the loop on line {loop}" if loop else f"on line {place.line}"
    return line if place.file in ("main.py", "") else f"{line} of {place.file}"


def innermost_loop(source: bytes, line: int) -> int:
    """The line of the loop that holds `line`, or 0."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0
    loops = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.For | ast.While) and node.lineno <= line <= (node.end_lineno or line)
    ]
    return max(loops, default=0)
