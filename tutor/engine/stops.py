"""Text that may be shown already: nothing of a stop string ever is, wherever the borders between tokens lie."""

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass(frozen=True)
class Word:
    """A token as it is shown."""

    text: str
    logprob: float | None  # `None`: the second half of a token, whose logprob came with the first


class Spout:
    """Tokens' texts go in, and come out as soon as no stop string can begin in them any more."""

    def __init__(self, stops: Sequence[str] = ()):
        self.stops = tuple(stops)
        self.held: list[Word] = []
        self.has_stopped = False

    def push(self, text: str, logprob: float | None) -> list[Word]:
        """What may be shown now. After a stop string: nothing, ever."""
        if self.has_stopped:
            return []
        self.held.append(Word(text, logprob))
        waiting = "".join(word.text for word in self.held)
        found = [(place + len(stop), place) for stop in self.stops if (place := waiting.find(stop)) >= 0]
        if found:
            # The one that is whole first, so that it does not matter how much came in one piece.
            self.has_stopped = True
            return self._release(min(found)[1])
        return self._release(len(waiting) - self._begun(waiting))

    def rest(self) -> list[Word]:
        """At the end: what was held back because a stop string might have begun in it."""
        return [] if self.has_stopped else self._release(sum(len(word.text) for word in self.held))

    def _begun(self, text: str) -> int:
        """So many of the last characters could be the beginning of a stop string."""
        return max(
            (size for stop in self.stops for size in range(1, len(stop)) if text.endswith(stop[:size])),
            default=0,
        )

    def _release(self, chars: int) -> list[Word]:
        shown: list[Word] = []
        while self.held and chars > 0:
            word = self.held.pop(0)
            if len(word.text) > chars:
                self.held.insert(0, Word(word.text[chars:], None))
                return [*shown, Word(word.text[:chars], word.logprob)]
            chars -= len(word.text)
            shown.append(word)
        return shown
