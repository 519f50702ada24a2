from argparse import ArgumentParser

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from learn.people import finding


class Command(BaseCommand):
    help = "Switch a teacher's second factor off, who has neither the phone nor a spare code any more."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("teacher", metavar="NAME")

    def handle(self, *, teacher: str, **options) -> None:
        try:
            found = finding.teacher(teacher)
        except finding.NotOne as refusal:
            raise CommandError(str(refusal)) from refusal
        if not Authenticator.objects.filter(user=found).delete()[0]:
            raise CommandError(f"{found} has no second factor: the name and the password are enough.")
        self.stdout.write(f"The second factor of {found} is off: the name and the password are enough now.")
