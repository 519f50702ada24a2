"""Control groups: one for each sandbox, so that memory, processor and processes are counted for its whole tree.

Version 2 as root or with a delegated subtree (systemd's `Delegate=yes`), version 1 as root. Where there is neither,
`find()` gives None and `box.Watchdog` counts instead. Source: cgroups(7).
"""

import contextlib
import os
import time
from pathlib import Path

from runner.limits import Limits

ROOT = Path("/sys/fs/cgroup")
OURS = "buildalong"
CONTROLLERS = ("memory", "pids", "cpu")
# So much of the processors has one sandbox beside another, and so much have all of them together beside the site: the
# site, its model too, answers first. Of version 2, where 100 is usual; version 1 counts it in 1024ths.
WEIGHT = 20
SHARES = 1024 * WEIGHT // 100


class Group:
    """The control group of one sandbox."""

    def __init__(self, folders: list[Path], memory: Path):
        self.folders = folders
        self.memory = memory  # the folder that counts memory

    def add(self, pid: int) -> None:
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(pid))

    def was_killed_for_memory(self) -> bool:
        for name in ("memory.events", "memory.oom_control"):
            with contextlib.suppress(OSError):
                words = dict(line.split() for line in (self.memory / name).read_text().splitlines())
                return int(words.get("oom_kill", 0)) > 0
        return False

    def processor_seconds(self) -> float | None:
        """Of all its processes, those that have ended too."""
        for folder in self.folders:
            with contextlib.suppress(OSError, ValueError):
                words = dict(line.split() for line in (folder / "cpu.stat").read_text().splitlines())
                if "usage_usec" in words:
                    return int(words["usage_usec"]) / 1e6
            with contextlib.suppress(OSError, ValueError):
                return int((folder / "cpuacct.usage").read_text()) / 1e9
        return None

    def kill(self) -> None:
        for folder in self.folders:
            kill_all(folder)

    def remove(self) -> None:
        """Its processes are being killed: they may need a moment to be gone."""
        for folder in self.folders:
            for _ in range(50):
                try:
                    folder.rmdir()
                    break
                except FileNotFoundError:
                    break
                except OSError:
                    time.sleep(0.002)


class Version2:
    def __init__(self, parent: Path):
        self.parent = parent

    def make(self, name: str, limits: Limits) -> Group:
        folder = self.parent / name
        folder.mkdir()
        (folder / "memory.max").write_text(str(limits.memory_bytes))
        for setting, value in (
            ("memory.swap.max", "0"),
            ("memory.oom.group", "1"),
            ("pids.max", str(limits.processes * 2)),
            ("cpu.weight", str(WEIGHT)),
        ):
            with contextlib.suppress(OSError):
                (folder / setting).write_text(value)
        return Group([folder], folder)


class Version1:
    """Each controller has a tree of its own."""

    def __init__(self, parents: dict[str, Path]):
        self.parents = parents

    def make(self, name: str, limits: Limits) -> Group:
        folders = {}
        for controller, parent in self.parents.items():
            folder = parent / name
            folder.mkdir()
            folders[controller] = folder
        (folders["memory"] / "memory.limit_in_bytes").write_text(str(limits.memory_bytes))
        for controller, setting, value in (
            ("memory", "memory.memsw.limit_in_bytes", limits.memory_bytes),
            ("pids", "pids.max", limits.processes * 2),
            ("cpu", "cpu.shares", SHARES),
        ):
            with contextlib.suppress(OSError, KeyError):
                (folders[controller] / setting).write_text(str(value))
        return Group(list(folders.values()), folders["memory"])


Maker = Version1 | Version2


def find() -> Maker | None:
    """What this machine lets us make, tried out."""
    for attempt in (version_2, version_1):
        with contextlib.suppress(OSError):
            maker = attempt()
            if maker is not None:
                maker.make(name_for(0), Limits()).remove()
                return maker
    return None


def version_2() -> Version2 | None:
    if "memory" not in words_of(ROOT / "cgroup.controllers"):
        return None
    if os.geteuid() == 0:
        parent = ROOT / OURS
    else:
        own = ROOT / Path("/proc/self/cgroup").read_text().split("::", 1)[1].strip().lstrip("/")
        if not os.access(own / "cgroup.procs", os.W_OK) or own == ROOT:
            return None
        # A group that hands controllers on may hold no processes itself.
        move_everyone(own, own / "site")
        enable(own)
        parent = own / OURS
    parent.mkdir(exist_ok=True)
    enable(parent.parent)
    enable(parent)
    weigh(parent / "cpu.weight", WEIGHT)
    return Version2(parent)


def version_1() -> Version1 | None:
    if os.geteuid() != 0:
        return None
    parents = {}
    for controller in CONTROLLERS:
        if (ROOT / controller / "cgroup.procs").exists():
            parents[controller] = ROOT / controller / OURS
            parents[controller].mkdir(exist_ok=True)
    if "cpu" in parents:
        weigh(parents["cpu"] / "cpu.shares", SHARES)
    return Version1(parents) if "memory" in parents else None


def name_for(pid: int) -> str:
    """A group's name says which worker made it."""
    return f"{os.getpid()}-{pid}"


def sweep(maker: Maker) -> None:
    """Remove what workers that are gone left behind; what still runs in it is killed first."""
    parents = [maker.parent] if isinstance(maker, Version2) else list(maker.parents.values())
    for parent in parents:
        for folder in parent.iterdir():
            worker = folder.name.partition("-")[0]
            if folder.is_dir() and worker.isdigit() and not Path(f"/proc/{worker}").exists():
                left = Group([folder], folder)
                left.kill()
                left.remove()


def kill_all(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for pid in words_of(folder / "cgroup.procs"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), 9)


def enable(folder: Path) -> None:
    for controller in CONTROLLERS:
        with contextlib.suppress(OSError):
            (folder / "cgroup.subtree_control").write_text(f"+{controller}")


def weigh(file: Path, value: int) -> None:
    with contextlib.suppress(OSError):
        file.write_text(str(value))


def move_everyone(source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for pid in words_of(source / "cgroup.procs"):
        with contextlib.suppress(OSError):
            (target / "cgroup.procs").write_text(pid)


def words_of(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []
