"""A batch of trees as tensors: one row of all their tokens, without a single one of padding."""

import dataclasses
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from tutor.engine.training.trees import Tree

HIDDEN = -1e9  # in float: torch's kernel for processors takes no other mask as fast


@dataclasses.dataclass(frozen=True)
class Batch:
    ids: Tensor  # (tokens)
    positions: Tensor  # (tokens), each branch goes on where the shared beginning ends
    sizes: list[int]  # tokens of each tree
    masks: list[Tensor | None]  # of each tree: who is seen; `None`: whatever stands before
    places: Tensor  # (learnt) from where a token of a reply is told …
    wanted: Tensor  # (learnt) … and which
    owners: Tensor  # (learnt) the number of its example in this batch
    examples: int

    def to(self, device: str) -> "Batch":
        moved = {name: getattr(self, name).to(device) for name in ("ids", "positions", "places", "wanted", "owners")}
        masks = [mask if mask is None else mask.to(device) for mask in self.masks]
        return dataclasses.replace(self, masks=masks, **moved)


def batch(trees: Sequence[Tree]) -> Batch:
    ids: list[int] = []
    positions: list[int] = []
    told: list[tuple[int, int, int]] = []
    owner = 0
    for tree in trees:
        begin = len(ids)
        ids += tree.examples[0].ids[: tree.shared]
        positions += range(tree.shared)
        for example in tree.examples:
            told += ((place, word, owner) for place, word in _told(example, tree.shared, len(ids)))
            ids += example.ids[tree.shared :]
            positions += range(tree.shared, len(example.ids))
            owner += 1
        assert len(ids) - begin == tree.tokens
    places, wanted, owners = torch.tensor(told).T
    return Batch(
        ids=torch.tensor(ids),
        positions=torch.tensor(positions),
        sizes=[tree.tokens for tree in trees],
        masks=[mask(tree) for tree in trees],
        places=places,
        wanted=wanted,
        owners=owners,
        examples=owner,
    )


def _told(example, shared: int, begin: int) -> Iterator[tuple[int, int]]:
    """`begin`: where its branch begins in the row."""
    for place in range(example.begin, len(example.ids)):
        yield begin + place - shared - 1, example.ids[place]


def mask(tree: Tree) -> Tensor | None:
    """A branch sees the shared beginning and itself, not its neighbours."""
    if not tree.shared:
        return None
    lengths = torch.tensor([tree.shared, *(len(branch) for branch in tree.branches)])
    part = torch.repeat_interleave(torch.arange(len(lengths)), lengths)
    is_seen = ((part[:, None] == part) | (part == 0)).tril()
    return torch.zeros(is_seen.shape).masked_fill(~is_seen, HIDDEN)
