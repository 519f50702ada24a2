"""Projections of the same input in one computation, and the rotations behind them in three instead of ten.

As with norms: on a card it is the beginning of small kernels that costs, and three matrices read one after the other
are read slower than one as large.
"""

import inspect
from collections.abc import Callable
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import PreTrainedModel
from transformers.modeling_utils import ALL_ATTENTION_FUNCTIONS

from tutor.engine.backends.lane import UNREAD

CLOSE = 0.02  # of the largest that comes out: half precision has about three digits
TRIED = 4  # tokens
NOT_PLAIN = ("q_norm", "k_norm", *UNREAD)


class Joined(nn.Module):
    """Linear layers of one input, their outputs side by side."""

    def __init__(self, linears: list[nn.Linear]):
        super().__init__()
        biases: list[Tensor] = [linear.bias for linear in linears if linear.bias is not None]
        self.weight = nn.Parameter(torch.cat([linear.weight for linear in linears]), requires_grad=False)
        self.bias = nn.Parameter(torch.cat(biases), requires_grad=False) if biases else None

    @classmethod
    def of(cls, linears: list[nn.Linear]) -> Self | None:
        """None where they do not go together: some have a bias and others none."""
        alike = {(linear.in_features, linear.bias is None) for linear in linears}
        return cls(linears) if len(alike) == 1 else None

    def forward(self, hidden: Tensor) -> Tensor:
        return functional.linear(hidden, self.weight, self.bias)


def rotate(heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """`heads`: (1, tokens, heads, size); `cos` and `sin`: (1, tokens, size), the second half as the first."""
    half = heads.shape[-1] // 2
    cos, sin = cos[:, :, None], sin[:, :, None]
    turned = heads * cos
    turned[..., :half].addcmul_(heads[..., half:], sin[..., :half], value=-1)
    turned[..., half:].addcmul_(heads[..., :half], sin[..., half:])
    return turned


class Attention(nn.Module):
    """As Llama has it, and many after it: projections, rotation, attention, projection."""

    is_causal = True

    def __init__(self, found: Any, joined: Joined):
        super().__init__()
        self.joined, self.o_proj = joined, found.o_proj
        self.config, self.layer_idx, self.scaling = found.config, found.layer_idx, found.scaling
        self.head_dim: int = found.head_dim
        self.num_key_value_groups: int = found.num_key_value_groups  # attentions of other kinds ask for it
        self.heads: int = found.q_proj.out_features // self.head_dim
        self.shared: int = found.k_proj.out_features // self.head_dim

    @classmethod
    def of(cls, module: Any) -> Self | None:
        linears = _linears(module, "q_proj", "k_proj", "v_proj", "o_proj")
        about = (module, getattr(module, "config", None))
        is_plain = all(getattr(one, name, None) is None for one in about for name in NOT_PLAIN)
        if not linears or not is_plain or "cache" not in inspect.signature(module.forward).parameters:
            return None
        joined = Joined.of(linears[:3])
        return cls(module, joined) if joined else None

    def forward(
        self,
        hidden_states: Tensor,
        position_embeddings: tuple[Tensor, Tensor],
        attention_mask: Tensor | None = None,
        cache: Any = None,
        **more: Any,
    ) -> tuple[Tensor, Tensor | None]:
        together = self.joined(hidden_states).unflatten(-1, (-1, self.head_dim))
        turned = rotate(together[:, :, : -self.shared], *position_embeddings)
        query, keys = turned.transpose(1, 2).split((self.heads, self.shared), dim=1)
        values = together[:, :, -self.shared :].transpose(1, 2)
        if cache is not None:
            keys, values = cache.update(keys, values, self.layer_idx, kwargs=more)
        attend: Callable = ALL_ATTENTION_FUNCTIONS[self.config._attn_implementation]
        seen, weights = attend(self, query, keys, values, attention_mask, dropout=0.0, scaling=self.scaling, **more)
        return self.o_proj(seen.flatten(-2)), weights


class Gated(nn.Module):
    def __init__(self, found: Any, joined: Joined):
        super().__init__()
        self.joined, self.down_proj, self.act_fn = joined, found.down_proj, found.act_fn

    @classmethod
    def of(cls, module: Any) -> Self | None:
        linears = _linears(module, "gate_proj", "up_proj", "down_proj")
        joined = Joined.of(linears[:2]) if linears and callable(getattr(module, "act_fn", None)) else None
        return cls(module, joined) if joined else None

    def forward(self, hidden: Tensor) -> Tensor:
        gate, up = self.joined(hidden).chunk(2, dim=-1)
        return self.down_proj(self.act_fn(gate) * up)


def _linears(module: Any, *names: str) -> list[nn.Linear]:
    """All of them, or none: what only looks like one (of eight bits, say) computes in its own way."""
    found = [getattr(module, name, None) for name in names]
    linears = [one for one in found if type(one) is nn.Linear]
    return linears if len(linears) == len(names) else []


@torch.no_grad()
def put_together(model: PreTrainedModel) -> int:
    """How many there were, attentions and their networks; what computes something else stays what it is."""
    names = [name for name, module in model.named_modules() if hasattr(module, "q_proj") or hasattr(module, "up_proj")]
    count = sum(_put_together(name, model) for name in names)
    torch.cuda.empty_cache()  # what the single ones took
    return count


def _put_together(name: str, model: PreTrainedModel) -> bool:
    """The single ones are let go of here: no more than one layer is in memory twice."""
    module = model.get_submodule(name)
    joined = Attention.of(module) or Gated.of(module)
    if joined is None or not _is_same(joined, module):
        return False
    model.set_submodule(name, joined)
    return True


def _is_same(joined: Attention | Gated, meant: nn.Module) -> bool:
    """Tried out, since models mean different things by the same names (some rotate every second number)."""
    weight = joined.joined.weight
    chance = torch.Generator().manual_seed(0)
    hidden = torch.randn(1, TRIED, weight.shape[1], generator=chance).to(weight)
    more: dict[str, Any] = {}
    if isinstance(joined, Attention):
        angles = torch.arange(TRIED)[:, None] / torch.linspace(1, 9, joined.head_dim // 2)
        places = torch.cat((angles, angles), dim=-1)[None]
        more = {"position_embeddings": (places.cos().to(weight), places.sin().to(weight)), "attention_mask": None}
    try:
        wanted, computed = meant(hidden, **more), joined(hidden, **more)
    except (RuntimeError, TypeError):  # it wants other things, or in other shapes
        return False
    if isinstance(joined, Attention):
        wanted, computed = wanted[0], computed[0]
    return bool((computed - wanted).abs().max() <= CLOSE * wanted.abs().max())
