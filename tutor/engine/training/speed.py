"""How fast it is, and how fast it could be: the arithmetic that is needed, and what this machine can do of it."""

import dataclasses
from time import perf_counter

import torch

from tutor.engine.backends.loading import best_dtype
from tutor.engine.training.net import Net
from tutor.engine.training.recipes import Recipe

SIZE, SIZE_ON_CARD, TIMES = 1_536, 8_192, 4  # of the multiplication that is measured


@dataclasses.dataclass(frozen=True)
class Limit:
    operations: float  # a token needs so many
    a_second: float  # this machine does so many

    @property
    def tokens_a_second(self) -> float:
        return self.a_second / self.operations


def measure(net: Net, recipe: Recipe, learnt_share: float) -> Limit:
    """`learnt_share`: of all tokens, those that belong to a reply."""
    return Limit(operations(net, recipe, learnt_share), multiplied(net.device))


def operations(net: Net, recipe: Recipe, learnt_share: float) -> float:
    """Of a token: forth through all layers, back through those that learn; twice the weights for each way."""
    below = sum(weight.numel() for layer in net.inner.layers[: net.lowest] for weight in layer.parameters())
    learning = sum(weight.numel() for weight in net.learning.values())
    above = sum(weight.numel() for layer in net.inner.layers[net.lowest :] for weight in layer.parameters()) - learning
    head = sum(weight.numel() for weight in net.head.parameters()) * learnt_share
    return 2 * below + 4 * (above + head) + 6 * learning


def multiplied(device: str) -> float:
    """The best of some multiplications of large matrices, in operations a second; on a card in its half precision."""
    size, dtype = (SIZE_ON_CARD, best_dtype(device)) if device == "cuda" else (SIZE, torch.float32)
    one = torch.randn(size, size, device=device, dtype=dtype)
    best = float("inf")
    for _ in range(TIMES + 1):
        began = perf_counter()
        (one @ one)[0, 0].item()  # asking for a number waits for the card
        best = min(best, perf_counter() - began)
    return 2 * size**3 / best
