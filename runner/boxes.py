"""The student box: a program tried out in a fresh warm sandbox, with input of its own, and what was seen of it.

No tests and no expected values go in: whoever asks compares outside, with what came back as a stranger's word.
"""

import dataclasses
from collections.abc import Mapping
from typing import Literal

import msgspec

from runner.drawings import Sheet
from runner.files import Files
from runner.messages import Failed, Finished, Picture

# A plain value crosses the fence as itself; what JSON cannot tell apart is tagged.
Plain = object


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call of one of the program's functions, after it has run."""

    function: str
    args: list = []
    answers: list[str] = []  # typed at its input()


@dataclasses.dataclass(frozen=True)
class Trial:
    """What a program is given."""

    files: Files
    entry: str = "main.py"
    answers: tuple[str, ...] = ()  # typed at input(); after them input ends
    seed: int | None = None  # for `random`
    picks: tuple = ()  # what `random` gives in turn, instead; the last one again and again
    looks: tuple[str, ...] = ()  # variables of the program to look at when it has ended
    calls: tuple[Call, ...] = ()
    reads_plots: bool = False


@dataclasses.dataclass(frozen=True)
class Said:
    """One turn of the conversation between a program and whoever sits before it."""

    kind: Literal["printed", "asked", "answered"]
    text: str


@dataclasses.dataclass(frozen=True)
class Value:
    """Of a variable or a call: plain, or only its type's name where it is not."""

    is_there: bool  # False: there is no such variable or function
    is_plain: bool = False
    plain: Plain = None  # exact: True is not 1, a tuple is not a list
    type_name: str = ""
    printed: str = ""  # what the call printed
    failed: Failed | None = None  # the call ended so


class Plot(msgspec.Struct, frozen=True):
    """One set of axes of a figure, as matplotlib had it."""

    kinds: list[str] = []  # "bar", "barh", "line", "scatter", "pie", "hist", "other"
    title: str = ""
    x_label: str = ""
    y_label: str = ""
    x_names: list[str] = []  # the words along the axis
    series: list[list[float]] = []  # heights of bars, y of lines and dots, sizes of slices
    legend: list[str] = []


@dataclasses.dataclass(frozen=True)
class Observed:
    """What was seen of one trial."""

    finished: Finished
    failed: Failed | None
    talk: tuple[Said, ...]
    wanted_more: bool  # it asked for another answer when there were none left
    pictures: tuple[Picture, ...]
    plots: tuple[Plot, ...]
    sheet: Sheet
    written: Mapping[str, bytes]
    values: Mapping[str, Value]
    calls: tuple[Value, ...]

    @property
    def printed(self) -> str:
        """All that it said: its prints and its questions, without the answers."""
        return "".join(said.text for said in self.talk if said.kind != "answered")
