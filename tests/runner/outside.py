"""The world around a sandbox, set up so that a hole shows: open to everyone on this machine, and watched."""

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from runner.limits import LIMITS, MIB


class Outside(contextlib.AbstractContextManager):
    def __enter__(self) -> "Outside":
        self.folder = Path(tempfile.mkdtemp(prefix="outside-", dir="/var/tmp"))
        self.folder.chmod(0o777)
        self.word = f"word-{secrets.token_hex(8)}"
        self.secret = self.file("secret.txt", self.word)
        self.diary = self.file(f"diary-{secrets.token_hex(4)}.txt", "Dear diary")
        self.marker = self.folder / "marker"
        self.victim = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
        self.listeners = {
            "tcp": listener(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            "udp": listener(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            "abstract": listener(socket.AF_UNIX, socket.SOCK_STREAM, f"\0outside-{secrets.token_hex(4)}"),
            "unix": listener(socket.AF_UNIX, socket.SOCK_STREAM, str(self.folder / "engine.sock")),
        }
        os.chmod(self.folder / "engine.sock", 0o777)
        return self

    def __exit__(self, *_) -> None:
        self.victim.kill()
        self.victim.wait()
        for each in self.listeners.values():
            each.close()
        shutil.rmtree(self.folder)

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o644)
        return path

    @property
    def told(self) -> dict:
        """What a hostile program is told, so that it need not guess."""
        return {
            "secret_word": self.word,
            "secret_file": str(self.secret),
            "other_name": self.diary.name,
            "other_file": str(self.diary),
            "tcp_port": self.listeners["tcp"].getsockname()[1],
            "udp_port": self.listeners["udp"].getsockname()[1],
            "abstract_name": self.listeners["abstract"].getsockname()[1:].decode(),
            "unix_path": self.listeners["unix"].getsockname(),
            "victim_pid": self.victim.pid,
            "marker": str(self.marker),
            "memory_limit_mib": LIMITS.memory_bytes // MIB,
            "disk_limit_mib": LIMITS.disk_bytes // MIB,
        }

    def harm(self) -> list[str]:
        """What was reached, seen from here."""
        found = [f"the {name} listener was reached" for name, each in self.listeners.items() if was_reached(each)]
        if self.marker.exists():
            found.append("the marker was written")
        if self.secret.read_text() != self.word:
            found.append("the secret file was changed")
        if self.victim.poll() is not None:
            found.append("the victim was ended")
        if len(list(self.folder.iterdir())) != 3:
            found.append("something was written beside the secret")
        return found


def listener(family: int, kind: int, address) -> socket.socket:
    made = socket.socket(family, kind)
    made.bind(address)
    if kind == socket.SOCK_STREAM:
        made.listen(16)
    made.setblocking(False)
    return made


def was_reached(each: socket.socket) -> bool:
    try:
        if each.type == socket.SOCK_DGRAM:
            each.recv(1)
        else:
            each.accept()[0].close()
    except BlockingIOError:
        return False
    return True
