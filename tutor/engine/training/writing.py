"""What was learnt, as files that any PEFT or transformers reads; small enough to come with a repository."""

import json
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from peft import get_peft_model_state_dict
from safetensors.torch import save_file

from tutor.engine import fitting
from tutor.engine.fitting import Fitting
from tutor.engine.training import confusion
from tutor.engine.training.examples import OF_CLASSES
from tutor.engine.training.net import Net

if TYPE_CHECKING:
    from tutor.engine.training.loop import Training
    from tutor.engine.training.making import Material
    from tutor.engine.training.order import Order
    from tutor.engine.training.speed import Limit


def weights(folder: Path, net: Net, material: "Material", order: "Order") -> None:
    mark = material.source.hash[: fitting.MARK]
    if material.recipe.kind == "lora":
        _write_adapter(folder, net, order.name or material.source.folder.name, material.recipe.parts)
        fitting.write(folder, Fitting(order.form, mark))
    else:
        _write_model(folder, net, material.source.folder)
        fitting.write(folder, Fitting(order.form, ""))


def _write_adapter(folder: Path, net: Net, base: str, parts: Sequence[str]) -> None:
    """Half precision: the other half is below what eight bits of the served model can show."""
    kept = {name: weight.half().contiguous().cpu() for name, weight in get_peft_model_state_dict(net.whole).items()}
    save_file(kept, folder / "adapter_model.safetensors", metadata={"format": "pt"})
    settings = net.whole.peft_config["default"]
    settings.base_model_name_or_path, settings.inference_mode = base, True
    settings.save_pretrained(folder)
    file = folder / "adapter_config.json"  # peft writes the parts in an order that is another one each time
    told = json.loads(file.read_text()) | {"target_modules": list(parts)}
    file.write_text(json.dumps(told, indent=2, sort_keys=True))


def _write_model(folder: Path, net: Net, base: Path) -> None:
    for file in base.iterdir():
        if file.is_file() and file.suffix != ".safetensors":
            shutil.copyfile(file, folder / file.name)
    tied = {"lm_head.weight"} if net.whole.config.tie_word_embeddings else set()
    kept = {name: one.to(torch.bfloat16).contiguous().cpu() for name, one in net.whole.state_dict().items()}
    save_file({name: one for name, one in kept.items() if name not in tied}, folder / "model.safetensors")


def figures(
    order: "Order",
    material: "Material",
    training: "Training",
    limit: "Limit",
    rows: Mapping[str, Sequence[confusion.Row]],
) -> dict[str, Any]:
    """Everything that the card and whoever trains it again need to know."""
    recipe = material.recipe
    computed = sum(training.sizes[training.order(step)] for step in range(training.steps))
    plain = sum(len(one.ids) for one in material.sets["train"]) / sum(training.sizes)
    looks = [point for point in training.history if "valid" in point]
    return {
        "day": time.strftime("%Y-%m-%d"),
        "base": {"name": order.name, "hash": material.source.hash},
        "form": order.form,
        "recipe": dict(vars(recipe)),
        "hashes": material.hashes,
        "examples": {name: len(found) for name, found in material.sets.items()},
        "from classes": sum(one.line.origin == OF_CLASSES for one in material.sets["train"]),
        "steps": training.steps,
        "tokens": {"computed": computed, "as if each alone": round(computed * plain)},
        "rounds": round(training.steps / len(training.sizes), 2),
        "seconds": round(training.seconds),
        "tokens a second": round(computed / max(training.seconds, 1e-9)),
        "limit, tokens a second": round(limit.tokens_a_second),
        "limit, operations a second": round(limit.a_second),
        "threads": order.used_threads,
        "device": torch.cuda.get_device_name() if material.device == "cuda" else "processor",
        "loss": {"before": looks[0], "after": looks[-1]},
        "sample": {name: vars(confusion.total(found, name)) for name, found in rows.items() if found},
    }
