"""Can this machine fence programs in, and if not, what is missing: for `doctor`."""

import asyncio
import ctypes.util
import os
import shutil
import subprocess
from pathlib import Path

from learn.site.doctor.findings import Finding, bad, note, well
from runner import safety
from runner.errors import NoSandbox
from runner.fencing import cgroups, environment, fences

APPARMOR = "kernel.apparmor_restrict_unprivileged_userns"
LET_PROGRAMS = "echo '{setting}' | sudo tee /etc/sysctl.d/60-buildalong.conf && sudo sysctl --system"
LEVELS = {
    "full": "full: bubblewrap, and a control group around each program",
    "good": "good: bubblewrap, and a watch over each program's memory",
}


def learners_python() -> Finding:
    try:
        python = environment.learners_python()
    except NoSandbox as error:
        return bad(str(error), "Run ./run, or `manage.py setup_learners`.")
    if not environment.is_current():
        return bad("It was made from a Python that is gone.", "Run `manage.py setup_learners`.")
    if not has_turtle(python):
        return note(
            "It came without turtle, so programs that draw with it get a sentence instead.",
            "sudo apt-get install -y python3-tk, or python3-tkinter where packages are rpm; then start again.",
        )
    return well(str(python.parent.parent))


def has_turtle(python: Path) -> bool:
    """Some distributions keep turtle.py in a package of its own."""
    look = "import importlib.util, sys; sys.exit(importlib.util.find_spec('turtle') is None)"
    return subprocess.run([python, "-I", "-c", look], timeout=20).returncode == 0


def bubblewrap() -> Finding:
    if not shutil.which("bwrap"):
        return bad("It is not installed, so no program is run.", "sudo apt-get install -y bubblewrap")
    version = subprocess.run(["bwrap", "--version"], capture_output=True, text=True).stdout.strip()
    return well(version)


def system_call_filter() -> Finding:
    if not ctypes.util.find_library("seccomp"):
        return bad("libseccomp is not installed.", "sudo apt-get install -y libseccomp2")
    return well("libseccomp is there")


def user_namespaces() -> Finding:
    """The kernel's word on whether an ordinary user may make a room of their own."""
    if _setting("user.max_user_namespaces") == "0":
        return bad("This kernel allows none.", LET_PROGRAMS.format(setting="user.max_user_namespaces = 10000"))
    if _setting("kernel.unprivileged_userns_clone") == "0":
        return bad("Only root may make them.", LET_PROGRAMS.format(setting="kernel.unprivileged_userns_clone = 1"))
    if _setting(APPARMOR) == "1":
        return note(
            "Ubuntu's AppArmor lets only known programs make them; the sandbox below says whether that stops us.",
            LET_PROGRAMS.format(setting=f"{APPARMOR} = 0"),
        )
    return well("allowed")


def sandbox() -> Finding:
    """Start a program in its box and let it try to get out: two seconds."""
    # Looking for control groups moves our own processes about unless we are root: the worker's business.
    groups = cgroups.find() if os.geteuid() == 0 else None
    try:
        level = asyncio.run(safety.level_of(fences.make_fence(), groups))
    except NoSandbox as error:
        return bad(f"none: {error}", "The lines marked above say what is missing.")
    return well(LEVELS[level])


def _setting(name: str) -> str:
    try:
        return Path("/proc/sys", *name.split(".")).read_text().strip()
    except OSError:
        return ""  # this kernel has no such thing to say
