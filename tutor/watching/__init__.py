"""A student's program run once more, unseen, to say what it really did: which way it went, what its names held."""

from tutor.watching.running import Watched, readable, watch

__all__ = ["Watched", "readable", "watch"]
