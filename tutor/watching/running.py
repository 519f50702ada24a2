"""The program and what was typed at it last go into a box, with the watcher around it; what was seen comes out."""

import secrets
from pathlib import Path
from typing import NamedTuple

from tutor.boxes import SEED, Boxes
from tutor.guard import secret
from tutor.scenes import Scene
from tutor.watching import reading, record
from tutor.watching.reading import Program
from tutor.watching.record import Record

HIDDEN = "•"  # how a password that was typed is shown
SECONDS = 6.0  # of waiting, which is said; in a rush sandboxes are the last to get a processor
WATCHER = Path(__file__).with_name("watcher.py").read_text(encoding="utf-8")


class Watched(NamedTuple):
    program: Program
    record: Record


def readable(scene: Scene) -> Program | None:
    """What may be run: not in steps that ask what a program does or what is wrong, nor where a password was typed."""
    if not scene.source.strip() or secret.of(scene).kind not in ("", "build"):
        return None
    return None if any(HIDDEN in each for each in scene.answers) else reading.read(scene.source)


async def watch(scene: Scene, program: Program, boxes: Boxes) -> Watched | None:
    """None where nothing was seen of it. Raises NotFoundOut where nobody has run it in time."""
    token = secrets.token_hex(8)
    entry, out = f"watcher_{token}.py", f"seen_{token}.json"
    known = (scene.entry, out, program.stores, program.tests, program.bodies)
    text = f"{WATCHER}\n\nwatch(*{known!r})\n"
    tried = await boxes.try_program(
        scene, {entry: text}, entry=entry, answers=scene.answers, seed=SEED, reads=out, seconds=SECONDS
    )
    seen = record.read(tried.read)
    if seen is None:
        return None
    return Watched(program, seen.cut_short() if tried.wanted_more else seen)
