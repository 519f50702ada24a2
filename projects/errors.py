"""What is refused: a sentence for the student, or for who looks after the starters."""

import uuid

from django.utils.translation import gettext as _

from runner.errors import RefusedFile


class NameTaken(RefusedFile):
    """Another file in the project has that name."""


class RefusedTitle(Exception):
    """A project cannot be called that; the text is the sentence for the person who tried."""


class RefusedFork(Exception):
    """A copy cannot be made; the text is the sentence for the person who asked."""


class BrokenFolder(Exception):
    """A folder that somebody wrote cannot be read; the text names folder, file, line where it is known, and remedy."""


class BrokenStarter(BrokenFolder):
    """It was a starter's."""


class FileMovedOn(Exception):
    """The file was saved from elsewhere since the text was read; `text` is what is there now."""

    def __init__(self, *, name: str, revision: int, text: str):
        super().__init__(
            _(
                "{name} was changed somewhere else, perhaps in another window. "
                "Both texts are still here: choose which one to keep."
            ).format(name=name)
        )
        self.revision = revision
        self.text = text
        self.aside: uuid.UUID | None = None  # where the text that was sent is kept meanwhile


class TooManyMoments(Exception):
    """No further moment can have a name; the text is the sentence for the person who tried."""


class RefusedShare(Exception):
    """A project cannot be shown to others, or not there; the text is the sentence for the person who asked."""
