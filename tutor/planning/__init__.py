"""Plan with me: an idea of one's own as four to six small steps, each ticked by a run that shows it."""

from tutor.planning.making import make, rearranged
from tutor.planning.plans import current, rearrange

__all__ = ["current", "make", "rearrange", "rearranged"]
