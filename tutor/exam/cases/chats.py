"""What students ask at a step, and what an answer has to say."""

from typing import Literal

import msgspec

from tutor.exam.cases.reading import read


class ChatCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    lesson: str
    step: str
    asked: str
    kind: Literal["about", "own", "solution", "elsewhere"] = "about"
    program: str = ""  # "": what the steps before have made
    says: list[str] = []  # patterns, one of which an answer has
    never: list[str] = []  # patterns of what would be wrong
    where: str = ""  # a pattern: a line of the program without it has nothing to do with what was asked


def chats() -> tuple[ChatCase, ...]:
    return read("chat", ChatCase)
