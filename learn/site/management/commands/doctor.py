import dataclasses
import json as jsons
import sys

from django.core.management.base import BaseCommand, CommandParser

from learn.site.doctor import checks
from learn.site.doctor.findings import Finding

MARKS = {"well": "    ", "note": "  ! ", "bad": "  ✗ "}


class Command(BaseCommand):
    help = "Say what is there, what is missing, and what helps. Exit code 1 where something is broken."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs instead of people")

    def handle(self, *, json: bool, **options):
        found = []
        for about, finding in checks.findings():
            found.append((about, finding))
            if not json:
                self._show(about, finding)
        is_well = all(finding.state != "bad" for _, finding in found)
        if json:
            self._dump(is_well, found)
        else:
            self.stdout.write("\nAll that is needed is there." if is_well else "\nWhat is marked ✗ needs somebody.")
        if not is_well:
            sys.exit(1)

    def _show(self, about: str, finding: Finding) -> None:
        self.stdout.write(f"{MARKS[finding.state]}{about:<20}{finding.says}")
        if finding.helps:
            self.stdout.write(f"{'':<24}→ {finding.helps}")
        self.stdout.flush()

    def _dump(self, is_well: bool, found: list[tuple[str, Finding]]) -> None:
        told = {about: dataclasses.asdict(finding) for about, finding in found}
        self.stdout.write(jsons.dumps({"ok": is_well, "findings": told}, indent=2))
