"""Projections put together are those of transformers, in fewer computations."""

import gc
import weakref

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode
from transformers import (
    CohereConfig,
    CohereForCausalLM,
    DynamicCache,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    PhiConfig,
    PhiForCausalLM,
    Qwen2Config,
    Qwen2ForCausalLM,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from tutor.engine.backends import projections

IDS = torch.arange(3, 40)[None]
LAYERS = 3
SMALL = {
    "vocab_size": 100,
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": LAYERS,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "initializer_range": 0.3,
    "pad_token_id": 0,
}
ALIKE = {
    "Llama": (LlamaForCausalLM, LlamaConfig, {}),
    "Llama with biases": (LlamaForCausalLM, LlamaConfig, {"attention_bias": True}),
    "Mistral": (MistralForCausalLM, MistralConfig, {"sliding_window": None}),
    "Qwen2": (Qwen2ForCausalLM, Qwen2Config, {}),
}
OTHERS = {
    "rotates every second number": (CohereForCausalLM, CohereConfig, {}, LAYERS),  # its network is as Llama's
    "norms between projection and rotation": (Qwen3ForCausalLM, Qwen3Config, {}, LAYERS),
    "rotates a part of each head": (PhiForCausalLM, PhiConfig, {}, 0),
    "sees only the last tokens": (MistralForCausalLM, MistralConfig, {"sliding_window": 8}, LAYERS),
}
ONLY_LOOKS = {"view", "transpose", "slice", "unsqueeze", "expand", "split_with_sizes", "chunk"}
ONLY_LOOKS |= {"flatten", "unflatten", "reshape"}


class Computations(TorchDispatchMode):
    count = 0

    def __torch_dispatch__(self, computation, types, args=(), kwargs=None):
        self.count += computation._schema.name.removeprefix("aten::") not in ONLY_LOOKS
        return computation(*args, **(kwargs or {}))


def model_of(kind, config, more, dtype=torch.float32):
    torch.manual_seed(0)
    model = kind(config(**SMALL, **more)).to(dtype).eval()
    for name, weight in model.named_parameters():
        if name.endswith("bias"):  # they begin as zeros
            weight.data = torch.linspace(-0.5, 0.5, weight.numel(), dtype=dtype)
    return model


@torch.inference_mode()
def logits_of(model):
    return model(IDS).logits.float()


@torch.inference_mode()
def logits_one_by_one(model):
    remembered = DynamicCache()
    return torch.cat([model(one, cache=remembered).logits for one in IDS.split(1, dim=1)], dim=1)


@pytest.mark.parametrize("name", ALIKE)
def test_all_of_them_are_put_together_and_say_the_same(name):
    model = model_of(*ALIKE[name])
    before = logits_of(model)
    assert projections.put_together(model) == 2 * LAYERS
    assert float(before.abs().max()) > 1
    assert torch.allclose(logits_of(model), before, atol=1e-4)
    assert torch.allclose(logits_one_by_one(model), before, atol=1e-4)


@pytest.mark.parametrize("name", ALIKE)
def test_in_half_precision_they_are_no_further_off(name):
    exact, model = logits_of(model_of(*ALIKE[name])), model_of(*ALIKE[name], torch.bfloat16)
    before = (logits_of(model) - exact).abs().mean()
    assert projections.put_together(model) == 2 * LAYERS
    assert (logits_of(model) - exact).abs().mean() < 1.2 * before


@pytest.mark.parametrize("name", OTHERS)
def test_attention_of_another_kind_stays(name):
    *kind, networks = OTHERS[name]
    model = model_of(*kind)
    before = logits_of(model)
    assert projections.put_together(model) == networks
    assert not any(isinstance(module, projections.Attention) for module in model.modules())
    assert torch.allclose(logits_of(model), before, atol=1e-4)


def test_a_layer_takes_ten_computations_less():
    model = model_of(*ALIKE["Qwen2"])
    with Computations() as before:
        logits_of(model)
    projections.put_together(model)
    with Computations() as after:
        logits_of(model)
    assert before.count - after.count == 10 * LAYERS


def test_the_single_ones_are_let_go():
    model = model_of(*ALIKE["Llama"])
    single = [weakref.ref(module.q_proj) for module in model.modules() if hasattr(module, "q_proj")]
    projections.put_together(model)
    gc.collect()
    assert [found() for found in single] == [None] * LAYERS
