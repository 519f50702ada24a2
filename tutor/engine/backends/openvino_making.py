"""A model in the transformers' format becomes a folder that OpenVINO opens quickly. Needs torch; serving does not.

OpenVINO reads a GGUF. Opened from that it takes its time at every start, so what it makes of it is kept.
"""

from collections.abc import Callable
from pathlib import Path

import openvino
import openvino_genai
import openvino_tokenizers
import torch
from transformers import AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from tutor.engine.backends import choosing, shelf
from tutor.engine.backends.backend import BackendError
from tutor.engine.backends.gguf_writing import write_gguf
from tutor.engine.conversion import ARCHITECTURES, made_whole
from tutor.engine.settings import Settings

FOUND = 0.4  # of the way lies behind when the model is there as transformers reads it, with the adapter added


def make(settings: Settings, tell: Callable[[float], None]) -> dict[str, str]:
    """All that is missing; gives the folders of what was named."""
    torch.set_num_threads(settings.used_threads)
    disable_progress_bar()
    choice = choosing.choose(settings, lambda _stage, share: tell(FOUND * share))
    if choice.config["model_type"] not in ARCHITECTURES:
        raise BackendError(f"OpenVINO cannot be given a model of the kind “{choice.config['model_type']}” here.")
    tell(FOUND)
    sources = [(choice.base, choice.digest.partition("+")[0])]
    sources += [(choice.adapted, choice.digest)] if choice.adapted else []
    part = (1 - FOUND) / len(sources)
    for number, (source, digest) in enumerate(sources):
        prepare(source, shelf.for_openvino(settings.folder, digest), _part_of(tell, FOUND + number * part, part))
    return {"model": str(choice.named), "adapter": str(choice.adapter or "")}


def _part_of(tell: Callable[[float], None], begin: float, size: float) -> Callable[[float], None]:
    return lambda share: tell(begin + size * share)


def prepare(source: Path, target: Path, tell: Callable[[float], None] = lambda share: None) -> Path:
    """The folder that is opened quickly, made of one in the transformers' format."""
    if target.is_dir():
        return target
    with made_whole(target) as folder:
        words = AutoTokenizer.from_pretrained(source, local_files_only=True)
        tokenizer, detokenizer = openvino_tokenizers.convert_tokenizer(words, with_detokenizer=True)
        openvino.save_model(tokenizer, folder / "openvino_tokenizer.xml")
        openvino.save_model(detokenizer, folder / "openvino_detokenizer.xml")
        words.save_pretrained(folder)
        (folder / "config.json").write_text("{}")
        tell(0.2)
        write_gguf(source, folder / "model.gguf")
        tell(0.6)
        openvino_genai.ContinuousBatchingPipeline(
            str(folder / "model.gguf"),
            openvino_genai.Tokenizer(str(folder)),
            _smallest(),
            "CPU",
            enable_save_ov_model=True,
        )
        (folder / "model.gguf").unlink()
    tell(1.0)
    return target


def _smallest() -> openvino_genai.SchedulerConfig:
    schedule = openvino_genai.SchedulerConfig()
    schedule.num_kv_blocks = schedule.max_num_seqs = 1
    return schedule
