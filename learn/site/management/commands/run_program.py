import sys
from collections.abc import AsyncIterator
from typing import NoReturn

from django.core.management.base import CommandParser

from learn.site.terminal.commands import EXIT_CODES, REFUSED, ProgramCommand
from runner import messages
from runner.messages import Event, Finished, Refused


class Command(ProgramCommand):
    help = (
        "Run a file or a folder exactly as the site would, and print the run's events, one JSON a line. "
        "Exit code: 0 finished, 1 failed, 2 stopped by a limit, 3 our fault."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--json", action="store_true", help="one JSON a line (it always is)")

    def refuse(self, sentence: str) -> NoReturn:
        self.print(Refused(text=sentence))
        sys.exit(REFUSED)

    async def follow(self, events: AsyncIterator[Event]) -> int:
        async for event in events:
            self.print(event)
            if isinstance(event, Finished):
                return EXIT_CODES[event.outcome]
        return REFUSED

    def print(self, event: Event) -> None:
        self.stdout.write(messages.encode(event).decode())
        self.stdout.flush()
