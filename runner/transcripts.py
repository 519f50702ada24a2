"""What a run has shown in the end, for whoever was not there: on paper, in a file."""

import base64
import re

from msgspec import DecodeError

from runner import messages
from runner.depiction.sentences import in_words
from runner.depiction.svg import svg_of
from runner.drawing.drawings import Sheet
from runner.messages import (
    Asked,
    Cleared,
    Described,
    Diagnosed,
    Drawing,
    Event,
    Failed,
    Finished,
    Html,
    Notice,
    Output,
    Picture,
)
from runner.models import Run

COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def shown(run: Run) -> list[Event]:
    """Its events, without what was cleared or replaced meanwhile."""
    left: list[Event] = []
    sheet: Sheet | None = None
    for line in run.transcript.split("\n"):
        try:
            event = messages.decode_event(line)
        except DecodeError:  # an empty transcript, or one of another time
            continue
        match event:
            case Cleared():
                left = [kept for kept in left if not isinstance(kept, Output | Html | Picture)]
            case Drawing(commands=commands):
                sheet = sheet or Sheet()
                for command in commands:
                    sheet.take(command)
            case Described():
                pass
            case Diagnosed() if not any(isinstance(kept, Failed) for kept in left):
                pass  # a word to whoever wrote it, not to those it is shown to
            case Html(slot=slot) | Picture(slot=slot) if slot:
                earlier = [at for at, kept in enumerate(left) if getattr(kept, "slot", 0) == slot]
                at = earlier[0] if earlier else len(left)
                left[at : at + 1] = [event]
            case _:
                left.append(event)
    return [*left, picture_of(sheet)] if sheet else left


def picture_of(sheet: Sheet) -> Picture:
    """What was drawn, as one picture."""
    words = in_words(sheet)
    data = base64.b64encode(svg_of(sheet, words=words)).decode()
    return Picture(mime="image/svg+xml", data=data, alt=words)


def text_of(event: Event) -> str:
    """The words of an event; empty where it has none."""
    match event:
        case Output(text=text):
            return COLOURS.sub("", text)
        case Asked(prompt=prompt):
            return COLOURS.sub("", prompt)
        case Failed(text=text, kind=kind, message=message):
            return f"{text or f'{kind}: {message}'}\n"
        case Notice(text=text) | Finished(text=text) if text:
            return f"{text}\n"
        case Picture(alt=alt):
            return f"(a picture{f': {alt}' if alt else ''})\n"
    return ""
