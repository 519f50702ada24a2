"""The mistakes that beginners make, as edits of right programs."""

from tutor.training.mistakes import (  # noqa: F401 - each adds its kinds
    around,
    blocks,
    calls,
    conditions,
    errors,
    form,
    functions,
    hidden,
    items,
    loops,
    names,
    plots,
    signs,
    values,
)
from tutor.training.mistakes.kinds import KINDS, MistakeKind

__all__ = ["KINDS", "MistakeKind"]
