"""Which lessons were whole when they were looked at last: kept beside them, in the repository.

There, and not in a data folder: a fresh clone then looks closely only at what its commit changed. What is unchanged in
every byte, checked by code that is unchanged too, has its last solution run all the same: the machine may be another.
"""

import contextlib
import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve()
ROOT = HERE.parents[3]
CATALOGUE = HERE.parents[1] / "catalogue"
CARDS = HERE.parents[1] / "cards"
KEPT = CATALOGUE / "validated.json"
# What decides how a program of a lesson is judged. Its words and concepts are looked at anew each time.
CODE = (
    *("learn/lessons/checks", "learn/lessons/format.py", "learn/lessons/programs.py", "learn/lessons/reading.py"),
    *("learn/lessons/validation/programs.py", "learn/lessons/validation/unmet.py"),
    *("runner/boxes.py", "runner/inside", "runner/diagnosis", "runner/learners-requirements.txt"),
)


def of_lesson(folder: Path) -> str:
    """Changes with each byte and name in its folder, and with the code that judges it."""
    return _digest([(str(path.relative_to(folder)), path) for path in _files(folder)], code_digest())


def kept(file: Path | None = None) -> dict[str, str]:
    """Slug -> digest of each lesson that was whole. A file that cannot be read says nothing."""
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode((file or KEPT).read_bytes(), type=dict[str, str])
    return {}


def keep(digests: Mapping[str, str], file: Path | None = None) -> None:
    """Replace what was kept. Where nothing may be written, the next time is as long as this one."""
    file = file or KEPT
    text = msgspec.json.format(msgspec.json.encode(dict(sorted(digests.items()))), indent=2) + b"\n"
    with contextlib.suppress(OSError):
        if not file.exists() or file.read_bytes() != text:
            draft = file.with_suffix(".draft")
            draft.write_bytes(text)
            draft.replace(file)


@functools.cache
def code_digest() -> str:
    found = []
    for name in CODE:
        path = ROOT / name
        found += [(str(each.relative_to(ROOT)), each) for each in (_files(path) if path.is_dir() else [path])]
    return _digest(found, "")


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        names = path.relative_to(folder).parts
        if path.is_file() and not any(name == "__pycache__" or name.startswith(".") for name in names):
            yield path


def _digest(files: list[tuple[str, Path]], begin: str) -> str:
    whole = hashlib.sha256(begin.encode())
    for name, path in files:
        data = path.read_bytes()
        whole.update(f"\0{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()[:24]
