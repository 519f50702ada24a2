"""How far the making ready is while no server answers yet: a small file, written by whoever makes it ready."""

import contextlib
import os
from pathlib import Path

import msgspec

from tutor.model.asking import AboutModel


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    stage: str
    progress: float = 0.0
    says: str = ""
    pid: int = 0  # whoever wrote it; when that process is gone, it says nothing any more


def write(path: Path, stage: str, progress: float = 0.0, says: str = "") -> None:
    """Whole or not at all. A full disk is no reason to end."""
    told = Stage(stage=stage, progress=progress, says=says, pid=os.getpid())
    with contextlib.suppress(OSError):
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_bytes(msgspec.json.encode(told))
        draft.replace(path)


def read(path: Path) -> AboutModel:
    try:
        told = msgspec.json.decode(path.read_bytes(), type=Stage)
        os.kill(told.pid, 0)
    except (OSError, msgspec.DecodeError, OverflowError):
        return AboutModel(stage="away", says="The model server does not run.")
    return AboutModel(stage=told.stage, progress=told.progress, says=told.says)
