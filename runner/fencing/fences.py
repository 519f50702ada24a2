"""What this machine's sandboxes are made from."""

import contextlib
import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from runner.fencing import sandbox
from runner.fencing.environment import learners_python
from runner.limits import LIMITS, Limits

SOURCE = Path(__file__).parents[1] / "inside"


def make_fence(limits: Limits = LIMITS) -> sandbox.Fence:
    """Raises NoSandbox where the learners' Python is missing."""
    python = learners_python()
    base = Path(os.path.realpath(python)).parent.parent
    return sandbox.Fence(python.parent.parent, install_inside(), limits, base)


def install_inside() -> Path:
    """Copy what runs inside to where the sandbox's users may read it: the checkout may lie in a closed home."""
    folder = settings.LEARNERS_DIR / f"inside-{digest_of_source()}"
    if folder.exists():
        return folder
    draft = Path(tempfile.mkdtemp(prefix="inside-draft-", dir=settings.LEARNERS_DIR))
    shutil.copytree(SOURCE, draft / "buildalong_inside", ignore=shutil.ignore_patterns("__pycache__"))
    (draft / "etc").mkdir()
    for name, text in sandbox.ETC.items():
        (draft / "etc" / name).write_text(text)
    for path in [draft, *draft.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    # Two workers may start together: the first one's copy stands.
    with contextlib.suppress(OSError):
        draft.rename(folder)
    shutil.rmtree(draft, ignore_errors=True)
    return folder


def digest_of_source() -> str:
    sources = sorted(SOURCE.glob("*.py"))
    parts = [path.name.encode() + path.read_bytes() for path in sources] + [repr(sandbox.ETC).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:12]
