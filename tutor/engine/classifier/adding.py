"""Answers that were written since are added to a classifier: their rows are learned, and nothing else changes.

`python -m tutor.engine.classifier.adding DATA BASE AFTER OUT`: minutes instead of half an hour. What it says of all
that was known stays as it was, but for texts that want one of the new. (To go on with everything for one round was
tried: fewer of those in danger were heard.)
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional
from transformers.utils import logging

from tutor.engine import fitting, hashes
from tutor.engine.backends import adapters
from tutor.engine.classifier import net, training
from tutor.engine.classifier.training import Data, Labelled, Reader
from tutor.engine.conversion import made_whole

ROUNDS, BATCH, RATE, DECAY = 30, 512, 5e-3, 0.01
READ_TOGETHER = 128


def add(data: Data, base: Path, after: Path, *, rounds: int = ROUNDS) -> tuple[net.Net, dict[str, float]]:
    """What was trained, with rows for the labels of `data` that it does not know; and how it does then."""
    torch.manual_seed(training.SEED)
    known, reader = json.loads((after / "labels.json").read_text()), Reader(base)
    with tempfile.TemporaryDirectory() as folder:
        old = net.opened(adapters.merge(base, after, Path(folder) / "merged"), after, len(known))
    states, wanted = _states(old, reader, data.train), data.wanted(data.train)
    learner = net.Net(old.encoder, states.shape[1], len(data.labels))
    places = {label: at for at, label in enumerate(known)}
    is_new = torch.tensor([label not in places for label in data.labels])
    with torch.no_grad():
        learner.head.weight[~is_new] = old.head.weight[[places[label] for label in data.labels if label in places]]
        learner.head.bias[~is_new] = old.head.bias[[places[label] for label in data.labels if label in places]]
        # A new row begins as the mean of its texts, as long as the others.
        means = functional.normalize(wanted[:, is_new].T.float() @ states, dim=1)
        learner.head.weight[is_new] = means * old.head.weight.norm(dim=1).mean()
        learner.head.bias[is_new] = old.head.bias.mean()
    _learn(learner.head, states, wanted, is_new, rounds)
    return learner, training.measured(learner, data, reader)


@torch.no_grad()
def _states(learner: net.Net, reader: Reader, lines: Sequence[Labelled]) -> Tensor:
    """Of each text its direction, in the order of the lines."""
    order = sorted(range(len(lines)), key=lambda at: len(lines[at].text))
    found = torch.zeros(len(lines), learner.head.in_features)
    for first in range(0, len(order), READ_TOGETHER):
        some = order[first : first + READ_TOGETHER]
        found[some] = learner.embed(*reader.read([lines[at].text for at in some]))
        print(f"{first + len(some)} of {len(order)} read", end="\r", file=sys.stderr)  # noqa: T201
    return found


def _learn(head: torch.nn.Linear, states: Tensor, wanted: Tensor, is_new: Tensor, rounds: int) -> None:
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0)
    kept = [(part, part.detach().clone()) for part in head.parameters()]
    for _round in range(rounds):
        for some in torch.randperm(len(states)).split(BATCH):
            told = functional.log_softmax(net.SCALE * head(states[some]), dim=-1)
            optimizer.zero_grad()
            training.loss(told, wanted[some]).backward()
            optimizer.step()
            with torch.no_grad():
                for part, before in kept:
                    part[~is_new] = before[~is_new]


def write(out: Path, learner: net.Net, data: Data, figures: dict[str, object], after: Path) -> None:
    """The folder, whole or not at all; the matrices as they were."""
    with made_whole(out) as folder:
        shutil.copytree(after, folder, dirs_exist_ok=True)
        folder.chmod(0o755)
        save_file({name: weight.half() for name, weight in learner.head.state_dict().items()}, folder / net.HEAD)
        (folder / "labels.json").write_text(json.dumps(data.labels, indent=0, ensure_ascii=False) + "\n")
        before = json.loads((after / "training.json").read_text())
        (folder / "training.json").write_text(json.dumps(before | {"added": figures}, indent=1) + "\n")


def main() -> None:
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    source, base, after, out = map(Path, sys.argv[1:5])
    if out.exists():
        sys.exit(f"{out} is there already, and nothing is overwritten: move it, or name another folder.")
    fitting.check(after, hashes.of(base, out.parent))
    began, data = time.monotonic(), training.read(source)
    learner, found = add(data, base, after)
    figures = training.of_data(source, data) | found | {"seconds": round(time.monotonic() - began)}
    write(out, learner, data, figures, after)
    print(f"Made: {out}", file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    main()
