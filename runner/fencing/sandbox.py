# ruff: noqa: S108 - the folders named here are inside the sandbox
"""How a learner's process is fenced in: pure functions from what it may have to the arguments that give it that."""

import dataclasses
from pathlib import Path

from runner.limits import Limits

HOME = "/home/me"
USER = 1000  # who the learner is inside
NICE = 10  # so that the site answers first
# Where the launcher mounts the one writable file system, in a mount namespace of its own.
STAGES = ("/mnt", "/media", "/srv", "/opt")


@dataclasses.dataclass(frozen=True)
class Fence:
    """What one sandbox is made from. All paths are the host's."""

    python: Path  # the learners' environment
    inside: Path  # the folder that holds the package `buildalong_inside`
    limits: Limits
    base_python: Path = Path("/usr")  # where that environment's own Python lies


def bubblewrap(fence: Fence, stage: str) -> list[str]:
    """Arguments for bwrap: no network, no host files, no environment of ours.

    Fenced: network, process list, file system (one size-limited tmpfs, a read-only Python), namespaces,
    capabilities; memory, processors and processes together with `prlimit` below and the control group.
    Not fenced: kernel bugs, timing, memory bandwidth. Linux with user namespaces only. Source: bubblewrap(1).
    """
    return [
        "--unshare-all", "--unshare-user", "--disable-userns", "--uid", str(USER), "--gid", str(USER),
        "--hostname", "buildalong", "--new-session", "--die-with-parent", "--cap-drop", "ALL", "--clearenv",
        *environment(),
        *system(fence),
        "--proc", "/proc", "--ro-bind", "/proc/sys", "/proc/sys",
        "--dev", "/dev",
        # No terminals: the machine has few thousands for everybody, and what is written into them counts nowhere.
        "--tmpfs", "/dev/pts", "--remount-ro", "/dev/pts",
        "--bind", f"{stage}/shm", "/dev/shm", "--remount-ro", "/dev",
        "--bind", f"{stage}/tmp", "/tmp", "--bind", f"{stage}/run", "/run", "--bind", f"{stage}/home", HOME,
        "--remount-ro", "/", "--chdir", HOME,
    ]  # fmt: skip


def environment() -> list[str]:
    variables = {
        "HOME": HOME,
        "USER": "me",
        "PATH": "/learners/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": "/inside",
        "PYTHONDONTWRITEBYTECODE": "1",
        "IPYTHONDIR": "/tmp/.ipython",
        "MPLBACKEND": "module://buildalong_inside.plots",
        "MPLCONFIGDIR": "/tmp/.matplotlib",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "FORCE_COLOR": "1",
        # Number crunchers would start a thread for each processor in every kernel.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    return [word for name, value in variables.items() for word in ("--setenv", name, value)]


def system(fence: Fence) -> list[str]:
    words = ["--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64", "sbin"):
        place = Path("/") / name
        if place.is_symlink():
            words += ["--symlink", f"usr/{name}", f"/{name}"]
        elif place.is_dir():
            words += ["--ro-bind", str(place), str(place)]
    words += ["--ro-bind", str(fence.python), "/learners", "--ro-bind", str(fence.inside), "/inside"]
    if not fence.base_python.is_relative_to("/usr"):
        words += ["--ro-bind", str(fence.base_python), str(fence.base_python)]
    # Host files that programs expect, in a version that says nothing of the host.
    for name in ("passwd", "group", "hosts"):
        words += ["--ro-bind", f"{fence.inside}/etc/{name}", f"/etc/{name}"]
    return words


def prlimit(limits: Limits) -> list[str]:
    """Limits set INSIDE, where they count for this learner alone. Source: prlimit(1), setrlimit(2)."""
    seconds = int(limits.seconds + limits.grace_seconds) + 5
    return [
        "/usr/bin/prlimit",
        f"--nproc={limits.processes}",
        f"--as={limits.address_bytes}",
        f"--data={limits.data_bytes}",
        f"--fsize={limits.file_bytes}",
        f"--nofile={limits.open_files}",
        f"--cpu={seconds * 2}",
        "--",
    ]


def kernel(limits: Limits) -> list[str]:
    """What runs inside: nice, so that the site answers first."""
    return [
        *prlimit(limits),
        "/usr/bin/nice", "-n", str(NICE),
        "/learners/bin/python", "-X", "utf8", "-m", "buildalong_inside.kernel_app",
    ]  # fmt: skip


ETC = {
    "passwd": f"me:x:{USER}:{USER}:me:{HOME}:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
    "group": f"me:x:{USER}:\nnogroup:x:65534:\n",
    "hosts": "127.0.0.1 localhost\n",
}
