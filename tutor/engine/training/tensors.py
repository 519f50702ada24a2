"""A batch of trees as tensors: one row of all their tokens.

A processor wants it without a single token of padding. On a card what costs is how often it is called: there each tree
has room for as many tokens as the largest one, and all are attended to at once.
"""

import dataclasses
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from tutor.engine.training.trees import Tree

ROOM = 16  # tokens: a card's kernels want masks whose rows begin at round places
HIDDEN = -1e9  # in float: torch's kernel for processors takes no other mask as fast


@dataclasses.dataclass(frozen=True)
class Batch:
    ids: Tensor  # (tokens)
    positions: Tensor  # (tokens), each branch goes on where the shared beginning ends
    sizes: list[int]  # tokens of each tree
    masks: list[Tensor | None]  # of each tree: who is seen; `None`: whatever stands before
    even: Tensor | None  # (trees, 1, room, room): who is seen, where all trees have the same room
    places: Tensor  # (learnt) from where a token of a reply is told …
    wanted: Tensor  # (learnt) … and which
    owners: Tensor  # (learnt) the number of its example in this batch
    examples: int

    def to(self, device: str) -> "Batch":
        moved = {name: getattr(self, name).to(device) for name in ("ids", "positions", "places", "wanted", "owners")}
        moved["even"] = None if self.even is None else self.even.to(device)
        masks = [mask if mask is None else mask.to(device) for mask in self.masks]
        return dataclasses.replace(self, masks=masks, **moved)


def batch(trees: Sequence[Tree], *, is_even: bool = False) -> Batch:
    room = -max(tree.tokens for tree in trees) // ROOM * -ROOM if is_even else 0
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
        padding = max(0, room - tree.tokens)
        ids += [0] * padding
        positions += [0] * padding
    places, wanted, owners = torch.tensor(told).T
    return Batch(
        ids=torch.tensor(ids),
        positions=torch.tensor(positions),
        sizes=[room or tree.tokens for tree in trees],
        masks=[] if is_even else [mask(tree) for tree in trees],
        even=torch.stack([roomy_mask(tree, room) for tree in trees])[:, None] if is_even else None,
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


def roomy_mask(tree: Tree, room: int) -> Tensor:
    """(room, room): padding sees what stands before it, and is seen by no word."""
    seen = mask(tree)
    whole = torch.zeros(room, room).masked_fill(~torch.ones(room, room, dtype=torch.bool).tril(), HIDDEN)
    if seen is not None:
        whole[: tree.tokens, : tree.tokens] = seen
    return whole
