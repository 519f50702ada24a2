"""What is to be trained, from what, and where to."""

import argparse
import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path


@dataclasses.dataclass(frozen=True, kw_only=True)
class Order:
    data: Path  # a folder with train.jsonl, valid.jsonl and unseen.jsonl
    recipe: Path
    model: str  # a GGUF file, a folder as transformers writes it, or an id
    name: str = ""  # of that model, for the card
    folder: Path  # where converted weights are kept
    work: Path  # where checkpoints are kept
    out: Path  # the folder that is made; it must not be there yet
    form: int = 1  # of the prompts in the data
    device: str = "auto"
    threads: int = 0  # 0: all cores
    tokens: int = 0  # instead of the recipe's
    sampled: int = 120  # replies that are asked for at the end, for the picture of what is mixed up

    @property
    def used_threads(self) -> int:
        return self.threads or len(os.sched_getaffinity(0))


def read(words: Sequence[str] | None = None) -> Order:
    parser = argparse.ArgumentParser(prog="python -m tutor.engine.training", description="Make an adapter of examples.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--name", default="")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--form", type=int, default=1)
    parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--tokens", type=int, default=0)
    parser.add_argument("--sampled", type=int, default=120)
    return Order(**vars(parser.parse_args(words)))
