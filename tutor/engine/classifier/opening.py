"""Made where it is not there yet, and opened, beside everything else: nobody waits for it. Imports nothing heavy."""

import importlib
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tutor.engine import hashes
from tutor.engine.settings import Settings

logger = logging.getLogger(__name__)

MADE = 1  # raise it when what `making` writes changes


class Opening(threading.Thread):
    """Without a classifier, and until it is there, nobody is told anything."""

    def __init__(self, settings: Settings):
        super().__init__(name="classifier", daemon=True)
        self.settings = settings
        self.found: Any = None
        self.asking = threading.Lock()
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        if not (self.settings.classifier and self.settings.sentences):
            return
        try:
            folder = self._made(Path(self.settings.sentences), Path(self.settings.classifier))
            self.found = importlib.import_module("tutor.engine.classifier.serving").Classifier(folder)
            self.classify(["Hello"])
        except Exception:
            # Whatever a foreign library raises: the tutor finds its answers by their words then.
            logger.exception("classifier not opened")

    def classify(self, texts: Sequence[str]) -> list[dict[str, float]] | None:
        """`None`: there is none, or none yet. Called from any thread."""
        if self.found is None:
            return None
        with self.asking:
            return self.found.classify(texts)

    def close(self) -> None:
        if self.child and self.child.poll() is None:
            self.child.kill()

    def _made(self, base: Path, trained: Path) -> Path:
        folder = self.settings.folder
        mark = "+".join(hashes.of(each, folder)[:8] for each in (base, trained))
        target = folder / f"classifier-{mark}-{MADE}-{version('openvino')}"
        if not target.is_dir():
            words = [sys.executable, "-m", "tutor.engine.classifier.making", str(base), str(trained), str(target)]
            self.child = subprocess.Popen(words)
            if code := self.child.wait():
                raise RuntimeError(f"whoever was at it ended with {code}")
        return target
