"""A norm in one computation is the norm that transformers computes in eight."""

import torch
from torch import nn
from transformers import AutoModelForCausalLM

from tutor.engine.backends import norms

IDS = torch.arange(3, 40)[None]


class AddsOne(nn.Module):
    """As some models have it, under the same names."""

    def __init__(self, size: int):
        super().__init__()
        self.weight = nn.Parameter(torch.full((size,), 0.3))
        self.variance_epsilon = 1e-6

    def forward(self, hidden):
        return hidden * torch.rsqrt(hidden.pow(2).mean(-1, keepdim=True) + self.variance_epsilon) * (1 + self.weight)


def model_of(folder, dtype):
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=dtype).eval()
    for name, weight in model.named_parameters():
        if "norm" in name:
            weight.data = torch.linspace(0.5, 1.5, weight.numel(), dtype=dtype)
    return model


@torch.inference_mode()
def logits_of(model):
    return model(IDS).logits.float()


def test_all_of_them_are_put_together_and_say_the_same(tiny_model):
    model = model_of(tiny_model, torch.float32)
    before = logits_of(model)
    assert norms.put_together(model) == 2 * model.config.num_hidden_layers + 1
    kinds = {type(module) for name, module in model.named_modules() if name.endswith("norm")}
    assert kinds == {norms.Norm}
    assert float(before.abs().max()) > 1
    assert torch.allclose(logits_of(model), before, atol=1e-4)


def test_in_half_precision_they_are_no_further_off(tiny_model):
    exact, model = logits_of(model_of(tiny_model, torch.float32)), model_of(tiny_model, torch.bfloat16)
    before = (logits_of(model) - exact).abs().mean()
    assert norms.put_together(model) == 2 * model.config.num_hidden_layers + 1
    assert (logits_of(model) - exact).abs().mean() < 1.2 * before


def test_a_norm_of_another_kind_stays(tiny_model):
    model = model_of(tiny_model, torch.float32)
    model.model.norm = AddsOne(model.config.hidden_size)
    assert norms.put_together(model) == 2 * model.config.num_hidden_layers
    assert isinstance(model.model.norm, AddsOne)
