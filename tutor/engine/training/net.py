"""The model that learns, in two halves: what lies below the layers that learn is computed once for each batch.

Logits are made only where a word of a reply is told: over the whole row they would cost a third of everything.
"""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.loading import load
from tutor.engine.training import lora
from tutor.engine.training.attention import NAME
from tutor.engine.training.errors import CannotTrain
from tutor.engine.training.recipes import Recipe
from tutor.engine.training.tensors import Batch


@dataclasses.dataclass
class Net:
    whole: Any  # as peft wraps it, or the model itself
    inner: Any  # its embeddings, layers and last norm
    head: nn.Module
    lowest: int  # the first layer that learns
    device: str

    @property
    def learning(self) -> dict[str, nn.Parameter]:
        return {name: weight for name, weight in self.whole.named_parameters() if weight.requires_grad}

    @torch.no_grad()
    def lower(self, batch: Batch) -> Tensor:
        """(tokens, size) of what the layers below tell the first that learns."""
        with _precision(self.device):
            words = self.inner.embed_tokens(batch.ids)[None]
            return self._through(words, batch, self.inner.layers[: self.lowest])[0]

    def wrongs(self, batch: Batch, below: Tensor) -> Tensor:
        """How unlikely each wanted token was, (learnt): what is made small."""
        with _precision(self.device):
            words = below[None]
            words = self._through(words, batch, self.inner.layers[self.lowest :])[0]
            logits = self.head(self.inner.norm(words[batch.places]))
        return functional.cross_entropy(logits.float(), batch.wanted, reduction="none")

    def _through(self, words: Tensor, batch: Batch, layers: Any) -> Tensor:
        positions = batch.positions[None]
        turned = self.inner.rotary_emb(words, positions)
        for layer in layers:
            words = layer(words, position_embeddings=turned, sizes=batch.sizes, masks=batch.masks, even=batch.even)
        return words


def open_net(folder: Path, recipe: Recipe, device: str) -> Net:
    """The model in `folder` with what learns added to it; from the same seed always the same."""
    torch.manual_seed(recipe.seed)
    try:
        model: Any = load(folder, torch.float32, device, attention="sdpa")
    except BackendError as error:
        raise CannotTrain(str(error)) from error
    if not hasattr(getattr(model, "model", None), "rotary_emb") or getattr(model.config, "sliding_window", None):
        raise CannotTrain(f"A model of the kind “{model.config.model_type}” cannot be trained here.")
    model.set_attn_implementation(NAME)
    inner, head = model.model, model.lm_head
    lowest = max(0, model.config.num_hidden_layers - recipe.layers)
    if recipe.kind == "lora":
        whole: Any = lora.add(model, recipe, is_lean=device == "cpu")
    else:
        whole = model.requires_grad_(False)
        inner.layers[lowest:].requires_grad_(True)
    return Net(whole.train(), inner, head, lowest, device)


@contextlib.contextmanager
def _precision(device: str) -> Iterator[None]:
    """bfloat16 on a card that computes it; on a processor only newer ones gain by it, and the reference has none."""
    if device == "cuda" and torch.cuda.is_bf16_supported():
        with torch.autocast("cuda", torch.bfloat16):
            yield
    else:
        yield
