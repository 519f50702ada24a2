"""`manage.py tutor_data`: makes what the tutor's own model learns from. The same seed gives the same bytes."""

import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from runner.errors import RunnerError
from tutor.errors import TutorError
from tutor.flywheel.giving import given
from tutor.training import making, mixing, writing
from tutor.training.running import Runs

SIZES = ("small", "full")


class Command(BaseCommand):
    help = (
        "Make the data that the tutor's own model learns from: right programs (of the grammar, of all lessons, a "
        "school's own too, and of the starters) are broken by known mistakes, run in boxes and put into words. What "
        "has run once is kept, so that whoever is interrupted goes on there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, help="another seed gives other data")
        parser.add_argument("--size", choices=SIZES, default="full", help="small: to try the way")
        parser.add_argument(
            "--out", type=Path, help="the folder to write to; without: data/training in the data folder"
        )
        parser.add_argument(
            "--from-classes", action="store_true", help="also what classes gave, where their teachers let it through"
        )
        parser.add_argument("--mix", type=Path, default=mixing.FILE, help="another file than mix.toml")

    def handle(self, *, seed: int | None, size: str, out: Path | None, mix: Path, **options) -> None:
        began = time.monotonic()
        try:
            mixed = mixing.read(mix)
            seed = mixed.seed if seed is None else seed
            gifts = list(given()) if options["from_classes"] else []
            data = making.make(mixed, mixed.sizes[size], seed, Runs(), gifts=gifts, say=self.say)
            folder = out or settings.DATA_DIR / "training" / "data"
            manifest = writing.write(data, folder, seed=seed, size=size)
        except (TutorError, RunnerError) as error:
            raise CommandError(f"The training data was not made. {error}") from error
        except OSError as error:  # of what is kept of runs; the data itself says it in its own words
            raise CommandError(
                f"The training data was not made. {error.filename or settings.DATA_DIR}: {error.strerror}. "
                "Nothing was replaced; what has run before is still kept."
            ) from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. What has run is kept: the next time it goes on there.") from None
        for sentence in manifest["left_out"]:
            self.stderr.write(sentence)
        for part, counts in manifest["parts"].items():
            self.stdout.write(
                f"{part}: {counts['examples']} examples, {len(counts['tags'])} tags, {len(counts['kinds'])} kinds"
            )
        self.stdout.write(f"Written to {folder} in {time.monotonic() - began:.0f} s. Look at samples.html there.")

    def say(self, text: str) -> None:
        self.stdout.write(text)
