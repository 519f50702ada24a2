"""What the tutor makes: something of selected lines, a file, a plan."""

from typing import Literal

import msgspec

from tutor.exam.cases.reading import read


class ActionCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    action: Literal["explain", "find_bug", "simplify", "comment", "write_test"]
    program: str
    first: int
    last: int
    answers: list[str] = []
    stopped: bool = False
    says: list[str] = []
    never: list[str] = []
    broken: str = ""  # of write_test: the program with a mistake, which the test has to notice


class FileCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    wish: str
    has: list[str]
    least: int  # lines, texts or numbers


class PlanCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    idea: str
    kinds: list[str]


def actions() -> tuple[ActionCase, ...]:
    return read("actions", ActionCase)


def files() -> tuple[FileCase, ...]:
    return read("files", FileCase)


def plans() -> tuple[PlanCase, ...]:
    return read("plans", PlanCase)
