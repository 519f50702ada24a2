"""The chat about a project: answered from its lesson, the cards, the diagnosis and what its own program does."""

from tutor.chat.answers import sentences
from tutor.chat.meant import begin_to_read
from tutor.chat.others import others
from tutor.chat.understanding import Understood, understand

__all__ = ["Understood", "begin_to_read", "others", "sentences", "understand"]
