"""The small matrices that learn, as peft makes and keeps them; computed in fewer steps than it would."""

import warnings
from typing import Any

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from peft.tuners.lora import Linear
from torch import Tensor
from torch.autograd.function import once_differentiable
from transformers import PreTrainedModel

from tutor.engine.training.recipes import Recipe


def settings(recipe: Recipe, layers: int) -> LoraConfig:
    """For a model with so many layers."""
    lowest = max(0, layers - recipe.layers)
    return LoraConfig(
        r=recipe.rank,
        lora_alpha=recipe.alpha,  # type: ignore[arg-type]
        lora_dropout=0.0,  # each example is seen once or twice: there is nothing to forget
        bias="none",
        target_modules=list(recipe.parts),
        layers_to_transform=list(range(lowest, layers)),
        layers_pattern="layers",
        task_type="CAUSAL_LM",
    )


def add(model: PreTrainedModel, recipe: Recipe, *, is_lean: bool = True) -> PeftModel:
    """`is_lean`: not for mixed precision, which peft's own way knows."""
    with warnings.catch_warnings():  # peft asks transformers by a name that will go away
        warnings.simplefilter("ignore", FutureWarning)
        adapted = get_peft_model(model, settings(recipe, model.config.num_hidden_layers))
    for module in adapted.modules() if is_lean else ():
        if isinstance(module, Linear):
            vars(module)["forward"] = Lean(module)
    return adapted


class Lean:
    """One layer's forward: nothing is kept for the way back but what went in, and nothing is added twice."""

    def __init__(self, module: Linear):
        self.base = module.get_base_layer()
        self.down, self.up = module.lora_A["default"], module.lora_B["default"]
        self.scale = module.scaling["default"]

    def __call__(self, given: Tensor, *_: Any, **__: Any) -> Tensor:
        flat = given.reshape(-1, given.shape[-1])
        told = _Added.apply(flat, self.base.weight, self.base.bias, self.down.weight, self.up.weight, self.scale)
        return told.reshape(*given.shape[:-1], told.shape[-1])


class _Added(torch.autograd.Function):
    """given @ weight.T + bias + scale * (given @ down.T) @ up.T, for a weight that does not learn."""

    @staticmethod
    def forward(ctx, given, weight, bias, down, up, scale):
        told = torch.nn.functional.linear(given, weight, bias)
        narrow = given @ down.T
        ctx.save_for_backward(given, weight, down, up, narrow)
        ctx.scale = scale
        return told.addmm_(narrow, up.T, alpha=scale)

    @staticmethod
    @once_differentiable
    def backward(ctx, wrong):
        given, weight, down, up, narrow = ctx.saved_tensors
        back = (wrong @ up).mul_(ctx.scale)
        of_given = (wrong @ weight).addmm_(back, down) if ctx.needs_input_grad[0] else None
        return of_given, None, None, back.T @ given, (wrong.T @ narrow).mul_(ctx.scale), None
