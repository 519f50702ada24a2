import asyncio
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from redis.exceptions import RedisError

from learn.site import terminal
from learn.site.errors import CannotStart
from runner import messages
from runner.errors import RefusedFile
from runner.messages import Finished, Refused


class Command(BaseCommand):
    help = (
        "Run a file or a folder exactly as the site would, and print the run's events, one JSON a line. "
        "Exit code: 0 finished, 1 failed, 2 stopped by a limit, 3 our fault."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--entry", default="main.py", help="the file of a folder to start (main.py)")
        parser.add_argument("--input", metavar="TEXT_FILE", help="answers to input(), one a line")
        parser.add_argument("--json", action="store_true", help="one JSON a line (it always is)")

    def handle(self, *, path: Path, entry: str, input: str | None, **options) -> None:
        try:
            next_line = terminal.lines_of(input)
            program = terminal.gather(path, entry)
        except RefusedFile as refusal:
            self.print(Refused(text=str(refusal)))
            sys.exit(terminal.REFUSED)
        except OSError as error:
            self.print(Refused(text=f"The file of answers could not be read: {error.strerror}."))
            sys.exit(terminal.REFUSED)
        for sentence in program.left_out:
            self.stderr.write(sentence)
        try:
            with terminal.running_stack():
                sys.exit(asyncio.run(self.run(program, next_line)))
        except (CannotStart, DatabaseError, RedisError, OSError) as error:
            self.stderr.write(f"The program was not run; that is a fault on our side. {error}")
            sys.exit(terminal.EXIT_CODES["broken_off"])

    async def run(self, program: terminal.Program, next_line) -> int:
        async for event in terminal.run(program, next_line):
            self.print(event)
            if isinstance(event, Finished):
                return terminal.EXIT_CODES[event.outcome]
        return terminal.REFUSED

    def print(self, event: messages.Event) -> None:
        self.stdout.write(messages.encode(event).decode())
        self.stdout.flush()
