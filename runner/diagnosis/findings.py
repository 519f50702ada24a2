"""What a diagnosis says, as data for the page, the lessons, the board and the tutor alike."""

import msgspec


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong, or surely not meant. Sentences are plain text, ready to show."""

    tag: str  # a key of `tags.TAGS`
    sentence: str  # what happened and where, in the student's own names
    look: str = ""  # where to look, or what to try; never the finished line
    file: str = ""
    line: int = 0  # from 1; 0: no place
    end_line: int = 0
    column: int = -1  # characters from 0, half open; -1: unknown
    end_column: int = -1
    card: str = ""  # the concept card that explains it
    names: dict[str, str] = {}  # the facts in the sentence, for whoever words it anew: {"name": "scroe"}
