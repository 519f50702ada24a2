import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from learn.site import install
from learn.site.install import CannotInstall
from learn.site.model import server, weights
from learn.site.trouble import in_plain_words
from tutor.chat import learning

HELD_OUT = settings.BASE_DIR / "tests/tutor/chat/other_words.txt"


class Command(BaseCommand):
    help = (
        "Train what finds an answer in the chat: from the questions of tutor/chat/, on a small sentence model. Takes "
        "half an hour on two quiet cores, some minutes with --add."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--out", type=Path, help="the folder that is made; without: training/classifier in the data"
        )
        parser.add_argument("--add", action="store_true", help="only answers that the one that is served does not know")
        parser.add_argument("--held-out", type=Path, default=HELD_OUT, help="questions to measure it with")

    def handle(self, *, out: Path | None, add: bool, held_out: Path, **options) -> None:
        out = (out or settings.DATA_DIR / "training" / "classifier").absolute()
        with in_plain_words():
            base = self.base()
        data = out.with_name(f"{out.name}-data")
        learned, kept = learning.write(data, held_out)
        self.stdout.write(f"{learned} lines to learn from, {kept} to measure with, in {data}.")
        words = [sys.executable, "-m", "tutor.engine.classifier.training", str(data), str(base), str(out)]
        if add:
            words[2:] = ["tutor.engine.classifier.adding", str(data), str(base), str(weights.CLASSIFIER), str(out)]
        if code := subprocess.run(words, env=server.environment(), cwd=settings.BASE_DIR).returncode:
            sys.exit(code)  # it has said why
        self.stdout.write(f"To serve it, put it in the place of {weights.CLASSIFIER}.")

    def base(self) -> Path:
        try:
            if find_spec("peft") is None and Path(sys.prefix) == install.VENV:
                install.install_python_packages({"tutor", "training"})
            server.install_packages()
            return weights.fetch_sentence_model()
        except CannotInstall as problem:
            raise CommandError(str(problem)) from problem
