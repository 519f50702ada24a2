"""What was trained and the sentence model it was trained for become a folder that opens in a blink, once.

In a process of its own that ends when it is made: `python -m tutor.engine.classifier.making BASE TRAINED TARGET`.
To make it takes torch and half a gigabyte; to classify takes neither.
"""

import json
import os
import shutil
import sys
import tempfile
import warnings
from pathlib import Path

import openvino
import torch
from transformers.utils import logging

from tutor.engine import fitting, hashes
from tutor.engine.backends import adapters
from tutor.engine.backends.backend import BackendError
from tutor.engine.classifier import net
from tutor.engine.conversion import made_whole

NICE = 10  # students' programs go first
LABELS, TOKENIZER, MODEL = "labels.json", "tokenizer.json", "model.xml"


def make(base: Path, trained: Path, target: Path) -> Path:
    """Raises BackendError with a sentence."""
    if target.is_dir():
        return target
    fitting.check(trained, hashes.of(base, target.parent))
    with made_whole(target) as folder, tempfile.TemporaryDirectory(dir=target.parent) as merged:
        labels = json.loads((trained / LABELS).read_text())
        found = net.opened(adapters.merge(base, trained, Path(merged) / "merged"), trained, len(labels))
        example = {name: torch.ones(2, 5, dtype=torch.int64) for name in ("input_ids", "attention_mask")}
        with warnings.catch_warnings():  # of tracing
            warnings.simplefilter("ignore")
            model = openvino.convert_model(found, example_input=example)
        openvino.save_model(model, folder / MODEL, compress_to_fp16=True)
        shutil.copyfile(base / TOKENIZER, folder / TOKENIZER)
        shutil.copyfile(trained / LABELS, folder / LABELS)
    return target


def main() -> None:
    os.nice(NICE)
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    base, trained, target = map(Path, sys.argv[1:4])
    try:
        make(base, trained, target)
    except (BackendError, OSError, ValueError) as problem:
        sys.exit(f"The classifier was not made: {problem}")


if __name__ == "__main__":
    main()
