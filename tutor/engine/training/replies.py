"""What the trained model says to examples that it has not learnt, and how much of it holds: for people to look at.

This is no exam: the exam is the site's, with its guard. It shows early which kinds of mistake are mixed up.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from tutor.engine.backends.backend import Request
from tutor.engine.backends.lane import Lane
from tutor.engine.backends.loading import load
from tutor.engine.backends.slots import Slots
from tutor.engine.backends.words import Words
from tutor.engine.training.examples import Example

MOST_TOKENS, MOST_RUNNING = 90, 8
IN_TICKS = re.compile(r"`([^`\n]+)`")
NUMBER = re.compile(r"\d+")


@dataclasses.dataclass(frozen=True)
class JudgedReply:
    example: Example
    text: str

    @property
    def is_as_written(self) -> bool:
        return self.text == self.example.line.reply.strip()

    @property
    def invents_nothing(self) -> bool:
        """Every name in ticks and every number stands in what was asked."""
        asked = " ".join(turn.content for turn in self.example.line.turns)
        numbers = set(NUMBER.findall(asked))
        return all(name in asked for name in self._named) and set(NUMBER.findall(self.text)) <= numbers

    @property
    def names_the_place(self) -> bool:
        """The line that it is about, or something that the known fact names."""
        facts = self.example.line.facts
        known = IN_TICKS.findall(str(facts.get("sentence", "")))
        is_line = re.search(rf"\bline {facts.get('line')}\b", self.text, re.IGNORECASE) is not None
        return is_line or any(name in known for name in self._named)

    @property
    def _named(self) -> list[str]:
        return IN_TICKS.findall(self.text)


def ask(folder: Path, examples: Sequence[Example], threads: int) -> Iterator[JudgedReply]:
    """By the model in `folder`, always the likeliest word; in the order in which they are done."""
    torch.set_num_threads(threads)
    words = Words(folder)
    lane = Lane(load(folder, torch.float32), rows=MOST_RUNNING, context=1_024)
    slots = Slots(words, lane, name="", digest="", most=MOST_RUNNING)
    waiting = [one for one in examples if len(one.line.turns)]
    told: dict[int, str] = {}
    number = 0
    while number < len(waiting) or not slots.is_idle():
        while slots.room() and number < len(waiting):
            example = waiting[number]
            slots.add(Request(id=number, ids=list(example.ids[: example.begin]), most_tokens=MOST_TOKENS))
            number += 1
        for token in slots.step():
            told[int(str(token.id))] = told.get(int(str(token.id)), "") + token.text
            if token.is_last:
                yield JudgedReply(waiting[int(str(token.id))], told.pop(int(str(token.id))).strip())
