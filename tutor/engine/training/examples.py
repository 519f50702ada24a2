"""Examples as they are trained on: a line of JSON becomes tokens, with the place where the reply begins.

Whatever stands in a line is text, also what looks like a mark of the template or like an instruction.
"""

import dataclasses
import hashlib
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from tutor.engine.backends.words import Words
from tutor.engine.training.errors import CannotTrain
from tutor.engine.training.recipes import Recipe

OF_CLASSES = "from a class"  # the origin of a program that a class gave
MOST_LINE = 64 * 1024  # bytes
LEAST = 8  # examples that are worth a training


class Turn(msgspec.Struct, frozen=True):
    role: str
    content: str


class TrainLine(msgspec.Struct, frozen=True):
    """What of a line is needed here. Of ghost text there is a `prefix` and no turn."""

    id: str
    reply: str
    turns: list[Turn] = []
    prefix: str = ""
    job: str = ""
    part: str = ""
    kind: str = ""
    origin: str = ""  # of its program
    facts: dict[str, object] = {}


@dataclasses.dataclass(frozen=True)
class Example:
    line: TrainLine
    ids: tuple[int, ...]
    begin: int  # of the reply; what stands before it is read and not learnt

    @property
    def learnt(self) -> int:
        return len(self.ids) - self.begin


def read(file: Path, words: Words, recipe: Recipe) -> list[Example]:
    """All that fit, in the file's order. Raises CannotTrain where a line is none."""
    found = [example for line in lines(file) if (example := encode(line, words, recipe)) is not None]
    wanted = [example for example in found if _is_drawn(example, recipe)]
    if len(wanted) < LEAST:
        raise CannotTrain(
            f"{file} holds {len(wanted)} examples that fit the recipe; {LEAST} are the least to train on."
        )
    return wanted


def lines(file: Path) -> Iterator[TrainLine]:
    decoder = msgspec.json.Decoder(TrainLine)
    try:
        with file.open("rb") as opened:
            for number, raw in enumerate(opened, start=1):
                if raw.strip():
                    yield _line(raw, decoder, f"Line {number} of {file}")
    except OSError as error:
        raise CannotTrain(f"The examples in {file} cannot be read: {error.strerror}.") from error


def _line(raw: bytes, decoder: msgspec.json.Decoder[TrainLine], where: str) -> TrainLine:
    if len(raw) > MOST_LINE:
        raise CannotTrain(f"{where} is longer than {MOST_LINE // 1024} kB, so it is no example. Make the data again.")
    try:
        line = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CannotTrain(f"{where} is no example: {error}. Make the data again.") from None
    roles = [turn.role for turn in line.turns]
    if not (roles or line.prefix):
        raise CannotTrain(f"{where} asks nothing. Make the data again.")
    if roles and (roles[-1] != "user" or not set(roles) <= {"system", "user", "assistant"}):
        raise CannotTrain(f"{where} does not end with what a student asks. Make the data again.")
    return line


def encode(line: TrainLine, words: Words, recipe: Recipe) -> Example | None:
    """`None`: nothing is said, or it is too long. The prompt is made by what makes it when the model serves."""
    if not line.reply.strip():
        return None
    if line.turns:
        before = words.encode_chat([{"role": turn.role, "content": turn.content} for turn in line.turns])
        reply = [*words.plain(line.reply), words.end_of_turn]
    else:
        before = words.encode_text(line.prefix)
        reply = words.plain(line.reply)
    ids = (*before, *reply)
    return Example(line, ids, len(before)) if len(ids) <= recipe.most_tokens else None


def _is_drawn(example: Example, recipe: Recipe) -> bool:
    """A share of a job's examples, always the same ones."""
    share = recipe.jobs.get(example.line.job, 1.0)
    if share >= 1:
        return True
    mark = int.from_bytes(hashlib.sha256(example.line.id.encode()).digest()[:4], "big")
    return mark / 2**32 < share


def some(examples: Sequence[Example], most: int) -> list[Example]:
    """So many, evenly over the kinds, always the same ones."""
    by_kind: dict[str, list[Example]] = {}
    for example in sorted(examples, key=lambda one: hashlib.sha256(one.line.id.encode()).digest()):
        by_kind.setdefault(f"{example.line.job} {example.line.part} {example.line.kind}", []).append(example)
    rounds = max((len(group) for group in by_kind.values()), default=0)
    order = sorted(by_kind)
    random.Random(0).shuffle(order)  # noqa: S311 - which come first is no secret
    mixed = [by_kind[name][turn] for turn in range(rounds) for name in order if turn < len(by_kind[name])]
    return mixed[:most]
