from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.people import finding, names
from learn.site.belongings import erasing, features
from learn.site.belongings.erasing import RefusedErasure


class Command(BaseCommand):
    help = "Erase one student: projects, histories, runs, memberships, everything. Says first what that is, and asks."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("student", metavar="NICKNAME|ID")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be erased")

    def handle(self, *, student: str, yes: bool, dry_run: bool, **options):
        try:
            user = finding.student(student)
            erasing.check_erasable(user)
        except (finding.NotOne, RefusedErasure) as refusal:
            raise CommandError(str(refusal)) from refusal
        name = str(user)
        self.stdout.write(f"Of {name} there is: {features.in_words(features.count(user))}.")
        if dry_run:
            return self.stdout.write("Nothing was erased.")
        if not (yes or self._is_sure(name)):
            raise CommandError("Nothing was erased.")
        erasing.erase(user)
        self.stdout.write(f"{name} is erased; nothing of it can be brought back.\n{erasing.about_backups()}")

    def _is_sure(self, name: str) -> bool:
        self.stdout.write(f"All of it will be gone for good. To erase it, type the name {name}, then Enter:")
        try:
            return names.key(input().strip()) == names.key(name)
        except EOFError:
            return False
