"""The learners' Python: an environment of its own, without secrets, that the sandbox's users may read."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings

from runner.errors import NoSandbox

OLDEST_PYTHON = (3, 11)
REQUIREMENTS = Path(__file__).parents[1] / "learners-requirements.txt"
CONSTRAINTS = REQUIREMENTS.parents[1] / "constraints.txt"
FORGET_SECONDS = 30 * 24 * 60 * 60
NOBODY = 65534  # any user without rights will do to find out who may read the environment
# A copy may start and yet find the wrong library, or none, when it needs more than itself.
PROBE = "import ctypes, json, sqlite3, ssl, zlib"
FACTS = "import json, sys; print(json.dumps([list(sys.version_info[:3]), sys.base_prefix]))"


def learners_python() -> Path:
    """The Python that learners' programs run on. Raises NoSandbox where it has not been built."""
    python = _folder() / "bin" / "python"
    if not python.exists():
        raise NoSandbox("The learners' Python is not built yet. `./run` builds it; so does `manage.py setup_learners`.")
    return python


def is_current() -> bool:
    """Built, and from the Python that this machine has now: an upgrade of the system replaces it."""
    folder = _folder()
    try:
        return (folder / "built-from").read_text() == _identity(Path((folder / "bin/python").resolve()))
    except (OSError, subprocess.SubprocessError, ValueError):
        return False


def build() -> Path:
    """Build the environment aside and put it in place in one step. Takes a minute and about 400 MB."""
    home = settings.LEARNERS_DIR
    _make_walkable(home)
    base = _readable_python(home)
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=home))
    try:
        _fill(draft, base)
        draft.chmod(0o755)
        _check(draft)
        _put_in_place(draft, _folder())
        _forget_former(home)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return learners_python()


def _folder() -> Path:
    digest = hashlib.sha256(REQUIREMENTS.read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()
    return settings.LEARNERS_DIR / digest[:12]


def _make_walkable(folder: Path) -> None:
    """Make `folder`, and let everyone walk through the parts of its path that we make."""
    for part in [*reversed(folder.parents), folder]:
        if not part.exists():
            part.mkdir()
            part.chmod(0o755)


def _identity(python: Path) -> str:
    answer = subprocess.run([python, "-I", "-c", FACTS], capture_output=True, text=True, check=True, timeout=20)
    version, prefix = json.loads(answer.stdout)
    return f"{'.'.join(map(str, version))} {prefix}"


def _readable_python(home: Path) -> Path:
    """A Python that the sandbox's users may read: the system's, our own, or a copy of our own."""
    ours = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    names = ["python3", "python3.13", "python3.12", "python3.11"]
    for python in [
        *(Path("/usr/bin") / name for name in names),
        *(Path("/usr/local/bin") / name for name in names),
        ours,
    ]:
        if python.exists() and _is_recent(python) and _everyone_can_use(python):
            return python
    return _copy_of(ours, home)


def _is_recent(python: Path) -> bool:
    try:
        version = _identity(python).split()[0]
    except (OSError, subprocess.SubprocessError, ValueError):
        return False
    return tuple(map(int, version.split("."))) >= OLDEST_PYTHON


def _everyone_can_use(python: Path) -> bool:
    """Only root starts the sandbox as another user; anyone else starts it as themselves."""
    if os.geteuid() != 0:
        return True
    try:
        found = subprocess.run(
            [python, "-I", "-c", PROBE],
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            cwd="/",
            capture_output=True,
            timeout=20,
        )
    except OSError:
        return False
    return found.returncode == 0


def _copy_of(python: Path, home: Path) -> Path:
    """A Python under somebody's home is closed to the sandbox's users, so they get a copy of it."""
    prefix = Path(sys.base_prefix)
    copy = home / f"python-{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    if not copy.exists():
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=home))
        unneeded = shutil.ignore_patterns("site-packages", "test", "tests", "__pycache__", "*.a", "share")
        shutil.copytree(prefix, draft, symlinks=True, ignore=unneeded, dirs_exist_ok=True)
        _open_to_all(draft)
        draft.rename(copy)
    found = copy / "bin" / python.name
    if not _is_recent(found) or not _everyone_can_use(found):
        raise NoSandbox(
            f"The sandbox's users may not read the Python in {prefix}, and a copy of it does not run. "
            "Install Python 3.11 or newer for the whole machine (`apt-get install python3`) and start again."
        )
    return found


def _fill(folder: Path, base: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    python = folder / "bin" / "python"
    _do([base, "-I", "-m", "venv", "--without-pip", "--symlinks", folder], environment)
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--only-binary",
        ":all:",
    ]
    _do([*pip, "-r", REQUIREMENTS, "-c", CONSTRAINTS], environment)
    # Searching the machine's fonts takes seconds: done once here instead of in every kernel.
    environment["MPLCONFIGDIR"] = str(folder / "matplotlib")
    _do([python, "-c", "import matplotlib.font_manager"], environment)
    (folder / "built-from").write_text(_identity(python.resolve()))
    _open_to_all(folder)


def _do(command: list[str | Path], environment: dict[str, str]) -> None:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, umask=0o022)
    if done.returncode != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()[-1]
        raise NoSandbox(
            "The learners' Python could not be built. Is there a network, and half a gigabyte of disk? "
            f"The step that failed said: {last}"
        )


def _open_to_all(folder: Path) -> None:
    subprocess.run(["chmod", "-R", "a+rX,go-w", folder], check=True)


def _check(folder: Path) -> None:
    if not _everyone_can_use(folder / "bin" / "python"):
        raise NoSandbox(
            f"The sandbox's users cannot reach {folder.parent}. Let them through every folder on the way "
            "(`chmod a+x`), or set LEARNERS_DIR to a place that everyone can reach."
        )


def mark_as_used() -> None:
    """So that it is not forgotten while somebody starts with it from time to time."""
    (_folder() / "built-from").touch()


def _forget_former(home: Path) -> None:
    """Away with environments that nobody has started with for a month: each is 350 MB."""
    for built in home.glob("*/built-from"):
        if time.time() - built.stat().st_mtime > FORGET_SECONDS:
            shutil.rmtree(built.parent, ignore_errors=True)


def _put_in_place(draft: Path, folder: Path) -> None:
    if folder.exists():
        former = Path(tempfile.mkdtemp(prefix="former-", dir=folder.parent))
        folder.rename(former / "environment")
        draft.rename(folder)
        shutil.rmtree(former, ignore_errors=True)
    else:
        draft.rename(folder)
