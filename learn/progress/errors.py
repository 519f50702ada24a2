class ProgressError(Exception):
    """What was asked of a lesson cannot be done; the text is for the student."""


class NotYet(ProgressError):
    """The step is not passed, so there is no next one."""


class TooOften(ProgressError):
    """So many checks in so short a time leave no room for the others'."""
