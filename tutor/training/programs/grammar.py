"""Small programs as beginners write them, drawn from the shapes in `shapes/` and the words in `words.toml`.

A shape is a program under a header `# ── slug`; `# ── answers: a | b` is what is typed at its input(). In it
- `<score>` is a word of `score` in words.toml, the same one everywhere; `<score.2>` is another word of `score`;
- `<2..9>` is a number from 2 to 9, the same one wherever it stands so;
- lines that begin with `? ` are there or not, neighbours together; of neighbours with `| ` one is there.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tutor.training.cases import RightProgram
from tutor.training.chance import Chance

HERE = Path(__file__).parent
SLOT = re.compile(r"<([a-z]+|\d+\.\.\d+)((?:\.\w+)?)>")
ANSWERS = "# ── answers: "


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    topics: dict[str, dict[str, list[str]]]
    words: dict[str, list[str]]
    names: dict[str, list[str]]


@dataclasses.dataclass(frozen=True)
class ProgramShape:
    slug: str
    lines: tuple[str, ...]
    answers: tuple[str, ...] = ()


def programs(chance: Chance, each: int) -> Iterator[RightProgram]:
    """`each` of every shape, some of which may be the same."""
    for shape in shapes():
        for _ in range(each):
            yield draw(shape, chance)


def draw(shape: ProgramShape, chance: Chance) -> RightProgram:
    topic = chance.choice(list(words().topics))
    slots = Slots(topic, chance)
    source = "".join(f"{slots.filled(line)}\n" for line in chosen(shape.lines, chance))
    answers = tuple(slots.filled(answer) for answer in shape.answers)
    return RightProgram(source=source, shape=shape.slug, topic=topic, answers=answers)


def chosen(lines: tuple[str, ...], chance: Chance) -> Iterator[str]:
    """With one of the lines to choose from, and with or without what may be left out."""
    for mark, some in itertools.groupby(lines, lambda line: line[:2] if line[:2] in ("? ", "| ") else ""):
        together = [line.removeprefix(mark) for line in some]
        if mark == "| ":
            yield chance.choice(together)
        elif not mark or chance.random() < 0.5:
            yield from together


class Slots:
    """What each slot of one program is filled with. No two names are the same."""

    def __init__(self, topic: str, chance: Chance):
        self.words: Mapping[str, list[str]] = words().names | words().words | words().topics[topic]
        self.chance = chance
        self.filling: dict[str, str] = {}

    def filled(self, line: str) -> str:
        return SLOT.sub(lambda slot: self.word(slot.group(), slot.group(1)), line)

    def word(self, slot: str, kind: str) -> str:
        if slot not in self.filling:
            self.filling[slot] = self.number(kind) if kind[0].isdigit() else self.other(kind)
        return self.filling[slot]

    def number(self, kind: str) -> str:
        low, high = kind.split("..")
        return str(self.chance.randint(int(low), int(high)))

    def other(self, kind: str) -> str:
        free = [word for word in self.words[kind] if word not in self.filling.values()]
        return self.chance.choice(free)


@functools.cache
def words() -> Words:
    return msgspec.toml.decode((HERE / "words.toml").read_bytes(), type=Words)


@functools.cache
def shapes() -> tuple[ProgramShape, ...]:
    files = sorted((HERE / "shapes").glob("*.txt"))
    return tuple(shape for file in files for shape in read(file.read_text()))


def read(text: str) -> Iterator[ProgramShape]:
    for part in re.split(r"^# ── (?=[a-z-]+$)", text, flags=re.MULTILINE)[1:]:
        slug, *lines = part.strip("\n").split("\n")
        answers = lines.pop(0).removeprefix(ANSWERS).split(" | ") if lines[0].startswith(ANSWERS) else ()
        yield ProgramShape(slug, tuple(lines), tuple(answers))
