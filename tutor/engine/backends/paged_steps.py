"""Steps of continuous batching on a card: where all only go on by a token, the step is a recorded graph.

To begin each of a step's thousand kernels takes longer than most of them compute. Transformers would record every size
that it meets, prompts too, and who comes first with a new size would wait for that.
"""

from typing import Any

from torch import nn
from transformers.generation.continuous_batching.model_runner import ModelRunner

ROWS = 64  # a step of so many tokens is recorded; one with a prompt in it is larger, most often
REMEMBERED = 4_096  # tokens of all requests: recorded for once, twice, … so many
RECORDED_AHEAD = 4  # such sizes, before the server says that it is ready


class Steps(ModelRunner):
    def _get_forward_fn(self, use_block_table: bool) -> tuple[Any, bool]:
        forward, records = super()._get_forward_fn(use_block_table)
        return forward, records and self._tokens() <= ROWS

    def _tokens(self) -> int:
        inputs: Any = self.inputs_and_outputs  # of two that take turns the one that is being computed
        return (inputs.io_pairs[inputs.current_pair].device_io if hasattr(inputs, "io_pairs") else inputs).num_q_tokens

    def warmup(self, model: nn.Module) -> None:
        if not self.pad_inputs:
            return
        for _ in range(2 if hasattr(self.inputs_and_outputs, "io_pairs") else 1):
            for size in range(1, 1 + RECORDED_AHEAD):
                self.run_one_warmup(model=model, num_q_tokens=ROWS, max_kv_read=size * REMEMBERED)
            if hasattr(self.inputs_and_outputs, "io_pairs"):
                self.inputs_and_outputs.swap_io_pairs()
        self.cache.reset()
