"""The words of the examples: what a good tutor says to a broken program, and to whoever wants the solution."""

from tutor.training.telling.hints import tell
from tutor.training.telling.told import Told

__all__ = ["Told", "tell"]
