"""What cannot be, said in a sentence for the person who asked for it."""

from collections.abc import Iterable


class Refusal(Exception):
    """The text is what the person reads; `status` is what the page answers with."""

    status = 422


class WrongCode(Refusal):
    """No class has this code."""

    status = 404


class ExpiredCode(Refusal):
    """The code was right, but its time is over."""

    status = 410


class WrongCard(Refusal):
    """These three words are nobody's card."""


class TooManyGuesses(Refusal):
    """So many wrong guesses were made that even a right one has to wait."""

    status = 429

    def __init__(self, sentence: str, *, seconds: int):
        super().__init__(sentence)
        self.seconds = seconds


class RefusedName(Refusal):
    """A name that cannot be shown to others as it is."""


class TakenName(Refusal):
    """Somebody else here has this name already; `free` are like it and nobody's."""

    def __init__(self, sentence: str, *, free: Iterable[str] = ()):
        super().__init__(sentence)
        self.free = list(free)


class FullClass(Refusal):
    """More students than any class has."""


class ClosedLink(Refusal):
    """The link that makes a teacher was used, was replaced, or is too old."""

    status = 410
