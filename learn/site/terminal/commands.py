"""What the commands that run a program have in common: their arguments, and the way to its events."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from redis.exceptions import RedisError

from learn.site.errors import CannotStart
from learn.site.terminal import answers, following, programs
from runner.errors import RefusedFile
from runner.messages import Event

EXIT_CODES = {"finished": 0, "failed": 1, "limit": 2, "stopped": 2, "broken_off": 3}
REFUSED = 2  # too much was asked: a limit too


class ProgramCommand(BaseCommand):
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH")
        parser.add_argument("--entry", default="main.py", help="the file of a folder to start (main.py)")
        parser.add_argument("--input", metavar="TEXT_FILE", help="answers to input(), one a line")

    def handle(self, *, path: Path, entry: str, input: str | None, **options) -> None:
        try:
            next_line = answers.lines_of(input)
            program = programs.gather(path, entry)
        except RefusedFile as refusal:
            self.refuse(str(refusal))
        except OSError as error:
            self.refuse(f"The file of answers could not be read: {error.strerror}.")
        for sentence in program.left_out:
            self.stderr.write(sentence)
        try:
            with following.running_stack():
                sys.exit(asyncio.run(self.follow(following.run(program, next_line))))
        except (CannotStart, DatabaseError, RedisError, OSError) as error:
            self.stderr.write(f"The program was not run; that is a fault on our side. {error}")
            sys.exit(EXIT_CODES["broken_off"])

    def refuse(self, sentence: str) -> NoReturn:
        """Say why it is not run, and leave."""
        self.stderr.write(sentence)
        sys.exit(REFUSED)

    async def follow(self, events: AsyncIterator[Event]) -> int:
        """Say what is to be said of the events; gives the exit code."""
        raise NotImplementedError
