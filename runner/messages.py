"""The whole protocol between a page and its run, in both directions, by websocket or without.

Every event carries `run` (its run's id) and `seq` (1, 2, 3 … within the run): after a reconnect the browser asks
with `watch`, gets what was kept and drops what it has seen.
"""

from typing import Annotated, Literal

import msgspec

from runner.diagnosis.findings import Finding
from runner.drawing.strokes import AnyCommand

Number = Annotated[int, msgspec.Meta(ge=0, le=2**31)]

# ── From the browser ──


class StartRun(msgspec.Struct, tag="start", tag_field="type", forbid_unknown_fields=True):
    files: dict[str, str] = {}  # name -> text not saved yet; all other files are known here
    entry: str = "main.py"
    trace: bool = False  # record its steps, to go through them afterwards


class StopRun(msgspec.Struct, tag="stop", tag_field="type", forbid_unknown_fields=True):
    pass


class Answer(msgspec.Struct, tag="answer", tag_field="type", forbid_unknown_fields=True):
    ask: Number  # which question: `Asked.ask`
    text: str | None  # None: end of input


class Watch(msgspec.Struct, tag="watch", tag_field="type", forbid_unknown_fields=True):
    """Follow the latest run here; send what was kept of it after `seq`, if it is `run`, else all of it."""

    run: str = ""
    seq: Number = 0


class Act(msgspec.Struct, tag="act", tag_field="type", forbid_unknown_fields=True):
    """What the person does on the drawing: a key, the pointer, or the pace they choose."""

    kind: Literal["press", "release", "down", "drag", "up", "pace"]
    key: Annotated[str, msgspec.Meta(max_length=20)] = ""  # of press and release: Tk's name for it
    x: Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)] = (
        0  # of the pointer, as in strokes; of pace: 1 is usual, 0 at once
    )
    y: Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)] = 0
    button: Literal[1, 2, 3] = 1
    turtle: Number = 0  # the one under the pointer; 0: none


FromBrowser = StartRun | StopRun | Answer | Watch | Act

# ── To the browser ──


class Event(msgspec.Struct, tag_field="type", frozen=True, kw_only=True):
    run: str = ""
    seq: int = 0


class Queued(Event, tag="queued", frozen=True, kw_only=True):
    """All kernels are busy: `ahead` runs wait before this one."""

    ahead: int = 0


class Started(Event, tag="started", frozen=True, kw_only=True):
    entry: str


class Output(Event, tag="output", frozen=True, kw_only=True):
    stream: Literal["stdout", "stderr", "answer"]  # answer: what the student typed, echoed in place
    text: str  # may hold terminal colour codes, and nothing else of theirs


class Picture(Event, tag="picture", frozen=True, kw_only=True):
    mime: Literal["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"]
    data: str  # base64; SVG too: it is only ever shown as an <img>
    alt: str = ""  # what a plot shows, in words
    width: int = 0  # CSS pixels; 0: its own
    height: int = 0
    slot: int = 0  # not 0: takes the place of the earlier event with this slot


class Html(Event, tag="html", frozen=True, kw_only=True):
    """A table or other formatted output, sanitised already (security.md §3)."""

    html: str
    slot: int = 0


class Cleared(Event, tag="cleared", frozen=True, kw_only=True):
    """The program cleared its output."""


class Drawing(Event, tag="drawing", frozen=True, kw_only=True):
    """More of the turtle drawing, in order; checked and bounded (see `drawings`)."""

    commands: list[AnyCommand]


class Described(Event, tag="described", frozen=True, kw_only=True):
    """What is drawn now, in words; takes the place of what was said before."""

    text: str


class Asked(Event, tag="asked", frozen=True, kw_only=True):
    """The program waits for a line. The prompt stands in it, not in the output before."""

    ask: int
    prompt: str
    password: bool = False


class Notice(Event, tag="notice", frozen=True, kw_only=True):
    """A sentence from us, not from the program."""

    text: str


class Frame(msgspec.Struct, frozen=True):
    file: str
    line: int
    function: str = ""
    end_line: int = 0
    column: int = -1  # characters (code points) from 0, half open; -1: unknown
    end_column: int = -1


class Named(msgspec.Struct, frozen=True):
    """A name on the line that failed, and its value then."""

    name: str
    type: str  # of its value: "str", "list", "Player"
    text: str = ""  # a short repr, of plain built-in values alone
    size: int = -1  # how many items or characters, where that can be counted


class Failed(Event, tag="failed", frozen=True, kw_only=True):
    """A student's mistake, as data. `file` to `end_column` say where, in the learner's own files."""

    kind: str  # "NameError"
    message: str  # "name 'foo' is not defined": Python's own words
    file: str = ""
    line: int = 0  # from 1; 0: not in the learner's files
    end_line: int = 0
    column: int = -1
    end_column: int = -1
    frames: list[Frame] = []  # the learner's own, outermost first
    text: str = ""  # the traceback, the learner's frames only
    values: list[Named] = []  # of the names on its line


class Diagnosed(Event, tag="diagnosed", frozen=True, kw_only=True):
    """What went wrong in plain words, or what is surely not meant in a program that did not fail; before `Finished`."""

    findings: list[Finding]


Outcome = Literal["finished", "failed", "stopped", "limit", "broken_off"]


class Finished(Event, tag="finished", frozen=True, kw_only=True):
    """The last event of a run, exactly once."""

    outcome: Outcome
    text: str = ""  # for stopped, limit and broken_off: what happened, where, what to try
    line: int = 0  # the line of `file` it was at, where known
    file: str = ""
    reason: str = ""  # a key of `endings.SENTENCES`, where it did not come to its end by itself
    seconds: float = 0.0  # of the program's own time, waiting for input() not counted


class FilesChanged(Event, tag="files", frozen=True, kw_only=True):
    """Files are not as they were: the program wrote them (that may come after `Finished`), or another page did."""

    names: list[str]
    revisions: dict[str, int] = {}  # file id -> its revision, where only texts changed
    left_out: list[str] = []  # sentences: which were not kept, and why


# A step says what changed since the one before. Things are numbered: lists, dicts, sets, objects from 1 up, the frames
# of function calls from -1 down. A part of a thing is the number of another, or words to show as they are.

Words = Annotated[
    str, msgspec.Meta(max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]*$")
]
Thing = Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]


class Change(msgspec.Struct, array_like=True, frozen=True):
    thing: Thing
    total: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]  # how many items it has
    size: Annotated[int, msgspec.Meta(ge=0, le=100)]  # how many parts are told; of names and keys with values two each
    patches: Annotated[list[Annotated[list[Thing | Words], msgspec.Meta(min_length=2)]], msgspec.Meta(max_length=100)]
    what: Annotated[list[Words], msgspec.Meta(max_length=3)] = []  # new: its shape, its type, a frame's file


class Step(msgspec.Struct, array_like=True, frozen=True):
    """The moment before `line` runs; or a call, its end, an error there, the error that ended it, the end."""

    line: Annotated[int, msgspec.Meta(ge=0, le=100_000)]
    event: Literal["line", "call", "return", "yield", "error", "broke", "end"]
    changes: Annotated[list[Change], msgspec.Meta(max_length=200)]
    # Frames, outermost first; a number above 0: so many are left out. None: as before.
    stack: Annotated[list[Thing], msgspec.Meta(max_length=50)] | None = None
    printed: Annotated[list[Number], msgspec.Meta(min_length=3, max_length=3)] | None = None  # stdout, stderr, answers
    text: Words = ""  # of an error


class Steps(Event, tag="steps", frozen=True, kw_only=True):
    """A part of a traced run's steps."""

    first: int  # which step of the run its first one is, from 0
    steps: list[Step]
    done: bool = False  # no more will come
    cut: str = ""  # why not all steps are there
    texts: dict[str, str] = {}  # with the first: the files as they ran


class Refused(Event, tag="refused", frozen=True, kw_only=True):
    """What was asked cannot be done: a full sentence for the person who asked."""

    text: str


class Here(Event, tag="here", frozen=True, kw_only=True):
    """The answer to `watch`, after all that was kept: the connection works both ways."""


ToBrowser = (
    Queued
    | Started
    | Output
    | Picture
    | Html
    | Cleared
    | Drawing
    | Described
    | Asked
    | Notice
    | Failed
    | Diagnosed
    | Finished
    | FilesChanged
    | Steps
    | Refused
    | Here
)


class Numbered(msgspec.Struct):
    """As much of an event as those need who only pass it on."""

    run: str = ""
    seq: int = 0


encode = msgspec.json.Encoder().encode
decode = msgspec.json.Decoder(FromBrowser).decode
decode_some = msgspec.json.Decoder(FromBrowser | list[FromBrowser]).decode
decode_event = msgspec.json.Decoder(ToBrowser).decode
decode_number = msgspec.json.Decoder(Numbered).decode
