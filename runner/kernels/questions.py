"""What a program asks: one question at a time, how long it waits for answers, and what it computes meanwhile."""

import time
from collections.abc import Callable

from runner.messages import Asked
from runner.untrusted.outputs import clean_text

LONGEST_PROMPT = 2_000


class Questions:
    def __init__(self, processor_seconds: Callable[[], float]):
        self.processor_seconds = processor_seconds  # of all the program's processes, so far
        self.number = 0
        self.is_secret = False
        self.begin()

    def begin(self) -> None:
        """Nothing is asked, and nothing was."""
        self.opened_at = 0.0  # 0: no question is open
        self.opened_processor = 0.0
        self.waited_before = self.computed_before = 0.0

    @property
    def is_open(self) -> bool:
        return self.opened_at > 0

    def open(self, content: dict) -> Asked:
        self.number += 1
        self.opened_at, self.opened_processor = time.monotonic(), self.processor_seconds()
        self.is_secret = content.get("password") is True
        prompt = content.get("prompt")
        prompt = clean_text(prompt)[:LONGEST_PROMPT] if isinstance(prompt, str) else ""
        return Asked(ask=self.number, prompt=prompt, password=self.is_secret)

    def close(self) -> None:
        self.waited_before, self.computed_before = self.waited, self.computed()
        self.opened_at = 0.0

    def shown(self, text: str | None) -> str:
        """What the console shows of an answer."""
        return "\n" if text is None else ("•" * len(text) if self.is_secret else text) + "\n"

    @property
    def waited(self) -> float:
        """Seconds, for all answers."""
        return self.waited_before + (time.monotonic() - self.opened_at if self.is_open else 0.0)

    def computed(self) -> float:
        """Seconds of the processor while questions were open: of children and threads, or a question was forged."""
        since = self.processor_seconds() - self.opened_processor if self.is_open else 0.0
        return self.computed_before + max(since, 0.0)
