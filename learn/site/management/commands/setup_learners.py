from time import perf_counter

from django.core.management.base import BaseCommand

from runner.fencing import environment


class Command(BaseCommand):
    help = "Build the Python that learners' programs run on. Does nothing where it is built already."
    requires_system_checks: list[str] = []

    def handle(self, **options):
        if environment.is_current():
            return self.stdout.write(f"The learners' Python is ready: {environment.learners_python()}")
        began = perf_counter()
        python = environment.build()
        self.stdout.write(f"The learners' Python is built: {python} ({perf_counter() - began:.0f} s)")
