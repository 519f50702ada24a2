"""What is being made ahead just now: whoever asks for it listens in, from its first sentence on."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Iterator

_going: dict[str, "Going"] = {}  # of this process, by the key of `Recall`


class Going:
    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.is_over = False
        self.changed = asyncio.Event()
        self.task = asyncio.current_task()

    def add(self, sentence: str) -> None:
        self.sentences.append(sentence)
        self._tell()

    def end(self) -> None:
        self.is_over = True
        self._tell()

    def _tell(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def listen(self, until: float) -> AsyncGenerator[str, None]:
        """What was said and what comes, at the longest to this moment of the loop's time."""
        heard = 0
        with contextlib.suppress(TimeoutError):
            while True:
                for sentence in self.sentences[heard:]:
                    heard += 1
                    yield sentence
                if heard < len(self.sentences):
                    continue  # while the last one was looked at another has come
                if self.is_over:
                    return
                async with asyncio.timeout_at(until):
                    await self.changed.wait()


@contextlib.contextmanager
def ahead(key: str) -> Iterator[Going]:
    """What is said in here may be listened to."""
    going = _going[key] = Going()
    try:
        yield going
    finally:
        going.end()
        if _going.get(key) is going:
            del _going[key]


def begun(key: str) -> Going | None:
    """One that has spoken; one that has not is ended: whoever waits is not to wait behind it."""
    going = _going.get(key)
    if going is None or going.sentences:
        return going
    del _going[key]
    if going.task:
        going.task.cancel()
    return None
