"""What a model remembers of the texts it reads (keys and values of every layer), a row for each text.

The rows of running requests come first, then those that are kept because many requests begin in the same way. Any row
may lend its beginning to a new one, since keys and values depend on what stands before them alone.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from transformers import PreTrainedConfig


class Row:
    def __init__(self, place: int):
        self.place = place
        self.ids: list[int] = []  # what it remembers, from the first token on
        self.used = 0  # when it was used last, by the count of uses

    def shares(self, ids: Sequence[int]) -> int:
        """How many tokens both begin with."""
        both = enumerate(zip(self.ids, ids, strict=False))
        return next((place for place, (one, other) in both if one != other), min(len(self.ids), len(ids)))


class Rows:
    """Handed to the model as its cache. `reads` or `goes_on` says beforehand which rows a pass is about."""

    def __init__(self, config: PreTrainedConfig, *, rows: int, context: int, dtype: torch.dtype):
        heads = config.num_key_value_heads
        size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        self.keys = zeros(config.num_hidden_layers, rows, heads, context, size, dtype=dtype)
        self.values = zeros(*self.keys.shape, dtype=dtype)
        self.rows = [Row(place) for place in range(rows)]
        self._written: tuple = ()
        self._read: tuple = ()

    def reads(self, row: Row, count: int) -> None:
        """The next pass reads `count` tokens more into one row."""
        begin, end = len(row.ids), len(row.ids) + count
        self._written = (slice(row.place, row.place + 1), slice(None), slice(begin, end))
        self._read = (slice(row.place, row.place + 1), slice(None), slice(end))

    def goes_on(self, rows: Sequence[Row]) -> None:
        """The next pass adds a token to each of these rows, in this order."""
        places = torch.tensor([row.place for row in rows])
        lengths = torch.tensor([len(row.ids) for row in rows])
        self._written = (places, slice(None), lengths)
        self._read = (slice(int(places.max()) + 1), slice(None), slice(int(lengths.max()) + 1))

    def update(self, keys: Tensor, values: Tensor, layer: int, *_, **__) -> tuple[Tensor, Tensor]:
        """Called by each layer with what is new: (rows, heads, tokens, size)."""
        if isinstance(self._written[0], slice):
            self.keys[layer][self._written] = keys
            self.values[layer][self._written] = values
        else:
            self.keys[layer][self._written] = keys.squeeze(2)
            self.values[layer][self._written] = values.squeeze(2)
        return self.keys[layer][self._read], self.values[layer][self._read]

    def copy(self, source: Row, target: Row, count: int) -> None:
        """The first `count` tokens of one row become the beginning of another."""
        if source is not target and count:
            self.keys[:, target.place, :, :count] = self.keys[:, source.place, :, :count]
            self.values[:, target.place, :, :count] = self.values[:, source.place, :, :count]
        target.ids = source.ids[:count]


def zeros(*shape: int, dtype: torch.dtype) -> Tensor:
    """Zeros that take no memory until something is written there.

    They must be zeros: what lay there before could be no number at all, and no mask helps against that.
    """
    plain = {torch.float32: np.float32, torch.bfloat16: np.int16, torch.float16: np.float16}[dtype]
    return torch.from_numpy(np.zeros(shape, dtype=plain)).view(dtype)
