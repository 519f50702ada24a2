"""Why a program is not given on."""

from tutor.errors import TutorError


class NotMasked(TutorError):
    """A program, or a sentence, cannot be made anonymous for sure: then it is not used."""
