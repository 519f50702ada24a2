import asyncio
import contextlib
import os
import sys
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from learn.site.running import announcement, network, parts, preparation
from learn.site.running.supervisor import Supervisor
from learn.site.trouble import in_plain_words


class Command(BaseCommand):
    help = "Start the whole site, or only some of its parts, and keep them running."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--only", nargs="+", choices=parts.NAMES, metavar="PART", help=", ".join(parts.NAMES))
        parser.add_argument("--port", type=int, help=f"serve this port (now: {settings.PORT})")
        parser.add_argument("--data", metavar="DIR", help=f"keep everything here (now: {settings.DATA_DIR})")
        parser.add_argument("--lan", action="store_true", help="serve the classroom's network, not only this machine")

    def handle(self, *, only: list[str] | None, port: int | None, data: str | None, lan: bool, **options):
        _start_again_with(_wishes(port=port, data=data, lan=lan))
        names = only or parts.wanted()
        self.began = perf_counter()
        with in_plain_words(), preparation.alone(names):
            # First: whoever finds the port taken should not have waited for the rest.
            listener = network.listen() if "web" in names else None
            self._prepare(names)
            asyncio.run(self._supervise(names, listener, lan))

    def _prepare(self, names: list[str]) -> None:
        self.say("Buildalong")
        for what, verb in preparation.steps(names):
            began = perf_counter()
            outcome = verb()
            self.say(f"  {what:<18} {outcome:<40} {perf_counter() - began:6.1f} s")

    async def _supervise(self, names: list[str], listener, lan: bool) -> None:
        def announce() -> None:
            for line in announcement.lines(names, seconds=perf_counter() - self.began, lan=lan):
                self.say(line)

        await Supervisor(names, listener=listener, say=self.say).run(when_ready=announce)

    def say(self, line: str) -> None:
        with contextlib.suppress(OSError):  # the terminal may be gone: that is no reason to stop
            self.stdout.write(line)
            self.stdout.flush()


def _wishes(*, port: int | None, data: str | None, lan: bool) -> dict[str, str]:
    """The options, as the environment variables that settings and all parts read."""
    wishes = {}
    if port:
        wishes["PORT"] = str(port)
    if data:
        wishes["BUILDALONG_DATA"] = os.path.abspath(data)
    if lan:
        wishes["BIND"] = "0.0.0.0"  # noqa: S104 - that is what --lan asks for
        wishes["ALLOWED_HOSTS"] = ",".join(network.names_of_this_machine())
    return wishes


def _start_again_with(wishes: dict[str, str]) -> None:
    """Settings were read before the options were: where they differ, begin anew with the options in place."""
    if any(os.environ.get(name) != value for name, value in wishes.items()):
        os.environ.update(wishes)
        os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
