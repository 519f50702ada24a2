"""The words of the examples: what a good tutor says to a broken program, and to whoever wants the solution."""

from tutor.training.telling.ghosts import ghost
from tutor.training.telling.hints import tell
from tutor.training.telling.own import own
from tutor.training.telling.plans import plan
from tutor.training.telling.refusals import refuse
from tutor.training.telling.steps import check, start
from tutor.training.telling.talks import chat
from tutor.training.telling.told import Told

__all__ = ["Told", "chat", "check", "ghost", "own", "plan", "refuse", "start", "tell"]
