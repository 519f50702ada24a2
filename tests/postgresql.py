"""The tests that touch rows, once more on PostgreSQL: `python -m tests.postgresql [what pytest should run]`.

Starts a server of its own on a unix socket, as another user where we are root (it refuses to run as root).
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROWS = "django_db and not (stack or kernel or browser or long)"
NO_ROWS = ["--ignore", "tests/browser", "--ignore", "tests/tutor/engine"]  # not even read


def main() -> int:
    binaries = find_binaries()
    if binaries is None:
        sys.stdout.write("SKIPPED: PostgreSQL is not installed, so the rows were tested on SQLite alone.\n")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # as Ctrl+C: the server goes too
    with server(binaries) as url:
        # The server goes with its databases: dropping them one by one would only wait for connections still open.
        leave = ["--create-db", "--reuse-db"]
        how = ["-q", "-n", "3", "--dist", "loadfile", "--no-loadscope-reorder", *leave, *NO_ROWS, "-m", ROWS]
        pytest = [sys.executable, "-m", "pytest", *how, *sys.argv[1:]]
        return subprocess.run(pytest, env=os.environ | {"DATABASE_URL": url}).returncode


def find_binaries() -> Path | None:
    """Debian keeps them in a folder for each version; the newest one will do."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    anywhere = shutil.which("initdb")
    return found[-1].parent if found else Path(anywhere).resolve().parent if anywhere else None


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A fresh server; gives the DATABASE_URL."""
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    as_user = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    folder = Path(tempfile.mkdtemp(prefix="buildalong-pg-", dir="/tmp"))
    if as_user:
        shutil.chown(folder, user)
    try:
        initdb = [binaries / "initdb", "-D", folder / "data", "-U", "site", "-A", "trust", "--no-sync"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd="/", **as_user)
        # Nothing here has to outlive a power cut.
        options = ["-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "synchronous_commit=off"]
        log = (folder / "log").open("w")
        process = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *options], stderr=log, cwd="/", **as_user
        )
        try:
            wait_until_open(binaries, folder)
            yield f"postgres://site@/postgres?host={folder}"
        finally:
            process.send_signal(signal.SIGINT)  # its fast way down
            process.wait(30)
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_open(binaries: Path, folder: Path, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while subprocess.run([binaries / "pg_isready", "-q", "-h", folder]).returncode:
        if time.monotonic() > end:
            raise TimeoutError((folder / "log").read_text())
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main())
