"""The data as files: JSON lines for each part, a manifest that says what is in them, and a page to look at."""

import errno
import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from learn.lessons.validation import digests
from tutor.errors import TutorError
from tutor.training import samples
from tutor.training.examples import Example
from tutor.training.making import Data


def write(data: Data, folder: Path, *, seed: int, size: str) -> dict[str, Any]:
    """All files, or none: each is written beside its place, and then moved there. Raises TutorError."""
    files = {f"{part}.jsonl": lines(found) for part, found in data.parts.items()}
    manifest = {
        "seed": seed,
        "size": size,
        "code": digests.code_digest(),
        "files": {name: hashlib.sha256(text).hexdigest() for name, text in files.items()},
        "parts": {part: counts(found) for part, found in data.parts.items()},
        "counted": dict(sorted(data.counted.items())),
        "left_out": sorted(data.left_out),
    }
    files["manifest.json"] = msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"
    files["samples.html"] = samples.page(data, manifest).encode()
    try:
        put(files, folder)
    except OSError as error:
        raise TutorError(
            f"The data could not be written to {folder}: {error.strerror}. Nothing was replaced."
        ) from error
    return manifest


def put(files: dict[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    drafts = {folder / name: folder / f".{name}.draft" for name in files}
    try:
        for place, draft in drafts.items():
            draft.write_bytes(files[place.name])
            if place.is_dir():  # or some would be replaced, and then one could not be
                raise IsADirectoryError(errno.EISDIR, "a folder is in the place of a file", place.name)
        for place, draft in drafts.items():
            os.replace(draft, place)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)


def lines(found: list[Example]) -> bytes:
    return b"".join(msgspec.json.encode(example) + b"\n" for example in found)


def counts(found: list[Example]) -> dict[str, Any]:
    def by(name: str) -> dict[str, int]:
        counted = Counter(getattr(example, name) for example in found if getattr(example, name))
        return dict(sorted(counted.items()))

    return {"examples": len(found), "parts": by("part"), "kinds": by("kind"), "tags": by("tag"), "shapes": by("shape")}
