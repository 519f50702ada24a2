import contextlib
import os
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.people import finding
from learn.site.belongings import exporting, features


class Command(BaseCommand):
    help = "Write everything of one student into a zip that a parent can open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("student", metavar="NICKNAME|ID")
        parser.add_argument("--to", type=Path, required=True, metavar="FILE.zip")

    def handle(self, *, student: str, to: Path, **options):
        if to.exists():
            raise CommandError(f"{to} is there already. Choose another name, or move that one away.")
        try:
            user = finding.student(student)
            write(to.absolute(), exporting.packed(user))
        except finding.NotOne as refusal:
            raise CommandError(str(refusal)) from refusal
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{to} holds everything of {user}: {features.in_words(features.count(user))}.")
        self.stdout.write("Whoever gets it opens index.html in it. Give it to that student or their parents only.")


def write(target: Path, pieces) -> None:
    """Whole or not at all, and for nobody else on this machine."""
    handle, draft = tempfile.mkstemp(prefix=".export-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        Path(draft).rename(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(draft).unlink()
