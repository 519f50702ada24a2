"""One set of weights with its rows: reads prompts, and goes on by a token where they are read."""

from collections.abc import Sequence

import torch
from torch import Tensor
from transformers import PreTrainedConfig, PreTrainedModel

from tutor.engine.backends.attention import NAME, mask_of_going_on, mask_of_reading
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.rows import Row, Rows

MOST_KEPT = 6  # beginnings that many requests share
LEAST_KEPT = 16  # tokens; less is read again as fast as it is found
UNREAD = ("sliding_window", "attn_logit_softcapping", "attention_chunk_size")  # what our attention does not do


class Lane:
    def __init__(self, model: PreTrainedModel, *, rows: int, context: int):
        _check(model.config)
        model.set_attn_implementation(NAME)
        self.model = model
        self.context: int = min(context, model.config.max_position_embeddings)
        self.memory = Rows(model.config, rows=rows + MOST_KEPT, context=self.context, dtype=model.dtype)
        self.free = self.memory.rows[:rows]
        self.kept = self.memory.rows[rows:]
        self.groups: int = model.config.num_attention_heads // model.config.num_key_value_heads
        self.uses = 0

    def take_row(self) -> Row:
        """The first that is free: the fewer rows a step reaches over, the faster it is."""
        row = min(self.free, key=lambda row: row.place)
        self.free.remove(row)
        return row

    def free_row(self, row: Row) -> None:
        """What it remembers stays, until another takes it, and may be borrowed."""
        self.free.append(row)

    def borrow(self, row: Row, ids: Sequence[int]) -> None:
        """Begin with what some row remembers of the same beginning. The last token is always read, for what follows."""
        lender = max(self.memory.rows, key=lambda other: other.shares(ids))
        self.uses += 1
        lender.used = self.uses
        self.memory.copy(lender, row, min(lender.shares(ids), len(ids) - 1))

    def keep(self, row: Row, count: int) -> None:
        """The first `count` tokens are shared by many: keep them when this row is taken by another."""
        beginning = row.ids[:count]
        if count < LEAST_KEPT or any(kept.shares(beginning) == count for kept in self.kept):
            return
        oldest = min(self.kept, key=lambda kept: kept.used)
        self.uses += 1
        oldest.used = self.uses
        self.memory.copy(row, oldest, count)

    def read(self, row: Row, ids: Sequence[int]) -> Tensor:
        """Logits (1, vocabulary) of what follows the last of `ids`."""
        begin = len(row.ids)
        self.memory.reads(row, len(ids))
        logits = self._pass(
            torch.tensor([ids]),
            torch.arange(begin, begin + len(ids))[None],
            mask_of_reading(begin, len(ids), self.groups),
        )
        row.ids = [*row.ids, *ids]
        return logits

    def go_on(self, rows: Sequence[Row], tokens: Sequence[int]) -> Tensor:
        """A token more for each of `rows`: logits (rows, vocabulary) of what follows."""
        self.memory.goes_on(rows)
        places = torch.tensor([row.place for row in rows])
        lengths = torch.tensor([len(row.ids) for row in rows])
        is_whole = places.tolist() == list(range(len(rows)))
        logits = self._pass(
            torch.tensor(tokens)[:, None],
            lengths[:, None],
            mask_of_going_on(lengths, places),
            places=None if is_whole else places,
        )
        for row, token in zip(rows, tokens, strict=True):
            row.ids.append(token)
        return logits

    def _pass(self, ids: Tensor, positions: Tensor, mask: Tensor | None, places: Tensor | None = None) -> Tensor:
        said = self.model(
            input_ids=ids,
            position_ids=positions,
            attention_mask=mask,
            cache=self.memory,
            use_cache=True,
            logits_to_keep=1,
            places=places,
        )
        return said.logits[:, -1]


def _check(config: PreTrainedConfig) -> None:
    """Attention of another kind would be computed wrongly without a word."""
    special = [name for name in UNREAD if getattr(config, name, None)]
    kinds = set(getattr(config, "layer_types", None) or ["full_attention"])
    if special or kinds != {"full_attention"}:
        raise BackendError(
            f"This model's attention ({', '.join(special) or ', '.join(sorted(kinds))}) is none that the back end "
            "“slots” can compute. Use the back end “paged”, or another model."
        )
