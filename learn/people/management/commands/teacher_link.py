from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from learn.people import welcome


class Command(BaseCommand):
    help = "Print a link that makes the person who opens it a teacher, once, within seven days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--add", action="store_true", help="for one more teacher")
        parser.add_argument("--site", default="", help="the site's address, as the teacher will see it")

    def handle(self, *, add: bool, site: str, **options) -> None:
        path = welcome.further_teacher_link() if add else welcome.teacher_link()
        if path is None:
            raise CommandError(
                "There is a teacher already. Add --add for a link that makes one more, "
                'or set a new password with: .venv/bin/python manage.py changepassword "name in small letters"'
            )
        self.stdout.write((site.rstrip("/") or f"http://localhost:{settings.PORT}") + path)
