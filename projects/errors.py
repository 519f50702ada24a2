"""What is refused: a sentence for the student, or for who looks after the starters."""

from runner.errors import RefusedFile


class NameTaken(RefusedFile):
    """Another file in the project has that name."""


class RefusedTitle(Exception):
    """A project cannot be called that; the text is the sentence for the person who tried."""


class RefusedFork(Exception):
    """A copy cannot be made; the text is the sentence for the person who asked."""


class BrokenStarter(Exception):
    """A starter's folder cannot be read; the text names folder, file and remedy."""


class FileMovedOn(Exception):
    """The file was saved from elsewhere since the text was read; both are still there."""

    def __init__(self, *, revision: int, text: str):
        super().__init__(
            "This file was changed in another window. Your text here is not lost: choose which one to keep."
        )
        self.revision = revision
        self.text = text
