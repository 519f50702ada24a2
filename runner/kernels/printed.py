"""What a program prints, counted: the first part is shown, the last is kept for its end, the rest is left out."""

import msgspec

from runner.limits import Limits
from runner.messages import Event, Notice, Output

TAIL_CHARS = 4_000


class Printed:
    """Counts what a program prints: shows the first part, keeps the last, and says what it left out."""

    def __init__(self, limits: Limits):
        self.limits = limits
        self.total = 0
        self.tail = ""

    def pass_on(self, event: Event) -> list[Event]:
        if not isinstance(event, Output):
            return [event]
        room = self.limits.shown_chars - self.total
        self.total += len(event.text)
        if len(event.text) <= room:
            return [event]
        shown: list[Event] = []
        if room > 0:
            shown.append(msgspec.structs.replace(event, text=event.text[:room]))
        if not self.tail:
            most = f"{self.limits.shown_chars:,}"
            shown.append(Notice(text=f"The program goes on printing. Only the first {most} characters are shown."))
        self.tail = (self.tail + event.text[max(room, 0) :])[-TAIL_CHARS:]
        return shown

    def rest(self) -> list[Event]:
        hidden = self.total - self.limits.shown_chars
        if hidden <= 0:
            return []
        left_out, ending = hidden - len(self.tail), self.tail
        if not left_out:
            return [Output(stream="stdout", text=ending)]
        line, newline, rest = ending.partition("\n")
        if rest:  # from a line's beginning on
            left_out, ending = left_out + len(line + newline), rest
        else:
            ending = "…" + ending
        said = Notice(text=f"{left_out:,} characters are left out here; this is how the output ended:")
        return [said, Output(stream="stdout", text=ending)]
