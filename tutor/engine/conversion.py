"""A GGUF file becomes a folder as transformers reads it, once: afterwards it is loaded in a third of a second.

The folder's name says what is in it: the hash of the file, this converter's version, transformers' major version.
"""

import errno
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import gguf
import torch
from safetensors.torch import save_file
from tokenizers import pre_tokenizers
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    GenerationConfig,
    PreTrainedConfig,
    PreTrainedModel,
)

from tutor.engine import hashes
from tutor.engine.backends import shelf
from tutor.engine.backends.backend import BackendError

UNFINISHED = ".unfinished-"
UNFINISHED_SECONDS = 3600.0  # nobody works so long on one without writing
ARCHITECTURES = {"llama": gguf.MODEL_ARCH.LLAMA, "qwen2": gguf.MODEL_ARCH.QWEN2, "qwen3": gguf.MODEL_ARCH.QWEN3}
TURNED = ("llama",)  # architectures whose queries and keys a GGUF has in another order
DIGITS_APART = ("smollm",)  # tokenizers that take each digit for itself; a GGUF says so only by their name


def convert(source: Path, folder: Path, tell: Callable[[float], None]) -> Path:
    """The converted folder inside `folder`: the one that is there, or a new one. `tell` hears the share done."""
    mark = hashes.of(source, folder)
    target = shelf.converted(folder, mark)
    if target.is_dir():
        return target
    with made_whole(target) as unfinished:
        reader = gguf.GGUFReader(source)
        tell(0.05)
        empty = _empty(source)
        tell(0.3)
        _write_tokenizer(source, reader, unfinished)
        tell(0.6)
        _write_weights(reader, empty, unfinished, lambda share: tell(0.6 + 0.4 * share))
        empty.config.save_pretrained(unfinished)
        GenerationConfig.from_model_config(empty.config).save_pretrained(unfinished)
    return target


@contextmanager
def made_whole(target: Path) -> Iterator[Path]:
    """A folder to write into that takes its name only when all of it is there: whoever finds it finds it whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=target.parent))
    try:
        yield unfinished
        try:
            unfinished.rename(target)
        except OSError:
            if not target.is_dir():  # somebody else was faster: theirs is as good
                raise
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise BackendError(
            f"There is no room left in {target.parent} for the model. Make some and start again."
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """What lies there from somebody who was killed in the middle of it: half a model takes as much room as a whole."""
    for unfinished in folder.glob(f"{UNFINISHED}*"):
        with suppress(FileNotFoundError):  # just finished, by somebody who is at work beside us
            if time.time() - unfinished.stat().st_mtime > UNFINISHED_SECONDS:
                shutil.rmtree(unfinished, ignore_errors=True)


def _empty(source: Path) -> PreTrainedModel:
    """The model without its weights."""
    config = AutoConfig.from_pretrained(source.parent, gguf_file=source.name)
    if config.model_type not in ARCHITECTURES:
        raise BackendError(
            f"{source.name} is a model of the kind “{config.model_type}”, which is not read from a GGUF file here. "
            "Use the same model as a folder of safetensors."
        )
    config.name_or_path = ""
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config, dtype=torch.bfloat16)
    model.config.architectures = [type(model).__name__]  # other servers load no folder that does not say it
    return model


def _write_tokenizer(source: Path, reader: gguf.GGUFReader, target: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(source.parent, gguf_file=source.name)
    field = reader.get_field("tokenizer.ggml.pre")
    if field and field.contents() in DIGITS_APART:
        # Else a space before a number is cut otherwise than in training.
        letters = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
        digits = pre_tokenizers.Digits(individual_digits=True)
        tokenizer.backend_tokenizer.pre_tokenizer = pre_tokenizers.Sequence([digits, letters])
    tokenizer.save_pretrained(target)


def _write_weights(
    reader: gguf.GGUFReader, empty: PreTrainedModel, target: Path, tell: Callable[[float], None]
) -> None:
    wanted, config = empty.state_dict(), empty.config
    names = gguf.get_tensor_name_map(ARCHITECTURES[config.model_type], config.num_hidden_layers)
    found = {tensor.name: tensor for tensor in reader.tensors}
    if config.tie_word_embeddings:
        del wanted["lm_head.weight"]
    weights: dict[str, torch.Tensor] = {}
    for count, (name, like) in enumerate(wanted.items()):
        tensor = found.get(names.get_name(name, try_suffixes=(".weight", ".bias")) or "")
        if tensor is None:
            raise BackendError(f"The GGUF file lacks “{name}”, so it is broken or of another kind. Fetch it again.")
        plain = torch.tensor(gguf.quants.dequantize(tensor.data, tensor.tensor_type)).reshape(like.shape)
        weights[name] = turn(plain, name, config, back=True).to(torch.bfloat16).contiguous()
        tell((count + 1) / len(wanted))
    save_file(weights, target / "model.safetensors", metadata={"format": "pt"})


def turn(weight: torch.Tensor, name: str, config: PreTrainedConfig, *, back: bool = False) -> torch.Tensor:
    """As a GGUF has queries and keys: the two halves of each head interleaved. `back`: as transformers has them."""
    heads = {"q_proj": config.num_attention_heads, "k_proj": config.num_key_value_heads}.get(name.split(".")[-2], 0)
    if config.model_type not in TURNED or not heads:
        return weight
    pairs = weight.shape[0] // heads // 2
    halves = (pairs, 2) if back else (2, pairs)
    return weight.reshape(heads, *halves, *weight.shape[1:]).transpose(1, 2).reshape(weight.shape)
