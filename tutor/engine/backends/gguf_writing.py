"""Weights as a GGUF of eight bits each, for back ends that read nothing else.

Not the four bits of the source: OpenVINO rounds the offsets of `Q4_1` to whole steps, which costs a small
model its wits.
"""

from pathlib import Path

import gguf
import numpy as np
import torch
from safetensors import safe_open
from transformers import AutoConfig, PreTrainedConfig

from tutor.engine.backends.backend import BackendError
from tutor.engine.conversion import ARCHITECTURES, turn

EIGHT_BITS = gguf.GGMLQuantizationType.Q8_0


def write_gguf(folder: Path, target: Path) -> None:
    """Weights and measures of a folder in the transformers' format; the tokenizer is not in it."""
    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    if config.model_type not in ARCHITECTURES:
        raise BackendError(f"A model of the kind “{config.model_type}” cannot be written as a GGUF file here.")
    writer = gguf.GGUFWriter(target, config.model_type)
    _write_measures(writer, config)
    names = gguf.get_tensor_name_map(ARCHITECTURES[config.model_type], config.num_hidden_layers)
    for file in sorted(folder.glob("*.safetensors")):
        with safe_open(file, "pt") as weights:
            for name in weights.keys():  # noqa: SIM118 - it is no dictionary
                _write_weight(writer, names, name, turn(weights.get_tensor(name), name, config))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_measures(writer: gguf.GGUFWriter, config: PreTrainedConfig) -> None:
    size = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(size)
    writer.add_value_length(size)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_rope_dimension_count(size)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_vocab_size(config.vocab_size)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)


def _write_weight(writer: gguf.GGUFWriter, names: gguf.TensorNameMap, name: str, weight: torch.Tensor) -> None:
    plain = weight.float().numpy()
    known = names.get_name(name, try_suffixes=(".weight", ".bias"))
    if known is None:
        raise BackendError(f"“{name}” is no part of such a model as it is written in a GGUF file.")
    if plain.ndim < 2:
        writer.add_tensor(known, plain.astype(np.float32))
    else:
        writer.add_tensor(known, gguf.quants.quantize(plain, EIGHT_BITS), raw_dtype=EIGHT_BITS)
