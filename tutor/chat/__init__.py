"""The chat about a project: answered from its lesson, the cards, the diagnosis and what its own program does."""

from tutor.chat.answers import sentences
from tutor.chat.kinds import is_refused

__all__ = ["is_refused", "sentences"]
