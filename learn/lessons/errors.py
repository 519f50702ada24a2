"""What goes wrong with lessons: a sentence for who writes them."""

from projects.errors import BrokenFolder


class BrokenLesson(BrokenFolder):
    """A lesson's folder, or a card's, cannot be read; the text names file, line where it is known, and remedy."""
