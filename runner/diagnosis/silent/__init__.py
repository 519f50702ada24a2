"""Programs that do not crash, and yet surely do not do what was meant."""

from runner.diagnosis.silent.endless import why_endless
from runner.diagnosis.silent.rules import find

__all__ = ["find", "why_endless"]
