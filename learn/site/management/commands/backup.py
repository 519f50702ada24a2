from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.site.backup import archive
from learn.site.errors import SiteError


class Command(BaseCommand):
    help = "Write everything that cannot be made again into one file. The site may run meanwhile."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="for example buildalong-2026-11-22.tar.gz")

    def handle(self, *, file: Path, **options):
        try:
            archive.write(file.absolute())
        except SiteError as error:
            raise CommandError(str(error)) from error
        kilobytes = file.stat().st_size / 1024
        size = f"{kilobytes / 1024:.1f} MB" if kilobytes > 1024 else f"{kilobytes:.0f} kB"
        self.stdout.write(f"{file} holds the whole site ({size}). Keep it private: it can read every student's work.")
