"""A conversation: who asks what, which answer is typed, what is said then."""

import dataclasses
from collections.abc import Sequence

from learn.lessons.checks import words
from learn.lessons.format import Turn
from runner.boxes import Said


@dataclasses.dataclass
class Passage:
    """All that the program said from one answer to the next."""

    text: str = ""
    is_question: bool = False  # at its end the program waited for an answer


def passages(talk: Sequence[Said]) -> list[Passage]:
    found = [Passage()]
    for said in talk:
        if said.kind == "answered":
            found.append(Passage())
            continue
        found[-1].text += said.text
        found[-1].is_question = found[-1].is_question or said.kind == "asked"
    return found


def goes(talk: Sequence[Said], turns: Sequence[Turn]) -> bool:
    """Did it go as the turns say? What a program asks may also be printed before it asks."""
    heard = passages(talk)
    at = 0
    for turn in turns:
        if at >= len(heard):
            return False
        now = heard[at]
        if turn.asks is not None and not (now.is_question and words.have(now.text, turn.asks)):
            return False
        if turn.says is not None and not words.have(now.text, turn.says):
            return False
        at += len(typed_in(turn))
        if at >= len(heard):
            return False  # it did not ask
    return True


def answers_of(turns: Sequence[Turn]) -> list[str]:
    return [answer for turn in turns for answer in typed_in(turn)]


def typed_in(turn: Turn) -> list[str]:
    return turn.answers if turn.answer is None else [turn.answer, *turn.answers]
