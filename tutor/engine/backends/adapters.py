"""A LoRA in PEFT's format, added to the weights it was trained for: a folder that is loaded like any other."""

import json
import math
import re
import shutil
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file

from tutor.engine.backends.backend import BackendError
from tutor.engine.conversion import made_whole

PART = re.compile(r"(?:base_model\.model\.)?(.+)\.lora_(A|B)(?:\.default)?\.weight")
UNREAD = ("use_dora", "modules_to_save", "fan_in_fan_out", "lora_bias")  # settings that change how it is added

Pair = dict[str, torch.Tensor]  # its two matrices, "A" and "B"


def merge(base: Path, adapter: Path, target: Path) -> Path:
    """The folder with both added up; made once."""
    if target.is_dir():
        return target
    settings, pairs = read(adapter)
    with made_whole(target) as folder:
        for file in base.iterdir():
            if file.suffix == ".safetensors":
                _merge_file(file, folder / file.name, settings, pairs)
            elif file.is_file():
                shutil.copyfile(file, folder / file.name)
        if pairs:
            raise BackendError(
                f"The adapter in {adapter} changes “{min(pairs)}”, which this model does not have: "
                "it was trained for another one. Serve the model it was trained for, or leave the adapter out."
            )
    return target


def read(adapter: Path) -> tuple[dict, dict[str, Pair]]:
    """Its settings and, by the name of the weight they change, its pairs of matrices."""
    try:
        settings = json.loads((adapter / "adapter_config.json").read_text())
        weights = load_file(adapter / "adapter_model.safetensors")
    except (OSError, ValueError, SafetensorError) as error:
        raise BackendError(f"The adapter in {adapter} cannot be read: {error}") from error
    special = [name for name in UNREAD if settings.get(name)]
    if settings.get("peft_type") != "LORA" or settings.get("bias", "none") != "none" or special:
        raise BackendError(
            f"The adapter in {adapter} is no plain LoRA ({', '.join(special) or settings.get('peft_type')}), "
            "and only those can be added to a model here."
        )
    pairs: dict[str, Pair] = {}
    for name, matrix in weights.items():
        part = PART.fullmatch(name)
        if part is None:
            raise BackendError(f"The adapter in {adapter} holds “{name}”, which is no part of a plain LoRA.")
        pairs.setdefault(f"{part[1]}.weight", {})[part[2]] = matrix.float()
    if not pairs or any(set(pair) != {"A", "B"} for pair in pairs.values()):
        raise BackendError(f"The adapter in {adapter} is not complete. Copy it again.")
    return settings, pairs


def _merge_file(source: Path, target: Path, settings: dict, pairs: dict[str, Pair]) -> None:
    """What is added is taken out of `pairs`."""
    merged: dict[str, torch.Tensor] = {}
    with safe_open(source, "pt") as weights:
        for name in weights.keys():  # noqa: SIM118 - it is no dictionary
            merged[name] = weights.get_tensor(name)
            if pair := pairs.pop(name, None):
                merged[name] = _added(merged[name], pair, settings, name)
    save_file(merged, target, metadata={"format": "pt"})


def _added(weight: torch.Tensor, pair: Pair, settings: dict, name: str) -> torch.Tensor:
    down, up = pair["A"], pair["B"]
    if (up.shape[0], down.shape[1]) != tuple(weight.shape) or up.shape[1] != down.shape[0]:
        raise BackendError(
            f"The adapter was trained for a model of another size: it changes “{name}” as {up.shape[0]} by "
            f"{down.shape[1]}, here it is {weight.shape[0]} by {weight.shape[1]}. Serve the model it was trained for."
        )
    return (weight.float() + _strength(settings, name, down.shape[0]) * (up @ down)).to(weight.dtype)


def _strength(settings: dict, name: str, rank: int) -> float:
    alphas = settings.get("alpha_pattern") or {}
    module = name.removesuffix(".weight")
    alpha = next((alphas[part] for part in alphas if re.fullmatch(rf"(.*\.)?{part}", module)), settings["lora_alpha"])
    return alpha / (math.sqrt(rank) if settings.get("use_rslora") else rank)
