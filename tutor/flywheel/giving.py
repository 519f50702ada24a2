"""What classes have given, for the next training set: no more than stands on the teacher's page."""

from collections.abc import Iterator

import msgspec

from tutor.models import Gift


class Helped(msgspec.Struct, frozen=True, kw_only=True):
    """A hint after which the program passed within two runs."""

    level: str
    sentences: list[str]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A program that fails, with other names than it had. Nothing says whose it was, or when."""

    program: str  # one file, `main.py`
    tag: str  # of what diagnosis says first when it is run with `tutor.boxes.ANSWERS`
    line: int
    helped: Helped | None = None


def given() -> Iterator[Given]:
    """Those that a teacher let through and that nobody has taken back; each once, in an order that tells nothing."""
    gifts = Gift.objects.willing().filter(state=Gift.State.GIVEN).order_by("digest", "pk")
    last = ""
    for gift in gifts.iterator(200):
        if gift.digest != last:
            last = gift.digest
            yield Given(program=gift.program, tag=gift.tag, line=gift.line, helped=_helped(gift.helped))


def _helped(kept: object) -> Helped | None:
    try:
        return msgspec.convert(kept, Helped)
    except msgspec.ValidationError:  # none did
        return None
