"""From a folder of examples to a folder that can be served: read, train, write down, look at it."""

import dataclasses
import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from torch.utils import deterministic

from tutor.engine.backends import adapters, loading
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.words import Words
from tutor.engine.conversion import made_whole
from tutor.engine.settings import Settings
from tutor.engine.training import (
    card,
    checkpoints,
    confusion,
    curve,
    examples,
    loop,
    net,
    recipes,
    replies,
    speed,
    trees,
    writing,
)
from tutor.engine.training.bar import Bar
from tutor.engine.training.errors import CannotTrain
from tutor.engine.training.examples import Example
from tutor.engine.training.order import Order
from tutor.engine.training.recipes import Recipe

SETS = ("train", "valid", "unseen")


@dataclasses.dataclass(frozen=True)
class Material:
    """Everything that is read before the first step."""

    recipe: Recipe
    source: loading.Source
    device: str
    sets: dict[str, list[Example]]
    hashes: dict[str, str]  # of what it was made of: data, recipe, base

    @property
    def mark(self) -> str:
        return hashlib.sha256(json.dumps(self.hashes, sort_keys=True).encode()).hexdigest()


def train(order: Order, is_ended: Callable[[], bool] = lambda: False) -> bool:
    """Whether it came to its end. Raises CannotTrain with a sentence; what was there before stays as it was."""
    if order.out.exists():
        raise CannotTrain(f"{order.out} is there already, and nothing is overwritten: move it, or name another folder.")
    torch.set_num_threads(order.used_threads)
    torch.use_deterministic_algorithms(True, warn_only=True)  # on a card not everything can be, and says so
    deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]  # nobody reads what is not written
    try:
        material = read(order)
        for folder in (order.work, order.out.parent):
            checkpoints.check_is_writable(folder)
        training = begin(material)
        if found := checkpoints.load(order.work, material.mark):
            training.go_on_from(found)
        limit = measured(training, material)
        bar = Bar(training.steps, limit.tokens_a_second)
        training.run(bar.told, lambda kept: checkpoints.save(order.work, kept), material.mark, is_ended)
        if training.step < training.steps:
            return False
        write(order, material, training, limit)
        checkpoints.forget(order.work)
    except BackendError as problem:
        raise CannotTrain(str(problem)) from problem
    return True


def read(order: Order) -> Material:
    recipe = recipes.read(order.recipe, tokens=order.tokens)
    settings = Settings(model=order.model, folder=order.folder)
    source = loading.find(settings, lambda stage, share: None)
    words = Words(source.folder)
    sets = {name: examples.read(order.data / f"{name}.jsonl", words, recipe) for name in SETS}
    hashes = {name: hashlib.sha256((order.data / f"{name}.jsonl").read_bytes()).hexdigest() for name in SETS}
    hashes |= {"recipe": hashlib.sha256(repr(recipe).encode()).hexdigest(), "base": source.hash}
    return Material(recipe, source, loading.best_device(order.device), sets, hashes)


def begin(material: Material) -> loop.Training:
    recipe = material.recipe
    opened = net.open_net(material.source.folder, recipe, material.device)
    batches = trees.batches(trees.grow(material.sets["train"]), recipe.tokens_a_step, seed=recipe.seed)
    looks = {name: trees.grow(examples.some(material.sets[name], recipe.looked_at)) for name in SETS[1:]}
    return loop.Training(opened, recipe, batches, loop.looked_at(opened, looks, recipe))


def measured(training: loop.Training, material: Material) -> speed.Limit:
    learnt = sum(example.learnt for example in material.sets["train"])
    return speed.measure(training.net, material.recipe, min(1.0, learnt / sum(training.sizes)))


def write(order: Order, material: Material, training: loop.Training, limit: speed.Limit) -> None:
    """The folder, whole or not at all."""
    with checkpoints.roomy(order.out.parent), made_whole(order.out) as folder:
        folder.chmod(0o755)  # whoever serves it may be another user
        writing.weights(folder, training.net, material, order)
        shown = sampled(order, material, folder)
        title = f"{material.recipe.name}: loss by step"
        (folder / "curve.svg").write_text(curve.draw(training.history, title))
        rows = {
            name: confusion.count([one for one in shown if one.example in material.sets[name]]) for name in SETS[1:]
        }
        for name, found in rows.items():
            (folder / f"confusion-{name}.svg").write_text(confusion.draw(found, f"{NAMES[name]}, by kind of mistake"))
        figures = writing.figures(order, material, training, limit, rows)
        (folder / "training.json").write_text(json.dumps(figures, indent=1) + "\n")
        (folder / "README.md").write_text(card.card(figures))


NAMES = {"valid": "New programs, known mistakes", "unseen": "Unseen mistakes and shapes"}


def sampled(order: Order, material: Material, folder: Path) -> list[replies.JudgedReply]:
    """Half of known kinds, half of unseen ones."""
    asked: Sequence[Example] = [
        example
        for name in SETS[1:]
        for example in examples.some([one for one in material.sets[name] if one.line.facts], order.sampled // 2)
    ]
    with tempfile.TemporaryDirectory(prefix="buildalong-trained-") as place:
        served = folder if material.recipe.kind == "full" else Path(place) / "merged"
        if served is not folder:
            adapters.merge(material.source.folder, folder, served)
        return list(replies.ask(served, asked, order.used_threads))
