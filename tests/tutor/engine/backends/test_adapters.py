import json

import pytest
import torch
from safetensors.torch import load_file, save_file

from tutor.engine.backends import adapters
from tutor.engine.backends.backend import BackendError

CHANGED = "model.layers.1.self_attn.q_proj"


def write_adapter(folder, *, size=64, module=CHANGED, **settings):
    folder.mkdir()
    torch.manual_seed(1)
    parts = {"lora_A": torch.randn(4, size), "lora_B": torch.randn(size, 4)}
    weights = {f"base_model.model.{module}.{name}.weight": part for name, part in parts.items()}
    save_file(weights, folder / "adapter_model.safetensors")
    told = {"peft_type": "LORA", "r": 4, "lora_alpha": 8, "bias": "none"} | settings
    (folder / "adapter_config.json").write_text(json.dumps(told))
    return folder, parts["lora_B"] @ parts["lora_A"]


@pytest.mark.parametrize(
    ("settings", "strength"),
    [({}, 2.0), ({"use_rslora": True}, 4.0), ({"alpha_pattern": {"q_proj": 4}}, 1.0)],
)
def test_the_matrices_are_added_as_strongly_as_they_were_trained(tiny_model, tmp_path, settings, strength):
    adapter, product = write_adapter(tmp_path / "adapter", **settings)
    merged = load_file(adapters.merge(tiny_model, adapter, tmp_path / "merged") / "model.safetensors")
    base = load_file(tiny_model / "model.safetensors")
    for name, weight in base.items():
        wanted = weight + strength * product if name == f"{CHANGED}.weight" else weight
        torch.testing.assert_close(merged[name], wanted)


def test_it_is_merged_once(tiny_model, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    folder = adapters.merge(tiny_model, adapter, tmp_path / "merged")
    (folder / "was-there").touch()
    assert (adapters.merge(tiny_model, adapter, folder) / "was-there").exists()
    assert (folder / "tokenizer.json").is_file()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"size": 32}, "another size"),
        ({"module": "model.layers.99.self_attn.q_proj"}, "another one"),
        ({"use_dora": True}, "no plain LoRA"),
        ({"peft_type": "PREFIX_TUNING"}, "no plain LoRA"),
    ],
)
def test_an_adapter_that_does_not_belong_here_is_refused_with_a_sentence(tiny_model, tmp_path, wrong, says):
    adapter, _ = write_adapter(tmp_path / "adapter", **wrong)
    with pytest.raises(BackendError, match=says):
        adapters.merge(tiny_model, adapter, tmp_path / "merged")
    assert not (tmp_path / "merged").exists()


def test_an_adapter_that_is_broken_is_refused_with_a_sentence(tiny_model, tmp_path):
    adapter, _ = write_adapter(tmp_path / "adapter")
    whole = (adapter / "adapter_model.safetensors").read_bytes()
    (adapter / "adapter_model.safetensors").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackendError, match="cannot be read"):
        adapters.merge(tiny_model, adapter, tmp_path / "merged")
