"""What a kernel says of its program's end. Its process was the learner's, so each field is a claim, checked here."""

import msgspec

from runner.messages import Failed, Frame, Named
from runner.untrusted.outputs import clean_text

MOST_FRAMES = 20
LAST_LINE = 100_000
MOST_VALUES = 12
LONGEST_VALUE = 60


class Ending(msgspec.Struct):
    how: str  # "finished", "failed" or "interrupted"
    kind: str = "Error"
    message: str = ""
    file: str = ""
    line: int = 0
    end_line: int = 0
    column: int = -1
    end_column: int = -1
    frames: list[Frame] = []
    text: str = ""
    values: list[Named] = []


def ending_of(content: dict) -> Ending:
    """The ending in a reply; one that makes no sense counts as finished: it is the program's own doing."""
    try:
        return msgspec.convert(content.get("ending"), Ending)
    except msgspec.ValidationError:
        return Ending(how="finished")


def failed_of(ending: Ending) -> Failed:
    return Failed(
        kind=one_line(ending.kind, 100),
        message=clean_text(ending.message)[:2_000],
        file=one_line(ending.file, 100),
        line=number(ending.line),
        end_line=number(ending.end_line),
        column=number(ending.column, least=-1),
        end_column=number(ending.end_column, least=-1),
        frames=[checked(frame) for frame in ending.frames[-MOST_FRAMES:]],
        text=clean_text(ending.text)[:8_000],
        values=[named(value) for value in ending.values[:MOST_VALUES]],
    )


def checked(frame: Frame) -> Frame:
    return Frame(
        file=one_line(frame.file, 100),
        line=number(frame.line),
        function=one_line(frame.function, 100),
        end_line=number(frame.end_line),
        column=number(frame.column, least=-1),
        end_column=number(frame.end_column, least=-1),
    )


def named(value: Named) -> Named:
    return Named(
        name=one_line(value.name, 60),
        type=one_line(value.type, 60),
        text=one_line(value.text, LONGEST_VALUE),
        size=value.size if -1 <= value.size <= 2**53 else -1,
    )


def one_line(text: str, most: int) -> str:
    return " ".join(clean_text(text).split())[:most]


def number(value: int, least: int = 0) -> int:
    return value if least <= value <= LAST_LINE else least
