"""What a person brings in one file: a program with all that belongs to it, and what has to be said about it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from runner.files import Files

MOST_SENTENCES = 6


@dataclass
class Bundle:
    title: str  # what it could be called; not checked yet
    files: Files
    entry: str = ""  # what Run starts with; empty: nobody said
    said: list[str] = field(default_factory=list)  # what was renamed, changed or left out, in sentences

    @property
    def sentences(self) -> list[str]:
        """So many that a person reads them, however many there are."""
        more = len(self.said) - MOST_SENTENCES
        return (
            self.said
            if more <= 0
            else [*self.said[:MOST_SENTENCES], _("{number} more changes like these were made.").format(number=more)]
        )
