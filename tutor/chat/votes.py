"""What the classifier says of a text: how likely each answer and each kind of message is. Nothing without one."""

import importlib
import math
from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings

from tutor.chat.passages import Passage

PYTHON, OWN = "python", "own"
HARDLY = 0.003  # what a kind that is not told is taken for
# Of a question about Python, or of what is said of the own program; less is enough where hardly anything speaks for a
# wish for the solution. Of 530 messages 40 want it: the nearest of them has 0.75 and 0.05.
SURE, LIKELY, HARDLY_A_WISH = 0.85, 0.6, 0.04
# The least probability of another kind that is believed. Of 900 messages whose kind a person said none was taken so for
# thanks, a farewell or what has to do with no program that was not one; two were for a wish for the solution at 0.5.
BELIEVED = {
    "thanks": 0.45, "bye": 0.45, "hello": 0.45, "low": 0.45, "offtopic": 0.45,
    "stuck": 0.5, "broken": 0.5, "solution": 0.6,
}  # fmt: skip
# Of danger and distress together (docs/tutor.md): rather an alarm too many than one too few.
ALARM = 0.4
STUCK = 0.2  # … where a rule has seen the word


class Votes(NamedTuple):
    told: tuple[tuple[str, float], ...] = ()  # labels (`learning.py`) and probabilities, the likeliest first

    def __bool__(self) -> bool:
        return bool(self.told)

    def for_answers(self, answers: Mapping[str, Passage]) -> dict[Passage, float]:
        """`answers`: by label; those that the classifier has not learned are not among them."""
        return {answers[label]: likely for label, likely in self.told if label in answers}

    def for_kinds(self) -> dict[str, float]:
        """Of a question about Python, of what is said of the own program, and of each other kind of message."""
        found: dict[str, float] = {}
        for label, likely in self.told:
            kind, is_answer, _title = label.partition("=")
            kind = kind or PYTHON if is_answer else label
            found[kind] = found.get(kind, 0.0) + likely
        return found

    @property
    def kind(self) -> str:
        """Of a message that is neither a question about Python nor about the own program; "" of those."""
        found = self.for_kinds()
        return next((kind for kind, least in BELIEVED.items() if found.get(kind, 0.0) >= least), "")

    @property
    def alarm(self) -> str:
        """ "danger" or "distress", whichever is likelier, where they are likely enough together; "" else."""
        return self.alarm_from(ALARM)

    def alarm_from(self, least: float) -> str:
        found = self.for_kinds()
        likely = {kind: found.get(kind, 0.0) for kind in ("danger", "distress")}
        return max(likely, key=likely.__getitem__) if sum(likely.values()) >= least else ""

    @property
    def is_surely_asked(self) -> bool:
        """About Python or about the own program: it is no wish."""
        found = self.for_kinds()
        asked = found.get(PYTHON, 0.0) + found.get(OWN, 0.0)
        return asked >= SURE or (asked >= LIKELY and found.get("solution", 0.0) < HARDLY_A_WISH)

    @property
    def may_be_stuck(self) -> bool:
        return self.for_kinds().get("stuck", 0.0) >= STUCK

    @property
    def of_own(self) -> float:
        """Log odds: said of the own program, and not asked about Python."""
        found = self.for_kinds()
        return math.log((found.get(OWN, 0.0) + HARDLY) / (found.get(PYTHON, 0.0) + HARDLY))


def of(text: str) -> Votes:
    """Asks the model server; not for the event loop."""
    if not (settings.TUTOR and settings.TUTOR_CLASSIFIER):
        return Votes()
    classifying = importlib.import_module("tutor.model.classifying")  # with a client that nobody needs elsewhere
    return Votes(tuple(classifying.probabilities(text).items()))
