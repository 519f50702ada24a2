"""What a run shows last, a drawing or a picture; a drawing is told in words whenever it rests, and at its end."""

import asyncio
import time

import structlog

from runner.broadcast import Broadcast
from runner.depiction.sentences import in_words
from runner.drawing.drawings import Sheet
from runner.messages import Described, Drawing, Event, Finished, Picture

logger = structlog.get_logger(__name__)

REST_SECONDS = 0.7  # without a command: it rests
LONGEST_SECONDS = 5.0  # what never rests is told as it is then
MOST = 100  # in one run; the end is told always


class Telling:
    def __init__(self, broadcast: Broadcast):
        self.broadcast = broadcast
        self.shown: Sheet | Picture | None = None
        self.text = ""
        self.count = 0
        self.drawn_at = 0.0
        self.task: asyncio.Task | None = None

    async def hear(self, event: Event, sheet: Sheet) -> None:
        """Before `event` is sent; `sheet` holds what was drawn."""
        match event:
            case Drawing():
                self.drawn(sheet)
            case Picture():
                self.shown = event
            case Finished():
                self.end()
                await self.tell(sheet)

    def drawn(self, sheet: Sheet) -> None:
        self.shown, self.drawn_at = sheet, time.monotonic()
        if (self.task is None or self.task.done()) and self.count < MOST:
            self.task = asyncio.create_task(self.tell_at_rest(sheet))

    def end(self) -> None:
        if self.task is not None:
            self.task.cancel()

    async def tell_at_rest(self, sheet: Sheet) -> None:
        longest = time.monotonic() + LONGEST_SECONDS
        while True:
            left = min(self.drawn_at + REST_SECONDS, longest) - time.monotonic()
            if left <= 0:
                break
            await asyncio.sleep(left)
        await self.tell(sheet)

    async def tell(self, sheet: Sheet) -> None:
        if not self.drawn_at:
            return
        text = await asyncio.to_thread(words_for, sheet.copy())
        if text and text != self.text:
            self.text, self.count = text, self.count + 1
            await self.broadcast.send(Described(text=text))


def words_for(sheet: Sheet) -> str:
    """Empty where it cannot be told: a drawing is not to be lost for its description."""
    try:
        return in_words(sheet)
    except Exception:
        logger.exception("drawing not told")
        return ""
