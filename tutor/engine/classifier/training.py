"""Trains the classifier: small matrices in the sentence model (LoRA) and one row for each label.

`python -m tutor.engine.classifier.training DATA BASE OUT`. A line of `train.jsonl` is a text and its label. A
label may have others below it, as `own` has `own=…` and `=` has all that begin with it: then any of them is right.
"""

import hashlib
import json
import math
import random
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor
from transformers.utils import logging

from tutor.engine import fitting, hashes
from tutor.engine.classifier import net
from tutor.engine.classifier.serving import MOST_TOKENS
from tutor.engine.conversion import made_whole

PARTS = ["query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense"]
RANK, RATE, HEAD_RATE, DECAY, SMOOTHING = 16, 1e-3, 2e-3, 0.01, 0.1
ROUNDS, BATCH, POOL = 3, 64, 32  # texts of about one length are read together, out of so many batches
WARM_STEPS, LEAST_RATE, SEED = 100, 0.02, 1
TOLD_STEPS = 50
ANY = "="


class Labelled(NamedTuple):
    text: str
    label: str


class Data(NamedTuple):
    train: list[Labelled]
    held_out: list[Labelled]
    labels: list[str]

    def wanted(self, lines: Sequence[Labelled]) -> Tensor:
        """Of each line which labels are right, a row of true and false."""
        return torch.tensor([[_is_right(line.label, label) for label in self.labels] for line in lines])


def _is_right(wanted: str, label: str) -> bool:
    return label == wanted or label.startswith(wanted if wanted == ANY else f"{wanted}=")


class Reader:
    def __init__(self, base: Path):
        self.tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.tokenizer.enable_padding()

    def read(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """Ids and which of them count."""
        found = self.tokenizer.encode_batch(list(texts))
        return torch.tensor([each.ids for each in found]), torch.tensor([each.attention_mask for each in found])


def read(folder: Path) -> Data:
    train, held_out = (_lines(folder / f"{name}.jsonl") for name in ("train", "held-out"))
    return Data(train, held_out, sorted({line.label for line in train} - {ANY}))


def _lines(file: Path) -> list[Labelled]:
    return [Labelled(**json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines() if line]


def train(data: Data, base: Path, *, rounds: int = ROUNDS) -> tuple[net.Net, list[dict[str, float]]]:
    """What has learned, and how it did after each round."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    reader, encoder = Reader(base), net.encoder(base)
    learner = net.Net(_adapted(encoder), encoder.config.hidden_size, len(data.labels))
    _begin_with_means(learner, data, reader)
    rates = [{"params": [each for each in learner.encoder.parameters() if each.requires_grad], "lr": RATE}]
    optimizer = torch.optim.AdamW([*rates, {"params": learner.head.parameters(), "lr": HEAD_RATE}], weight_decay=DECAY)
    steps = rounds * math.ceil(len(data.train) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_STEPS) * max(LEAST_RATE, 1 - step / steps)
    )
    history, step, began = [], 0, time.monotonic()
    for turn in range(rounds):
        learner.train()
        for lines in _batches(data.train):
            wrong = loss(learner(*reader.read([line.text for line in lines])), data.wanted(lines))
            optimizer.zero_grad()
            wrong.backward()
            optimizer.step()
            schedule.step()
            step += 1
            if step % TOLD_STEPS == 0:
                left = (time.monotonic() - began) / step * (steps - step)
                print(f"{step} of {steps} steps, loss {wrong.item():.2f}, {left / 60:.0f} min left", file=sys.stderr)  # noqa: T201
        history.append({"round": turn + 1} | measured(learner, data, reader))
        print(history[-1], file=sys.stderr)  # noqa: T201
    return learner, history


def _adapted(encoder: torch.nn.Module) -> torch.nn.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return get_peft_model(encoder, LoraConfig(r=RANK, lora_alpha=2 * RANK, lora_dropout=0.05, target_modules=PARTS))


@torch.no_grad()
def _begin_with_means(learner: net.Net, data: Data, reader: Reader) -> None:
    """A label's row is at first the mean of its texts."""
    learner.eval()
    rows = torch.zeros(len(data.labels), learner.head.in_features)
    places = {label: at for at, label in enumerate(data.labels)}
    for lines in _batches([line for line in data.train if line.label in places]):
        found = learner.embed(*reader.read([line.text for line in lines]))
        rows.index_add_(0, torch.tensor([places[line.label] for line in lines]), found)
    learner.head.weight.copy_(torch.nn.functional.normalize(rows, dim=1))
    learner.head.bias.zero_()


def _batches(lines: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    """By chance, and each of texts that are about as long as the others in it."""
    mixed = random.sample(list(lines), len(lines))
    batches = []
    for at in range(0, len(mixed), BATCH * POOL):
        pool = sorted(mixed[at : at + BATCH * POOL], key=lambda line: len(line.text))
        batches += [pool[first : first + BATCH] for first in range(0, len(pool), BATCH)]
    random.shuffle(batches)
    yield from batches


def loss(told: Tensor, wanted: Tensor) -> Tensor:
    """That one of the right labels is told; a little for the others, so that it is never too sure."""
    right = torch.logsumexp(told.masked_fill(~wanted, -torch.inf), dim=1)
    return -((1 - SMOOTHING) * right + SMOOTHING * told.mean(dim=1)).mean()


@torch.no_grad()
def measured(learner: net.Net, data: Data, reader: Reader) -> dict[str, float]:
    """Of what was held out: how often the right label is the first, and among three."""
    learner.eval()
    first = among = 0
    for lines in (data.held_out[at : at + BATCH] for at in range(0, len(data.held_out), BATCH)):
        told, wanted = learner(*reader.read([line.text for line in lines])), data.wanted(lines)
        hits = wanted.gather(1, told.topk(min(3, len(data.labels)), dim=1).indices)
        first, among = first + int(hits[:, 0].sum()), among + int(hits.any(1).sum())
    number = max(1, len(data.held_out))
    return {"first": round(first / number, 4), "among three": round(among / number, 4)}


def write(out: Path, learner: net.Net, data: Data, figures: dict[str, object], base: Path) -> None:
    """The folder, whole or not at all."""
    with made_whole(out) as folder:
        folder.chmod(0o755)
        learner.encoder.half().save_pretrained(folder)  # type: ignore[operator]
        (folder / "README.md").unlink(missing_ok=True)  # peft's own has nothing in it
        config = json.loads((folder / "adapter_config.json").read_text())
        config |= {"base_model_name_or_path": "", "target_modules": PARTS}  # peft's is a set, in an order of its own
        (folder / "adapter_config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
        save_file({name: weight.half() for name, weight in learner.head.state_dict().items()}, folder / net.HEAD)
        (folder / "labels.json").write_text(json.dumps(data.labels, indent=0, ensure_ascii=False) + "\n")
        (folder / "training.json").write_text(json.dumps(figures, indent=1) + "\n")
        fitting.write(folder, fitting.Fitting(base=hashes.of(base, out.parent)[: fitting.MARK]))


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    source, base, out = map(Path, sys.argv[1:4])
    if out.exists():
        sys.exit(f"{out} is there already, and nothing is overwritten: move it, or name another folder.")
    began, data = time.monotonic(), read(source)
    learner, history = train(data, base)
    figures = of_data(source, data) | {
        "history": history,
        "seconds": round(time.monotonic() - began),
        "threads": torch.get_num_threads(),
    }
    write(out, learner, data, figures, base)
    print(f"Made: {out}", file=sys.stderr)  # noqa: T201


def of_data(source: Path, data: Data) -> dict[str, object]:
    return {
        "train": {"lines": len(data.train), "sha256": _hash(source / "train.jsonl")},
        "held-out": {"lines": len(data.held_out), "sha256": _hash(source / "held-out.jsonl")},
        "labels": len(data.labels),
    }


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
