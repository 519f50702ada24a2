"""Steps of continuous batching on a card are recorded graphs: to begin a thousand kernels takes longer than to compute.

Transformers would record every size when it meets it, and who comes first with one would wait for that. Here the sizes
are few, and those of prompts are recorded before the server says that it is ready, or computed without a record.
"""

from typing import Any

from torch import nn
from transformers.generation.continuous_batching.continuous_api import ContinuousBatchProcessor
from transformers.generation.continuous_batching.input_outputs import ContinuousBatchingIOs
from transformers.generation.continuous_batching.model_runner import ModelRunner

ROWS = 64  # tokens of a step in which all only go on: recorded whenever it is met …
PROMPTS = (128, 256, 512, 1_024, 2_048)  # … and of one with prompts in it: recorded ahead
REMEMBERED = 4_096  # tokens of all requests: recorded for once, twice, … so many
AHEAD, AHEAD_OF_PROMPTS = 4, 2  # of these sizes, before it is ready


def take_over(processor: ContinuousBatchProcessor) -> None:
    """Before its first step."""
    processor.model_runner.__class__ = Steps
    for inputs in _inputs(processor.inputs_and_outputs):
        inputs.__class__ = Inputs


def _inputs(both: Any) -> list[ContinuousBatchingIOs]:
    """On the card: one, or two that take turns."""
    return [pair.device_io for pair in both.io_pairs] if hasattr(both, "io_pairs") else [both]


class Inputs(ContinuousBatchingIOs):
    def _get_graph_key(self) -> tuple[int, ...]:
        return (self.num_q_tokens, self.max_kv_read)  # how long the longest is, our attention does not ask


class Steps(ModelRunner):
    def maybe_pad_inputs(self, num_q_tokens: int, max_kv_read: int, use_decode_fast_path: bool) -> tuple[int, int]:
        tokens, remembered = super().maybe_pad_inputs(num_q_tokens, max_kv_read, use_decode_fast_path)
        if self.pad_inputs and tokens > ROWS:
            tokens = next((size for size in PROMPTS if size >= tokens), tokens)
        return tokens, remembered

    def _get_forward_fn(self, use_block_table: bool) -> tuple[Any, bool]:
        forward, records = super()._get_forward_fn(use_block_table)
        inputs = self._current
        is_known = inputs.num_q_tokens <= ROWS or inputs.graphs.get_graph(inputs._get_graph_key()) is not None
        return forward, records and (is_known or self._is_warming)

    @property
    def _current(self) -> ContinuousBatchingIOs:
        return _inputs(self.inputs_and_outputs)[getattr(self.inputs_and_outputs, "current_pair", 0)]

    _is_warming = False

    def warmup(self, model: nn.Module) -> None:
        if not self.pad_inputs:
            return
        self._is_warming = True
        sizes = [(tokens, AHEAD_OF_PROMPTS) for tokens in reversed(PROMPTS)] + [(ROWS, AHEAD)]
        both: Any = self.inputs_and_outputs
        for _ in _inputs(both):
            for tokens, most in sizes:
                for remembered in range(most * REMEMBERED, 0, -REMEMBERED):
                    self.run_one_warmup(model=model, num_q_tokens=tokens, max_kv_read=remembered)
            if hasattr(both, "swap_io_pairs"):
                both.swap_io_pairs()
        self._is_warming = False
        self.cache.reset()
