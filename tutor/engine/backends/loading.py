"""Where a model lies, how it is best computed on this machine, and into memory with it."""

import dataclasses
import re
from pathlib import Path

import torch
from huggingface_hub import snapshot_download
from transformers import AutoModelForCausalLM, PreTrainedModel

from tutor.engine import conversion, hashes
from tutor.engine.backends.backend import BackendError, Tell
from tutor.engine.settings import Settings

WEIGHTS = ["*.safetensors", "*.json", "*.jinja", "*.model", "*.txt"]
DTYPES = {"bfloat16": torch.bfloat16, "float32": torch.float32}


@dataclasses.dataclass(frozen=True)
class Source:
    folder: Path  # as transformers reads it
    hash: str
    gguf: Path | None = None  # what the folder was made of


def find(settings: Settings, tell: Tell) -> Source:
    """A GGUF file is converted, an id is fetched where it is not there yet."""
    path = Path(settings.model).expanduser()
    if path.suffix == ".gguf" and path.is_file():
        folder = conversion.convert(path, settings.folder, lambda share: tell("converting", share))
        return Source(folder, hashes.of(path, settings.folder), path)
    if (path / "config.json").is_file():
        return Source(path, hashes.of(path, settings.folder))
    if path.exists() or path.is_absolute():
        raise BackendError(f"At {path} there is no model: it must be a .gguf file or a folder with a config.json.")
    fetched = _fetch(settings.model)
    return Source(fetched, hashes.of(fetched, settings.folder))


def find_adapter(name: str) -> Path:
    path = Path(name).expanduser()
    if (path / "adapter_config.json").is_file():
        return path
    if path.exists() or path.is_absolute():
        raise BackendError(f"At {path} there is no adapter: it must be a folder with an adapter_config.json.")
    return _fetch(name)


def _fetch(name: str) -> Path:
    try:
        return Path(snapshot_download(name, allow_patterns=WEIGHTS))
    except Exception as error:
        raise BackendError(
            f"“{name}” is neither a file nor a folder here, and it could not be fetched ({error}). "
            "Put its folder on this machine and name that instead."
        ) from error


def load(folder: Path, dtype: torch.dtype, device: str = "cpu", *, attention: str = "sdpa") -> PreTrainedModel:
    try:
        model = AutoModelForCausalLM.from_pretrained(
            folder, dtype=dtype, attn_implementation=attention, local_files_only=True
        )
    except (OSError, ValueError, KeyError) as error:
        raise BackendError(f"The model in {folder} cannot be loaded: {error}") from error
    return model.eval().to(device)


def best_device(wanted: str) -> str:
    if wanted in ("", "auto"):
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted == "cuda" and not torch.cuda.is_available():
        raise BackendError("A graphics card is wanted for the model, but none is found here. Use the device “cpu”.")
    return wanted


def best_dtype(device: str) -> torch.dtype:
    """bfloat16 where it is computed and not only imitated: it costs no quality and half the memory."""
    if device == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16
    flags = re.search(r"^flags\s*:(.*)", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    has_it = flags and {"avx512_bf16", "amx_bf16"} & set(flags[1].split())
    return torch.bfloat16 if has_it else torch.float32
