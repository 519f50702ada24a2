"""Grey text: a right program cut off behind a word, and what its line goes on with."""

import random

from learn.lessons.concepts import CONCEPTS
from tutor.ghosts.cuts import of_program
from tutor.training.cases import RightProgram
from tutor.training.telling.told import Told

EACH, MOST_LINES = 3, 14


def ghost(program: RightProgram, chance: random.Random) -> list[Told]:
    """At places that chance chooses; in the middle of a word the engine looks after itself."""
    cuts = [cut for cut in of_program(program.shape, program.source, taught=CONCEPTS) if not cut.is_in_word]
    drawn = chance.sample(cuts, min(EACH, len(cuts)))
    return [_told(cut.prefix, cut.right) for cut in drawn]


def _told(prefix: str, right: str) -> Told:
    lines = prefix.splitlines(keepends=True)[-MOST_LINES:]
    return Told(job="ghost", part="ghost", recipe="rest of the line", prefix="".join(lines), reply=f"{right}\n")
