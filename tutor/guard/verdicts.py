"""What the guard says of a sentence."""

import dataclasses
from typing import Literal

Why = Literal["", "leak", "untrue", "unfit", "unsure"]


@dataclasses.dataclass(frozen=True)
class Verdict:
    why: Why = ""  # "": it may be shown
    detail: str = ""  # which rule, for the ledger and the exam; never a word of the solution

    @property
    def may_be_shown(self) -> bool:
        return not self.why


SHOWN = Verdict()
