"""The steps of a traced run on their way out. They come from the learner's process: each one is checked and counted."""

import msgspec

from runner import messages
from runner.files import Files
from runner.messages import Change, Event, Step, Steps

MIME = "application/vnd.buildalong.steps+json"
MOST_STEPS = 5_001  # the last one is the error
MOST_BYTES = 2_000_000  # as sent to the page
MOST_TEXT = 100_000  # characters of the program, sent along
CUTS = {
    "steps": "Only the first 5,000 steps are kept. The program ran on without being watched.",
    "size": "The variables became too much to keep more steps. The program ran on without being watched.",
    "time": "Watching every line took too long, so the later steps are not kept.",
    "deep": "The functions called each other so deeply that the steps after that are not kept.",
    "off": "The program switched the watching off, so the later steps are not kept.",
    "lost": "The program was ended before all its steps were kept.",
}


class Piece(msgspec.Struct):
    """A claim of the kernel."""

    steps: list[Step]
    done: bool = False
    cut: str = ""


decode = msgspec.json.Decoder(Piece).decode


class Tracing:
    """Takes a traced run's pieces as they come; says once that no more will."""

    def __init__(self, files: Files):
        self.files = files
        self.count = 0
        self.bytes = 0
        self.is_done = False

    def read(self, written: str) -> list[Event]:
        if self.is_done:
            return []
        try:
            piece = decode(written)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return [self.event([], done=True, cut="lost")]
        if not all(is_sound(change) for step in piece.steps for change in step.changes):
            return [self.event([], done=True, cut="lost")]
        if not (piece.steps or piece.done):
            return []  # else nothing counts how many come
        steps, cut = piece.steps[: MOST_STEPS - self.count], piece.cut
        if len(steps) < len(piece.steps):
            cut = "steps"
        size = len(messages.encode(steps))
        if self.bytes + size > MOST_BYTES:
            return [self.event([], done=True, cut="size")]
        self.bytes += size
        return [self.event(steps, done=piece.done or len(steps) < len(piece.steps), cut=cut)]

    def rest(self) -> list[Event]:
        """The program was ended before it could say that this was all."""
        return [] if self.is_done else [self.event([], done=True, cut="lost")]

    def event(self, steps: list[Step], *, done: bool, cut: str) -> Steps:
        first, texts = self.count, {} if self.count else self.texts()
        self.count += len(steps)
        self.is_done = done
        return Steps(first=first, steps=steps, done=done, cut=CUTS.get(cut, "") if done else "", texts=texts)

    def texts(self) -> dict[str, str]:
        """So that a page opened later can tell whether the program is still the one that ran."""
        found: dict[str, str] = {}
        room = MOST_TEXT
        for name, data in sorted(self.files.items(), key=lambda file: len(file[1])):
            if name.endswith(".py") and len(data) <= room:
                found[name] = data.decode("utf-8", "replace")
                room -= len(data)
        self.bytes += MOST_TEXT - room
        return found


def is_sound(change: Change) -> bool:
    """Its parts lie where it says they do."""
    for start, *parts in change.patches:
        if not isinstance(start, int) or start < 0 or start + len(parts) > change.size:
            return False
    return True
