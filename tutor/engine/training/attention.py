"""Attention inside each tree of a row, and never from one to another."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional
from transformers import AttentionInterface

NAME = "buildalong_trees"


def attend(
    module: torch.nn.Module,
    query: Tensor,
    keys: Tensor,
    values: Tensor,
    mask: Tensor | None,
    *,
    scaling: float,
    sizes: Sequence[int],
    masks: Sequence[Tensor | None],
    even: Tensor | None = None,
    **_: object,
) -> tuple[Tensor, None]:
    """`query` is (1, heads, tokens of all trees, size); `keys` and `values` have fewer heads, which share them."""
    if query.is_cuda:  # whose fast kernels take either a mask or heads that are shared
        keys, values = (part.repeat_interleave(query.shape[1] // part.shape[1], dim=1) for part in (keys, values))
    if even is not None:
        return together(query, keys, values, even.to(query.dtype), scaling), None
    cut = (part.split(list(sizes), dim=2) for part in (query, keys, values))
    masks = [seen if seen is None else seen.to(query.dtype) for seen in masks]  # of mixed precision
    told = [
        functional.scaled_dot_product_attention(
            one, known, meant, attn_mask=seen, is_causal=seen is None, scale=scaling, enable_gqa=not query.is_cuda
        )
        for one, known, meant, seen in zip(*cut, masks, strict=True)
    ]
    return torch.cat(told, dim=2).transpose(1, 2), None


def together(query: Tensor, keys: Tensor, values: Tensor, seen: Tensor, scaling: float) -> Tensor:
    """All trees in one call, where each has the same room. Gives (1, tokens, heads, size)."""
    trees, room = seen.shape[0], seen.shape[-1]
    one, known, meant = (part.unflatten(2, (trees, room))[0].transpose(0, 1) for part in (query, keys, values))
    told = functional.scaled_dot_product_attention(
        one, known, meant, attn_mask=seen, scale=scaling, enable_gqa=one.shape[1] != known.shape[1]
    )
    return told.transpose(1, 2).flatten(0, 1)[None]


AttentionInterface.register(NAME, attend)
