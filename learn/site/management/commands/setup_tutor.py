import subprocess
import sys

from django.conf import settings
from django.core.management.base import BaseCommand

from learn.site.install import CannotInstall
from learn.site.model import server
from learn.site.running import parts
from learn.site.trouble import in_plain_words


class Command(BaseCommand):
    help = "Install, fetch and convert what the tutor's model needs, as `up` does in the background. Then end."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        with in_plain_words():
            if not {"model", "classifier"} & {*parts.wanted()}:
                return self.stdout.write("The tutor has no model of its own here, so there is nothing to do.")
            try:
                words = server.prepare()
            except CannotInstall as problem:
                sys.exit(f"\n{problem}")
            done = subprocess.run([*words, "--prepare"], env=server.environment())
            if done.returncode:
                sys.exit(done.returncode)  # it has said why
            self.stdout.write(f"What the tutor needs is ready in {settings.TUTOR_MODELS_DIR}")
