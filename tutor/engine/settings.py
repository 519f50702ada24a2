"""What the model server is told when it is started. It reads no other environment and knows nothing of the site."""

import argparse
import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    model: str = ""  # a GGUF file, a folder as transformers writes it, or a model's id; "": it only classifies
    adapter: str = ""  # a LoRA's folder or id
    classifier: str = ""  # a folder as training writes it: what tells what a message wants …
    sentences: str = ""  # … and the sentence model that it was trained for
    backend: str = "auto"
    device: str = "auto"  # auto, cpu, cuda
    threads: int = 0  # 0: all cores but one, which students' programs have; two where there are two
    folder: Path  # where converted weights are kept
    most_context: int = 4096  # tokens; a model that could take more is not let
    socket: Path | None = None  # a private unix socket …
    port: int = 0  # … or a port of this machine, with a key
    key: str = ""  # whoever asks by port must know it
    name: str = ""  # as it is called in answers; "": as the model's file or folder
    most_waiting: int = 64  # in line; who comes then is told "busy" at once
    prepare: bool = False  # convert what has to be converted, and end
    stuck_seconds: float = 45.0  # one step that takes longer than this ends the process

    @property
    def called(self) -> str:
        """What the model is called in answers."""
        return self.name or Path(self.model).name.removesuffix(".gguf")

    @property
    def used_threads(self) -> int:
        """Of two cores both: a word in time is worth more than a run that is never slowed down."""
        cores = len(os.sched_getaffinity(0))
        return self.threads or max(min(2, cores), cores - 1)


def read(words: Sequence[str] | None = None) -> Settings:
    """From the command line; the key alone from the environment, since everyone can read a command line."""
    parser = argparse.ArgumentParser(prog="python -m tutor.engine", description="Serve a model to the tutor.")
    parser.add_argument("--model", default="", help="a GGUF file, a folder or an id; without: it only classifies")
    parser.add_argument("--adapter", default="", help="a LoRA's folder or id")
    parser.add_argument("--classifier", default="", help="a folder: tells what a message wants")
    parser.add_argument("--sentences", default="", help="the folder of the sentence model it was trained for")
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--threads", type=int, default=0, help="0: all cores but one, at least two")
    parser.add_argument("--folder", type=Path, required=True, help="where converted weights are kept")
    parser.add_argument("--most-context", type=int, default=4096, help="tokens")
    parser.add_argument("--name", default="", help="what the model is called in answers")
    parser.add_argument("--most-waiting", type=int, default=64)
    parser.add_argument("--stuck-seconds", type=float, default=45.0)
    parser.add_argument("--prepare", action="store_true", help="convert what has to be converted, and end")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--socket", type=Path)
    where.add_argument("--port", type=int, default=0)
    settings = Settings(**vars(parser.parse_args(words)), key=os.environ.get("TUTOR_MODEL_KEY", ""))
    if not (settings.model or settings.classifier):
        parser.error("Name what is to be served: --model, --classifier with --sentences, or both.")
    if settings.port and not settings.key:
        parser.error("A port is open to everyone on this machine: set a key in TUTOR_MODEL_KEY, or use --socket.")
    return settings
