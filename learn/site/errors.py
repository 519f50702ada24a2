"""What can stop the site from starting, or a backup from being made."""


class SiteError(Exception):
    """The text is the sentence for the person at the terminal."""


class CannotStart(SiteError):
    """Something that the site needs is not there."""


class RefusedBackup(SiteError):
    """A backup cannot be written, or cannot be brought back."""
