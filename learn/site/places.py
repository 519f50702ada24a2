"""Where things lie on this machine when nothing says otherwise."""

import hashlib
import os
import secrets
import zoneinfo
from pathlib import Path

# A unix socket's path has room for about 107 bytes, and libraries add to it.
LONGEST_SOCKET_PATH = 90


def default_data_dir() -> Path:
    """The site's private folder. Root's lies under /var/lib, where the sandbox's own users can walk."""
    return _home() / "data"


def default_learners_dir() -> Path:
    """The learners' Python: no secrets in it, readable to everyone, shared by all data folders."""
    return _home() / "learners"


def _home() -> Path:
    if os.geteuid() == 0:
        return Path("/var/lib/buildalong")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "buildalong"


def time_zone(link: Path = Path("/etc/localtime")) -> str:
    """The machine's own, by its name; UTC where it has none: times on a page are those on the classroom's wall."""
    for name in (os.environ.get("TZ", ""), str(link.resolve()).partition("/zoneinfo/")[2]):
        try:
            return zoneinfo.ZoneInfo(name).key
        except (ValueError, zoneinfo.ZoneInfoNotFoundError, OSError):
            continue
    return "UTC"


def engine_socket(data_dir: Path) -> Path:
    return _socket(data_dir, "engine.sock")


def model_socket(data_dir: Path) -> Path:
    return _socket(data_dir, "model.sock")


def _socket(data_dir: Path, name: str) -> Path:
    path = data_dir / "run" / name
    if len(str(path)) <= LONGEST_SOCKET_PATH:
        return path
    digest = hashlib.sha256(str(data_dir).encode()).hexdigest()[:12]
    return Path(f"/tmp/buildalong-{os.geteuid()}-{digest}/{name}")  # noqa: S108 - made 0700 by its maker


def make_private(folder: Path) -> Path:
    """Make `folder` readable to us alone. Raises PermissionError where somebody else owns it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if folder.stat().st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to somebody else.")
    folder.chmod(0o700)
    return folder


def kept_secret(data_dir: Path) -> str:
    """The key that signs sessions: made once, kept in the data folder."""
    path = data_dir / "secret-key"
    if not path.exists():
        make_private(data_dir)
        # Written aside and linked, so that two processes that start together agree on one key.
        draft = data_dir / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text()
