"""The network: a sentence model's mean over the words of a text, against one row for each label."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from transformers import AutoModel, PreTrainedModel

SCALE = 14.0  # of the likeness, -1 to 1, before it becomes a probability
HEAD = "head.safetensors"


class Net(torch.nn.Module):
    def __init__(self, encoder: torch.nn.Module, width: int, labels: int):
        super().__init__()
        self.encoder = encoder
        self.head = torch.nn.Linear(width, labels)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Of each text (a row of ids, and which of them count) the logarithm of each label's probability."""
        return functional.log_softmax(SCALE * self.head(self.embed(input_ids, attention_mask)), dim=-1)

    def embed(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Of each text a direction of length 1."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        counts = attention_mask.unsqueeze(-1).to(states.dtype)
        return functional.normalize((states * counts).sum(1) / counts.sum(1), dim=1)


def encoder(folder: Path) -> PreTrainedModel:
    """The sentence model alone, as transformers writes it."""
    return AutoModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True, dtype=torch.float32)


def opened(merged: Path, trained: Path, labels: int) -> Net:
    """With what was trained."""
    found = encoder(merged)
    net = Net(found, found.config.hidden_size, labels)
    net.head.load_state_dict({name: weight.float() for name, weight in load_file(trained / HEAD).items()})
    return net.eval()
