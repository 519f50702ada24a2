"""The whole site, started for tests as a person would start it."""

import dataclasses
import os
import queue
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
GATHERED = Path(tempfile.gettempdir()) / f"buildalong-pages-of-tests-{os.geteuid()}"
# The tutor is there, its models are not: nothing is fetched and no process starts for them.
NO_MODEL = {"TUTOR_MODEL_URL": "http://127.0.0.1:9", "TUTOR_MODEL": "none", "TUTOR_CLASSIFIER": "0"}
READY_SECONDS = 150  # longer than `up` waits, so that it can say what it waited for


@dataclasses.dataclass
class Stack:
    """A running `manage.py up`, what it printed, and the ways in that it named."""

    process: subprocess.Popen
    environment: dict[str, str]
    lines: list[str]
    url: str = ""

    @property
    def data(self) -> Path:
        return Path(self.environment["BUILDALONG_DATA"])

    @property
    def class_link(self) -> str:
        return self._link("/join/")

    @property
    def teacher_link(self) -> str:
        """Works once; `manage("teacher_link")` makes another."""
        return self._link("/teach/")

    def _link(self, part: str) -> str:
        return next(word for line in self.lines for word in line.split() if part in word)

    def manage(self, *words: str, timeout: float = 120) -> subprocess.CompletedProcess:
        """Run a command of the site against this stack."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
        )

    def processes(self) -> dict[str, psutil.Process]:
        """The parts that run now: engine, web, runs, chores, model (which may be a classifier alone)."""
        found = {}
        for child in psutil.Process(self.process.pid).children():
            try:
                words = child.cmdline()
            except psutil.Error:  # it is just ending
                continue
            if words and "valkey" in words[0]:
                found["engine"] = child
            elif "learn.site.web" in words:
                found["web"] = child
            elif "learn.site.model" in words or "tutor.engine" in words:
                found["model"] = child
            elif "-Q" in words:
                found[words[words.index("-Q") + 1]] = child
        return found

    def stop(self) -> int:
        """As Ctrl+C does; gives the exit code."""
        self.process.terminate()
        try:
            return self.process.wait(40)
        finally:
            if self.process.poll() is None:
                self.process.kill()


def start(*words: str, data: Path | None = None, **environment: str) -> Stack:
    """Start the site on a free port and a data folder of its own, and wait until it is READY."""
    folder = data or Path(tempfile.mkdtemp(prefix="buildalong-stack-"))
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
    }
    surroundings |= (
        NO_MODEL | {"BUILDALONG_DATA": str(folder), "PORT": str(free_port()), "WARM_KERNELS": "2"} | environment
    )
    bring_pages(folder)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", *words],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    stack = Stack(process, surroundings, lines=[])
    try:
        _wait_until_ready(stack)
    except BaseException:
        stack.stop()
        raise
    keep_pages(folder)
    return stack


def bring_pages(folder: Path) -> None:
    """Gathering the static files takes seconds; `up` sees by their stamp whether what others gathered will do."""
    if GATHERED.exists() and not (folder / "static").exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            shutil.copytree(GATHERED, folder / "static")
        except OSError:  # somebody is just putting newer ones there: half of them would pass for all
            shutil.rmtree(folder / "static", ignore_errors=True)


def keep_pages(folder: Path) -> None:
    stamp = folder / "static" / ".gathered-from"
    kept = GATHERED / ".gathered-from"
    if stamp.exists() and not (kept.exists() and kept.read_text() == stamp.read_text()):
        draft = Path(tempfile.mkdtemp(prefix="buildalong-pages-"))
        shutil.copytree(folder / "static", draft, dirs_exist_ok=True)
        shutil.rmtree(GATHERED, ignore_errors=True)
        try:
            draft.rename(GATHERED)
        except OSError:  # another process was faster
            shutil.rmtree(draft)


def remove(stack: Stack) -> None:
    stack.stop()
    shutil.rmtree(stack.data, ignore_errors=True)


def control_connection(stack: Stack) -> socket.socket:
    """What `restore` uses to pause the site."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(60)
    connection.connect(str(next((stack.data / "run").glob("up-*.sock"))))
    return connection


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(condition, *, seconds: float = 20) -> None:
    """Ask until it is true."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{condition} did not come true within {seconds} s"
        time.sleep(0.1)


def _wait_until_ready(stack: Stack) -> None:
    """Read what it prints, from then on in the background, until the line that ends the greeting."""
    told: queue.Queue[str] = queue.Queue()

    def read() -> None:
        assert stack.process.stdout
        with stack.process.stdout as lines:
            for line in lines:
                stack.lines.append(line.rstrip())
                told.put(line)
        told.put("")

    threading.Thread(target=read, daemon=True).start()
    end = time.monotonic() + READY_SECONDS
    while not stack.url or not any("Stop with" in line for line in stack.lines):
        line = told.get(timeout=max(0.1, end - time.monotonic()))
        assert line, "The site ended before it was ready:\n" + "\n".join(stack.lines)
        if line.startswith("READY"):
            stack.url = line.split()[1]
            if not stack.url.startswith("http"):
                return
