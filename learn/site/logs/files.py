"""What the processes say, kept in files that cannot fill the disk."""

import contextlib
from pathlib import Path

LARGEST_BYTES = 5 * 1024 * 1024
KEPT_FILES = 3  # former ones: web.log.1 is the latest of them


class LogFile:
    """Appends until the file is large, then begins a new one. A full disk costs lines, never the process."""

    def __init__(self, path: Path, *, largest_bytes: int = LARGEST_BYTES):
        self.path = path
        self.largest_bytes = largest_bytes
        self.last_line = ""

    def write(self, data: bytes) -> None:
        lines = data.decode(errors="replace").split("\n")
        self.last_line = next((line.strip() for line in reversed(lines) if line.strip()), self.last_line)
        with contextlib.suppress(OSError):
            if self.path.exists() and self.path.stat().st_size + len(data) > self.largest_bytes:
                self._begin_anew()
            with self.path.open("ab") as file:
                file.write(data)

    def _begin_anew(self) -> None:
        for number in range(KEPT_FILES - 1, 0, -1):
            former = self.path.with_name(f"{self.path.name}.{number}")
            if former.exists():
                former.replace(self.path.with_name(f"{self.path.name}.{number + 1}"))
        self.path.replace(self.path.with_name(f"{self.path.name}.1"))
