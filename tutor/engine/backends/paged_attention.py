"""Attention over what many requests remember, one behind the other in one row: each sees its own, without a mask.

On a card it is the kernel that torch itself brings, so nothing else has to be installed or fetched for it.
"""

import torch
from torch import Tensor
from torch.nn import functional
from transformers import AttentionInterface, PreTrainedModel

from tutor.engine.backends.lane import UNREAD

NAME = "buildalong_flash"  # of a name with “flash” in it transformers knows that it needs no mask
HALF = (torch.bfloat16, torch.float16)


def suits(model: PreTrainedModel) -> bool:
    """Attention of other kinds is transformers' own affair, which makes a mask for it."""
    config = model.config.get_text_config()
    kinds = set(getattr(config, "layer_types", None) or ["full_attention"])
    is_plain = kinds == {"full_attention"} and not any(getattr(config, name, None) for name in UNREAD)
    return is_plain and (model.device.type != "cuda" or model.dtype in HALF)


def attend(
    module: torch.nn.Module,
    query: Tensor,
    keys: Tensor,
    values: Tensor,
    mask: Tensor | None,
    *,
    scaling: float,
    cu_seq_lens_q: Tensor,
    cu_seq_lens_k: Tensor,
    max_length_q: int,
    **_: object,
) -> tuple[Tensor, None]:
    """`query` is (1, heads, new tokens, size); `keys` and `values` have fewer heads and all tokens of each request."""
    new, known, meant = (part[0].transpose(0, 1) for part in (query, keys, values))
    if query.is_cuda and query.dtype in HALF:
        # The longest is no longer than all together: so a recorded step fits others of its size.
        lengths = (cu_seq_lens_q, cu_seq_lens_k, max_length_q, known.shape[0])
        told = torch.ops.aten._flash_attention_forward(new, known, meant, *lengths, 0.0, True, False, scale=scaling)[0]
    else:
        told = _one_after_the_other(new, known, meant, cu_seq_lens_q.tolist(), cu_seq_lens_k.tolist(), scaling)
    return told[None], None


def _one_after_the_other(
    new: Tensor, known: Tensor, meant: Tensor, ends_q: list[int], ends_k: list[int], scaling: float
) -> Tensor:
    told = torch.zeros_like(new)
    for place, end_q in enumerate(ends_q[1:]):
        own_q, own_k = slice(ends_q[place], end_q), slice(ends_k[place], ends_k[place + 1])
        count, length = end_q - own_q.start, own_k.stop - own_k.start
        if count:
            mask = torch.ones(count, length, dtype=torch.bool, device=new.device).tril(length - count)
            query, keys, values = (part.transpose(0, 1)[None] for part in (new[own_q], known[own_k], meant[own_k]))
            seen = functional.scaled_dot_product_attention(
                query, keys, values, attn_mask=None if count == 1 else mask, scale=scaling, enable_gqa=True
            )
            told[own_q] = seen[0].transpose(0, 1)
    return told


AttentionInterface.register(NAME, attend)
