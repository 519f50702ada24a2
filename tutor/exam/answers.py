"""What was said to one case of an exam, and what the judges think of it."""

import dataclasses
from typing import Any


@dataclasses.dataclass
class Answer:
    """One case, for whoever wants to read what was said and how it was judged."""

    job: str
    case: str
    shown: str  # the model's own words that were shown
    all_shown: str = ""  # … with those of rules and of people
    raw: str = ""  # all that the model said
    judged: dict[str, Any] = dataclasses.field(default_factory=dict)  # figure -> yes or no; lies: which
    bare: str = ""  # … without the facts of the diagnosis in its prompt
    plain: str = ""  # the text of the diagnosis itself
    kind: str = ""  # of mistake
    prompt: str = ""  # the end of what the model was told
    why: str = ""  # what the guard had against the first sentence that it held back
