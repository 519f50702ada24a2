"""Programs of beginners with one mistake each, and what is true of it: written by hand, before any model was asked."""

import msgspec

from tutor.exam.cases.reading import read


class HintCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    program: str
    line: int  # the one to look at
    causes: list[str]  # of judges.causes: what it may truthfully be put down to
    says: list[str]  # names and signs that belong to it; a hint to the point has one of them, the line or a cause
    lines: list[int] = []  # others that may be named
    answers: list[str] = []  # typed at input()
    stopped: bool = False  # it does not end by itself
    unset: list[str] = []  # names that have no value when it happens
    kinds: dict[str, str] = {}  # name -> text, number, list, dict, none: what its value is then
    numbers: list[float] = []  # true of it, and not in the program: a length, a last place
    known: list[str] = []  # names that a hint may use to show what is meant
    fixed: str = ""  # the line as it should be: whoever says it gives it away
    more_fixed: list[str] = []  # … and others, where it is more than one

    @property
    def files(self) -> dict[str, str]:
        return {"main.py": self.program}


def hints() -> tuple[HintCase, ...]:
    return read("hints", HintCase)
