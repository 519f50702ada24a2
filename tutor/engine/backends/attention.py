"""Attention of many rows at once, each as long as it is, over keys and values that stay where they lie."""

import torch
from torch import Tensor
from torch.nn import functional
from transformers import AttentionInterface

NAME = "buildalong_rows"


def attend(
    module: torch.nn.Module,
    query: Tensor,
    keys: Tensor,
    values: Tensor,
    mask: Tensor | None,
    *,
    scaling: float,
    places: Tensor | None = None,
    **_: object,
) -> tuple[Tensor, None]:
    """`query` is (requests, heads, tokens, size), `keys` and `values` (rows, fewer heads, longest, size).

    Heads that share keys become more queries of one head: so nothing of the keys is copied. `places`: the row of each
    request, where there are rows without one.
    """
    requests, heads, tokens, size = query.shape
    query = query.reshape(requests, keys.shape[1], -1, size)
    if places is not None:
        query = query.new_zeros(keys.shape[0], *query.shape[1:]).index_copy_(0, places, query)
    told = functional.scaled_dot_product_attention(query, keys, values, attn_mask=mask, scale=scaling)
    if places is not None:
        told = told[places]
    return told.reshape(requests, heads, tokens, size).transpose(1, 2), None


def mask_of_reading(begin: int, count: int, groups: int) -> Tensor | None:
    """`count` tokens after `begin` others: each sees what stands before it, and itself."""
    if count == 1:
        return None
    seen = torch.arange(begin + count) <= torch.arange(begin, begin + count)[:, None]
    return seen.repeat(groups, 1)[None, None]


def mask_of_going_on(lengths: Tensor, places: Tensor) -> Tensor:
    """One token each: the row at `places` has so many before. Without it torch picks a kernel three times slower."""
    whole = torch.zeros(int(places.max()) + 1, dtype=torch.long).index_copy_(0, places, lengths)
    return (torch.arange(int(lengths.max()) + 1) <= whole[:, None])[:, None, None]


AttentionInterface.register(NAME, attend)
