from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.site.backup import archive
from learn.site.errors import SiteError


class Command(BaseCommand):
    help = "Bring back what `backup` wrote. A running site is paused for a moment. What is there now is kept too."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="what `backup` wrote")

    def handle(self, *, file: Path, **options):
        try:
            former = archive.restore(file.absolute())
        except SiteError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"The site is as it was in {file}.\nAs it was before, it is kept in {former}")
