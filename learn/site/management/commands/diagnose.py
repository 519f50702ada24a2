from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
from django.core.management.base import CommandParser

from learn.site.terminal.commands import EXIT_CODES, ProgramCommand
from runner.diagnosis.findings import Finding
from runner.messages import Diagnosed, Event, Failed, Finished, Refused

NOTHING, SOMETHING = 0, 1


class Command(ProgramCommand):
    help = (
        "Run a file or a folder exactly as the site would, and say what is wrong with it: tag, place and sentence. "
        "Exit code: 0 nothing was found, 1 something was, 2 it was not run, 3 our fault."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="one JSON a line for each finding, and nothing else")

    def handle(self, *, path: Path, entry: str, input: str | None, **options) -> None:
        self.is_json = options["json"]
        super().handle(path=path, entry=entry, input=input, **options)

    async def follow(self, events: AsyncIterator[Event]) -> int:
        found = 0
        async for event in events:
            match event:
                case Diagnosed(findings=findings):
                    found += len(findings)
                    for finding in findings:
                        self.print(finding)
                case Failed() if not self.is_json:
                    self.stdout.write(f"Python says: {event.kind}: {event.message}\n")
                case Refused():
                    self.refuse(event.text)
                case Finished():
                    return self.end(event, found)
        return EXIT_CODES["broken_off"]

    def print(self, finding: Finding) -> None:
        if self.is_json:
            self.stdout.write(msgspec.json.encode(finding).decode())
            return
        self.stdout.write(f"{finding.tag}  {place(finding)}")
        self.stdout.write(f"  {finding.sentence}")
        self.stdout.write(f"  {finding.look}\n" if finding.look else "")

    def end(self, finished: Finished, found: int) -> int:
        if finished.outcome == "broken_off":
            self.stderr.write(finished.text)
            return EXIT_CODES["broken_off"]
        if not found and not self.is_json:
            self.stdout.write(" ".join(["Nothing was found.", finished.text]).strip())
        return SOMETHING if found else NOTHING


def place(finding: Finding) -> str:
    """`main.py:3:7-12`: file, line, and columns as an editor counts them, from 1."""
    if not finding.line:
        return finding.file
    start = f"{finding.file}:{finding.line}"
    if finding.column < 0:
        return start
    if finding.end_line > finding.line:
        return f"{start}:{finding.column + 1} to {finding.end_line}:{finding.end_column}"
    return f"{start}:{finding.column + 1}-{finding.end_column}"
