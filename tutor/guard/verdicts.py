"""What the guard says of a sentence."""

import dataclasses
from typing import Literal

AGAIN, BIT_BY_BIT, BIT_BY_BIT_TOLD = "again", "bit by bit", "bit by bit, told"  # with what was said before
IN_PLAIN_WORDS = "told in plain words"
Why = Literal["", "leak", "untrue", "unfit", "unsure"]


@dataclasses.dataclass(frozen=True)
class Verdict:
    why: Why = ""  # "": it may be shown
    detail: str = ""  # which rule, for the ledger and the exam; never a word of the solution

    @property
    def is_of_history(self) -> bool:
        """Somebody who was told other things before may be told it."""
        return self.detail in (AGAIN, BIT_BY_BIT, BIT_BY_BIT_TOLD)

    @property
    def may_be_shown(self) -> bool:
        return not self.why


SHOWN = Verdict()
