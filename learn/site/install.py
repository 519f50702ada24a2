"""What `./run` and `./test` do before the site's own Python exists. Nothing but the standard library here.

python -m learn.site.install [--extras test,dev] [--tools chromium,postgresql] [--uncompiled]
"""

import argparse
import ctypes.util
import fcntl
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "installed-from"
CONSTRAINTS = ROOT / "constraints.txt"
FULL = "No space left on device"
OUTPUT: ContextVar[io.StringIO | None] = ContextVar("OUTPUT", default=None)


class CannotInstall(Exception):
    """The text is the sentence for the person at the terminal."""


class Need:
    """A package of the system: how to see that it is there, and what each system calls it."""

    def __init__(self, is_there: Callable[[], object], **names: str):
        self.is_there = is_there
        self.names = names


def _can_make_environments() -> bool:
    return _python_works() or bool(importlib.util.find_spec("ensurepip"))


def _venv_package() -> str:
    """Debian keeps this part of Python in a package of its own, for each Python another."""
    ours, systems = Path(sys.executable).resolve(), Path("/usr/bin/python3").resolve()
    return "python3-venv" if ours == systems else f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def _examples_package() -> str:
    """Debian keeps the demos of turtle in there."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-examples"


def _has_chromium() -> bool:
    """The one without windows takes a fifth of the processor time; any other does where we cannot install it."""
    whole = any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return bool(shutil.which("chromium-headless-shell")) or (whole and not _may_install())


def _may_install() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


NEEDS = {
    "bubblewrap": Need(lambda: shutil.which("bwrap"), apt="bubblewrap", dnf="bubblewrap", pacman="bubblewrap"),
    "libseccomp": Need(
        lambda: ctypes.util.find_library("seccomp"), apt="libseccomp2", dnf="libseccomp", pacman="libseccomp"
    ),
    "venv": Need(_can_make_environments, apt=_venv_package(), dnf="python3", pacman="python"),
    "chromium": Need(_has_chromium, apt="chromium-headless-shell", dnf="chromium", pacman="chromium"),
    "postgresql": Need(_has_postgresql, apt="postgresql", dnf="postgresql-server", pacman="postgresql"),
    "turtledemo": Need(
        lambda: importlib.util.find_spec("turtledemo"), apt=_examples_package(), dnf="python3-idle", pacman="python"
    ),
}
INSTALLERS = {"apt": "apt-get install -y", "dnf": "dnf install -y", "pacman": "pacman -S --needed"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--extras", default="", help="extras of pyproject.toml, with commas")
    parser.add_argument("--tools", default="", help="system packages that are good to have, with commas")
    parser.add_argument("--uncompiled", action="store_true", help="each module is compiled when it is first imported")
    options = parser.parse_args()
    try:
        install_system_packages(["bubblewrap", "libseccomp", "venv"])
        extras = {*filter(None, options.extras.split(",")), *_extras_of_the_environment()}
        with ThreadPoolExecutor(1) as beside:  # the system's packages and Python's have nothing to do with each other
            tools = beside.submit(_silently, install_tools, options.tools.split(",") if options.tools else [])
            install_python_packages(extras, compiled=not options.uncompiled)
        say(tools.result(), end="")
    except CannotInstall as problem:
        sys.exit(f"\n{problem}")
    except OSError as error:
        sys.exit(f"\n{_full_disk() if error.errno == 28 else error}")


def install_system_packages(needed: list[str]) -> None:
    """Install what is missing where we may; otherwise say the one line that does."""
    missing = [name for name in needed if not NEEDS[name].is_there()]
    if not missing or sys.platform != "linux":
        return
    installer = next((tool for tool in INSTALLERS if shutil.which(tool.replace("apt", "apt-get"))), "apt")
    names = [NEEDS[name].names[installer] for name in missing]
    line = f"{INSTALLERS[installer]} {' '.join(names)}"
    if not _may_install():
        raise CannotInstall(
            f"Buildalong needs {' and '.join(missing)} on this machine. This line installs what is missing; "
            f"then start again:\n\n    sudo {line}\n"
        )
    with step(f"System packages: {' '.join(names)}"):
        _do(["apt-get", "update", "-qq"])
        _do(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names])


def install_tools(wanted: list[str]) -> None:
    """Tests skip, visibly, what these would have allowed; so their absence stops nothing."""
    for name in wanted:
        try:
            install_system_packages([name])
        except CannotInstall as problem:
            say(str(problem).replace("Buildalong needs", "Some tests are skipped without"))


def install_python_packages(extras: set[str], *, compiled: bool = True) -> None:
    """Make `.venv` and install what pyproject.toml asks for, as constraints.txt says. Nothing where that is done."""
    with _alone():
        if is_current(extras):
            return
        extras = extras | _installed_extras()
        if not _python_works():
            with step("Python environment in .venv"):
                _do([getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(VENV)])
        with step(f"Python packages{' and ' if extras else ''}{', '.join(sorted(extras))}"):
            # The list is written down, so that what is installed can be read.
            wishes = VENV / "wishes.txt"
            wishes.write_text("\n".join(_requirements(extras)) + "\n")
            _do([*_pip("install"), "--no-compile", "-r", str(wishes), "-c", str(CONSTRAINTS)])
            if compiled:
                _compile()
            STAMP.write_text("\n".join([_fingerprint(), *sorted(extras)]))


def _compile() -> None:
    """Whoever runs the site may not be allowed to write here. On all cores, which pip does not do; what cannot be
    compiled is meant for another Python."""
    subprocess.run([str(VENV / "bin/python"), "-m", "compileall", "-qq", "-j", "0", str(VENV / "lib")])


def fetch_package(name: str, folder: Path, *, is_patient: bool = True) -> Path:
    """The file of a package at the version of constraints.txt, not installed and without what it needs itself.

    `is_patient` False: where the network is away it is not waited for.
    """
    patience = [] if is_patient else ["--retries", "0", "--timeout", "5"]
    with step(f"Package {name}"):
        _do([*_pip("download"), *patience, "--no-deps", "--dest", str(folder), f"{name}=={version(name)}"])
    return next(file for file in folder.iterdir() if file.name.startswith(name.replace("-", "_")))


def version(name: str) -> str:
    """As constraints.txt says."""
    lines = CONSTRAINTS.read_text().splitlines()
    return next(line.partition("==")[2].split()[0] for line in lines if line.startswith(f"{name}=="))


def _pip(verb: str) -> list[str]:
    return [str(VENV / "bin/python"), "-m", "pip", verb, "--quiet", "--disable-pip-version-check"]


@contextmanager
def _alone() -> Iterator[None]:
    """The site may be installing the tutor's packages while somebody starts it a second time."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def is_current(extras: Collection[str] = ()) -> bool:
    """What is installed is what pyproject.toml and constraints.txt ask for now."""
    stamp = STAMP.read_text().split() if STAMP.exists() else []
    return _python_works() and stamp[:1] == [_fingerprint()] and set(extras) <= set(stamp[1:])


def _installed_extras() -> set[str]:
    return set(STAMP.read_text().split()[1:]) if STAMP.exists() else set()


def _fingerprint() -> str:
    """Changes when what has to be installed does."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + CONSTRAINTS.read_bytes()).hexdigest()


def _requirements(extras: set[str]) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return project["dependencies"] + [
        wish for extra in sorted(extras) for wish in project["optional-dependencies"][extra]
    ]


def _extras_of_the_environment() -> Iterator[str]:
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        yield "postgres"


def _python_works() -> bool:
    """An upgrade of the system may have taken away the Python that .venv was made from."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return Path(sys.prefix) == VENV and (VENV / "lib" / version / "site-packages" / "pip").is_dir()


def _do(command: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise CannotInstall(_why(command, done.stderr + done.stdout))


def _why(command: list[str], said: str) -> str:
    if FULL in said:
        return _full_disk()
    last = "\n    ".join(said.strip().splitlines()[-6:])
    if any(
        word in said
        for word in ("Connection", "Temporary failure", "resolve", "timed out", "Retrying", "versions: none")
    ):
        return f"The packages could not be fetched. Is this machine on the internet? It said:\n    {last}"
    return f"This step failed: {' '.join(command)}\nIt said:\n    {last}"


def _full_disk() -> str:
    free = shutil.disk_usage(ROOT).free // 1024**2
    return f"The disk is full: {free} MB are left for {ROOT}. Free at least 2 GB, then start again."


@contextmanager
def step(what: str) -> Iterator[None]:
    say(f"  {what} …", end="")
    began = perf_counter()
    try:
        yield
    finally:
        say(f" {perf_counter() - began:.1f} s")


def say(text: str, end: str = "\n") -> None:
    out = OUTPUT.get() or sys.stdout
    out.write(text + end)
    out.flush()


def _silently(do: Callable[[list[str]], None], what: list[str]) -> str:
    """In a thread of its own: gives what would have been said between the lines of the other."""
    said = io.StringIO()
    OUTPUT.set(said)
    do(what)
    return said.getvalue()


if __name__ == "__main__":
    main()
