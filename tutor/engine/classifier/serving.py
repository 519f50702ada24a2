"""The classifier as it serves: OpenVINO on one thread of the processor, a few milliseconds a message."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import openvino
from tokenizers import Tokenizer

MOST_TOKENS = 64  # as in training
LEAST = 0.002  # a label that is less likely is not told
ONE_THREAD = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "ENABLE_CPU_PINNING": False}


class Classifier:
    def __init__(self, folder: Path):
        """`folder`: as `making` writes it."""
        self.labels: list[str] = json.loads((folder / "labels.json").read_text())
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.tokenizer.enable_padding()
        self.model = openvino.Core().compile_model(folder / "model.xml", "CPU", ONE_THREAD)

    def classify(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """Of each text its labels and how likely each is, the likeliest first, without those that hardly are."""
        read = self.tokenizer.encode_batch(list(texts))
        given = {
            "input_ids": np.array([each.ids for each in read], np.int64),
            "attention_mask": np.array([each.attention_mask for each in read], np.int64),
        }
        rows = self.model(given)[0]
        return [self._told(row) for row in rows]

    def _told(self, row: np.ndarray) -> dict[str, float]:
        likely = [at for at in np.argsort(-row) if row[at] >= math.log(LEAST)]
        return {self.labels[at]: round(math.exp(float(row[at])), 4) for at in likely}
