import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.site import install
from learn.site.install import CannotInstall
from learn.site.model import server, weights
from learn.site.trouble import in_plain_words

RECIPES = settings.BASE_DIR / "tutor/training/recipes"
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
KILLED = (
    "The training was ended from outside; most often the memory did not suffice. Close what is not needed, then give "
    "the same command again: it goes on from what was kept last."
)


class Command(BaseCommand):
    help = (
        "Train the tutor's own model from what `tutor_data` has made: an adapter that puts what diagnosis knows into "
        "words. Takes half an hour to two hours on two cores; whoever is interrupted goes on there with the same line."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--data", type=Path, help="without: what tutor_data has written")
        parser.add_argument("--recipe", default="quick", help="a name of tutor/training/recipes, or a file")
        parser.add_argument("--out", type=Path, help="the folder that is made; without: training/RECIPE in the data")
        parser.add_argument("--work", type=Path, help="where it is kept meanwhile; without: beside what is made")
        parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda"])
        parser.add_argument("--threads", type=int, default=0, help="of the processor; 0: all cores")
        parser.add_argument("--tokens", type=int, default=0, help="so many instead of the recipe's")
        parser.add_argument("--sampled", type=int, default=120, help="replies that are looked at in the end")

    def handle(self, *, recipe: str, data: Path | None, out: Path | None, work: Path | None, **options) -> None:
        file = Path(recipe) if recipe.endswith(".toml") else RECIPES / f"{recipe}.toml"
        kept = settings.DATA_DIR / "training"
        out = (out or kept / file.stem).absolute()
        work = (work or out.with_name(f"{out.name}-work")).absolute()
        with in_plain_words():
            base = self.base()
        words = [sys.executable, "-m", "tutor.engine.training", "--model", base, "--name", self.name(base)]
        words += ["--folder", str(settings.TUTOR_MODELS_DIR), "--recipe", str(file.absolute())]
        words += ["--data", str((data or kept / "data").absolute()), "--out", str(out), "--work", str(work)]
        for option in ("device", "threads", "tokens", "sampled"):
            words += [f"--{option}", str(options[option])]
        code = trained(words, server.environment() | {"GOMP_SPINCOUNT": "0"})
        if code < 0:
            raise CommandError(KILLED if -code not in STOPS else "Stopped before it had begun. Nothing was written.")
        if code:
            sys.exit(code)  # it has said why
        self.stdout.write(f"To serve it, set TUTOR_ADAPTER={out} and start the site again.")

    def base(self) -> str:
        """The model that serves, and what is needed to train it."""
        if find_spec("peft") is None and Path(sys.prefix) == install.VENV:
            try:
                install.install_python_packages({"tutor", "training"})
            except CannotInstall as problem:
                raise CommandError(str(problem)) from problem
        try:
            server.install_packages()
            return settings.TUTOR_MODEL or str(weights.fetch())
        except CannotInstall as problem:
            raise CommandError(str(problem)) from problem

    def name(self, base: str) -> str:
        return Path(settings.TUTOR_MODEL).name if settings.TUTOR_MODEL else weights.NAME


def trained(words: Sequence[str], environment: Mapping[str, str]) -> int:
    """Its exit code, or the signal that ended it, below 0.

    In a group of its own it hears of Ctrl+C from us alone, and has the time to end its step and keep what it has.
    """
    training = subprocess.Popen(words, env=environment, cwd=settings.BASE_DIR, process_group=0)
    before = {number: signal.signal(number, lambda *_: training.terminate()) for number in STOPS}
    try:
        return training.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
