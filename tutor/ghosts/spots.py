"""Where the cursor stands: the line it is on, what surrounds it, and whether grey text makes sense there at all."""

import dataclasses
import re

CLOSERS = re.compile(r"[\s)\]}'\":,]*")  # what an editor puts behind the cursor by itself
TEXTS = re.compile(r"\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*")
OPENERS = ('"""', "'''", '"', "'", "#")
NAME = re.compile(r"[^\W\d]\w*")


@dataclasses.dataclass(frozen=True)
class Spot:
    prefix: str
    suffix: str

    @property
    def begun(self) -> str:
        """The cursor's line, as far as the cursor."""
        return self.prefix.rpartition("\n")[2]

    @property
    def rest(self) -> str:
        """The cursor's line, behind the cursor."""
        return self.suffix.partition("\n")[0]

    @property
    def above(self) -> str:
        return self.prefix[: len(self.prefix) - len(self.begun)]

    @property
    def below(self) -> str:
        return self.suffix[len(self.rest) :]

    @property
    def number(self) -> int:
        """Of its line, from 1."""
        return self.prefix.count("\n") + 1

    @property
    def wants_words(self) -> bool:
        """Nothing but closing signs behind the cursor, and it is code: texts and comments are the student's own."""
        return bool(CLOSERS.fullmatch(self.rest)) and not open_text(self.prefix)

    def known_names(self) -> frozenset[str]:
        """All names of the file, but for those on this line."""
        return frozenset(NAME.findall(bare(self.above) + "\n" + bare(self.below)))


def texts_in(code: str) -> list[str]:
    """What it says, without quotes."""
    return [found.strip("\"'") for found in TEXTS.findall(code) if found[0] != "#"]


def bare(code: str) -> str:
    """Without its texts and comments."""
    return TEXTS.sub(" ", code)


def open_text(code: str) -> str:
    """The sign that opened the text or comment in which the code ends; "" where it ends outside of any."""
    at = 0
    while at < len(code):
        opener = next((sign for sign in OPENERS if code.startswith(sign, at)), "")
        if not opener:
            at += 1
            continue
        found = TEXTS.match(code, at)
        if found is None or (opener == "#" and found.end() == len(code)):
            line_end = code.find("\n", at)
            if len(opener) == 3 or line_end < 0:
                return opener
            at = line_end
        else:
            at = found.end()
    return ""
