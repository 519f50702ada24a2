"""What the classifier says of a text: how likely each answer and each kind of message is. Nothing without one."""

import importlib
from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings

from tutor.chat.passages import Passage

PYTHON, OWN = "python", "own"
SURE, SURE_OF_QUESTION = 0.75, 0.9  # the least probability of a kind that is believed


class Votes(NamedTuple):
    told: tuple[tuple[str, float], ...] = ()  # labels (`learning.py`) and probabilities, the likeliest first

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
    def sure_kind(self) -> str:
        """The likeliest kind, where it is surely that one."""
        kind, likely = max(self.for_kinds().items(), key=lambda pair: pair[1], default=("", 0.0))
        return kind if likely >= (SURE_OF_QUESTION if kind in (PYTHON, OWN) else SURE) else ""


def of(text: str) -> Votes:
    """Asks the model server; not for the event loop."""
    if not settings.TUTOR or settings.TUTOR_MODEL_URL:
        return Votes()
    classifying = importlib.import_module("tutor.model.classifying")  # with a client that nobody needs elsewhere
    return Votes(tuple(classifying.probabilities(text).items()))
