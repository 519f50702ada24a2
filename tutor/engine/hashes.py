"""What weights are known by. Hashing a large model takes a minute: a file's hash is kept with its size and time."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

MEMORY = "hashes.json"
KEPT = (".safetensors", ".json", ".jinja", ".model", ".txt")  # of a folder: weights, settings and words
RECORD = "training.json"  # how they were made, and when: the same weights are the same without it


def of(path: Path, memory: Path) -> str:
    """Of a file, or of all that makes a model in a folder. What is found out is kept in the folder `memory`."""
    known = _read(memory / MEMORY)
    if path.is_file():
        whole = _of_file(path, known)
    else:
        files = sorted(file for file in path.iterdir() if file.suffix in KEPT and file.name != RECORD)
        parts = "".join(f"{file.name} {_of_file(file, known)}\n" for file in files)
        whole = hashlib.sha256(parts.encode()).hexdigest()
    if known != _read(memory / MEMORY):
        _write(memory, known)
    return whole


def _of_file(path: Path, known: dict[str, str]) -> str:
    seen = path.stat()
    name = f"{path.resolve()} {seen.st_size} {seen.st_mtime_ns}"
    if name not in known:
        with path.open("rb") as opened:
            known[name] = hashlib.file_digest(opened, "sha256").hexdigest()
    return known[name]


def _read(file: Path) -> dict[str, str]:
    try:
        return dict(json.loads(file.read_text()))
    except (OSError, ValueError):
        return {}


def _write(memory: Path, known: dict[str, str]) -> None:
    """In one piece; where nothing can be kept, it is found out anew each time."""
    try:
        memory.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=memory, delete=False) as file:
            json.dump(known, file)
        os.replace(file.name, memory / MEMORY)
    except OSError:
        return
