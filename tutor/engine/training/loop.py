"""The training itself: batch after batch, with a look at what was not trained on, and checkpoints."""

import dataclasses
import math
import random
from collections.abc import Callable, Mapping, Sequence
from time import perf_counter
from typing import Protocol

import torch
from torch import Tensor

from tutor.engine.training import tensors, trees
from tutor.engine.training.checkpoints import Checkpoint
from tutor.engine.training.net import Net
from tutor.engine.training.recipes import Recipe
from tutor.engine.training.trees import Tree

BETAS = (0.9, 0.98)
Point = dict[str, float]  # of the learning curve: step, loss, and where it was looked at the loss of each set


class TellsProgress(Protocol):
    def __call__(self, *, step: int, point: Point, speed: float) -> None: ...


@dataclasses.dataclass
class Store:
    """Batches, and what the half that does not learn says to them: computed once, where memory allows."""

    net: Net
    batches: Sequence[tuple[Tree, ...]]
    keeps: bool

    def __post_init__(self) -> None:
        self.kept: dict[int, Tensor] = {}

    def __getitem__(self, number: int) -> tuple[tensors.Batch, Tensor]:
        batch = tensors.batch(self.batches[number], is_even=self.net.device == "cuda").to(self.net.device)
        if number in self.kept:
            return batch, self.kept[number].to(self.net.device)
        below = self.net.lower(batch)
        if self.keeps:
            self.kept[number] = below.cpu()
        return batch, below


class Training:
    def __init__(self, net: Net, recipe: Recipe, batches: Sequence[tuple[Tree, ...]], looks: dict[str, Store]):
        self.net, self.recipe, self.looks = net, recipe, looks
        self.sizes = [sum(tree.tokens for tree in batch) for batch in batches]
        self.steps = max(1, round(recipe.tokens / (sum(self.sizes) / len(self.sizes))))
        self.store = Store(net, batches, keeps=self.steps > len(batches))
        self.optimizer = torch.optim.AdamW(
            net.learning.values(), lr=recipe.rate, betas=BETAS, weight_decay=recipe.decay
        )
        self.step, self.seconds = 0, 0.0
        self.history: list[Point] = []

    def run(
        self, told: TellsProgress, keep: Callable[[Checkpoint], None], mark: str, is_ended: Callable[[], bool]
    ) -> None:
        """Until the last step, or until somebody ends it: then what was reached is kept."""
        if not self.history:
            self.history.append({"step": 0.0} | self.look())
        while self.step < self.steps and not is_ended():
            began = perf_counter()
            loss = self._learn(self.order(self.step))
            took = perf_counter() - began
            self.step, self.seconds = self.step + 1, self.seconds + took
            point: Point = {"step": float(self.step), "loss": loss}
            if self.step % max(1, self.steps // self.recipe.looks) == 0 or self.step == self.steps:
                point |= self.look()
            self.history.append(point)
            told(step=self.step, point=point, speed=self.sizes[self.order(self.step - 1)] / took)
            if self.step % self.recipe.keep_every == 0 and self.step < self.steps:
                keep(self.checkpoint(mark))
        keep(self.checkpoint(mark))

    def order(self, step: int) -> int:
        """Which batch comes at this step: each round through all of them in another order."""
        turn, place = divmod(step, len(self.sizes))
        numbers = list(range(len(self.sizes)))
        random.Random(f"{self.recipe.seed} {turn}").shuffle(numbers)  # noqa: S311 - an order is no secret
        return numbers[place]

    def _learn(self, number: int) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate(self.recipe, self.step, self.steps)
        loss = self.net.wrongs(*self.store[number]).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.learning.values(), self.recipe.clip)
        self.optimizer.step()
        self.optimizer.zero_grad()
        return loss.item()

    @torch.no_grad()
    def look(self) -> Point:
        """The loss of each set that is not trained on, by token."""
        found: Point = {}
        for name, store in self.looks.items():
            wrongs = torch.cat([self.net.wrongs(*store[number]) for number in range(len(store.batches))])
            found[name] = wrongs.mean().item()
        return found

    def checkpoint(self, mark: str) -> Checkpoint:
        weights = {name: weight.detach() for name, weight in self.net.learning.items()}
        return Checkpoint(mark, self.step, self.seconds, weights, self.optimizer.state_dict(), self.history)

    def go_on_from(self, found: Checkpoint) -> None:
        with torch.no_grad():
            for name, weight in self.net.learning.items():
                weight.copy_(found.weights[name])
        self.optimizer.load_state_dict(found.optimizer)
        self.step, self.seconds, self.history = found.step, found.seconds, found.history


def rate(recipe: Recipe, step: int, steps: int) -> float:
    """It rises evenly, then falls along a cosine."""
    rising = max(1, round(recipe.warmup * steps))
    if step < rising:
        return recipe.rate * (step + 1) / rising
    share = (step - rising) / max(1, steps - rising)
    return recipe.rate * (recipe.floor + (1 - recipe.floor) * (1 + math.cos(math.pi * share)) / 2)


def looked_at(net: Net, sets: Mapping[str, Sequence[Tree]], recipe: Recipe) -> dict[str, Store]:
    """The same batches each time, so that two looks can be compared."""
    return {
        name: Store(net, trees.batches(found, recipe.tokens_a_step, seed=0), keeps=True) for name, found in sets.items()
    }
