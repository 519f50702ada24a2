"""The chat about a project: answered from its lesson, the cards, the diagnosis and what its own program does."""

from tutor.chat.answers import sentences

__all__ = ["sentences"]
