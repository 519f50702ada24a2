"""Examples that begin alike become a tree: what they share is computed once, each reply is a branch of its own.

A nudge, an explanation and an example about one program differ only at the end of what is asked: together they cost
half of what they cost one by one, and the arithmetic is the same.
"""

import dataclasses
import random
from collections.abc import Iterator, Sequence

from tutor.engine.training.examples import Example

LEAST_SHARED = 24  # tokens: less is not worth a tree
MOST_BRANCHES = 12


@dataclasses.dataclass(frozen=True)
class Tree:
    examples: tuple[Example, ...]
    shared: int  # leading tokens of all of them; 0 where there is one alone

    @property
    def branches(self) -> list[tuple[int, ...]]:
        return [example.ids[self.shared :] for example in self.examples]

    @property
    def tokens(self) -> int:
        return self.shared + sum(len(branch) for branch in self.branches)


def grow(examples: Sequence[Example]) -> list[Tree]:
    """In an order that is the same for the same examples."""
    trees: list[Tree] = []
    group: list[Example] = []
    for example in sorted(examples, key=lambda one: (one.ids, one.line.id)):
        if group and (not _belongs(example, group) or len(group) == MOST_BRANCHES):
            trees.append(_tree(group))
            group = []
        group.append(example)
    return [*trees, _tree(group)] if group else trees


def _belongs(example: Example, group: list[Example]) -> bool:
    """Most of its prompt is what the group shares: else a few words in common would bind what has nothing in common."""
    shared = _in_common(group[0], example)
    return shared >= LEAST_SHARED and 2 * shared >= min(example.begin, group[0].begin)


def _tree(group: list[Example]) -> Tree:
    if len(group) == 1:
        return Tree((group[0],), 0)
    return Tree(tuple(group), _in_common(group[0], group[-1]))  # sorted: the first and the last share the least


def _in_common(one: Example, other: Example) -> int:
    """At least the last token of each prompt stays in its branch: from it the reply's first word is told."""
    most = min(one.begin, other.begin) - 1
    pairs = zip(one.ids[:most], other.ids[:most], strict=True)
    return next((place for place, (first, second) in enumerate(pairs) if first != second), most)


def batches(trees: Sequence[Tree], tokens: int, *, seed: int) -> list[tuple[Tree, ...]]:
    """Each of about so many tokens, mixed by chance; the same ones for the same seed."""
    mixed = list(trees)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - an order is no secret
    return list(_filled(mixed, tokens))


def _filled(trees: list[Tree], tokens: int) -> Iterator[tuple[Tree, ...]]:
    batch: list[Tree] = []
    for tree in trees:
        if batch and sum(one.tokens for one in batch) + tree.tokens > tokens:
            yield tuple(batch)
            batch = []
        batch.append(tree)
    if batch:
        yield tuple(batch)
