"""The chat about a project: answered from its lesson, the cards, the diagnosis and what its own program does."""

from tutor.chat.answers import sentences
from tutor.chat.kinds import is_refused
from tutor.chat.meant import begin_to_read
from tutor.chat.others import others

__all__ = ["begin_to_read", "is_refused", "others", "sentences"]
