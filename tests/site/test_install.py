"""`./run` before there is a Python environment: what it says when something is missing."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from learn.site import install
from tests.stack import ROOT


@pytest.fixture
def not_root(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)


def test_a_missing_system_package_is_said_with_the_one_line_that_installs_it(monkeypatch, not_root):
    monkeypatch.setitem(install.NEEDS, "bubblewrap", install.Need(lambda: False, apt="bubblewrap", dnf="b", pacman="b"))
    monkeypatch.setitem(
        install.NEEDS, "libseccomp", install.Need(lambda: False, apt="libseccomp2", dnf="l", pacman="l")
    )
    monkeypatch.setattr(install.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(install.CannotInstall, match="sudo apt-get install -y bubblewrap libseccomp2"):
        install.install_system_packages(["bubblewrap", "libseccomp", "venv"])


def test_what_only_tests_would_like_stops_nothing(monkeypatch, not_root, capsys):
    monkeypatch.setitem(install.NEEDS, "chromium", install.Need(lambda: False, apt="chromium", dnf="c", pacman="c"))
    install.install_tools(["chromium"])
    said = capsys.readouterr().out
    assert "Some tests are skipped without chromium" in said
    assert "install" in said


def test_what_is_installed_beside_says_nothing_in_between(monkeypatch, not_root, capsys):
    monkeypatch.setitem(install.NEEDS, "chromium", install.Need(lambda: False, apt="chromium", dnf="c", pacman="c"))
    with ThreadPoolExecutor(1) as beside:
        said = beside.submit(install._silently, install.install_tools, ["chromium"]).result()
    assert "Some tests are skipped without chromium" in said
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full"),
        (
            "WARNING: Retrying (Retry(total=4)) after connection broken: Temporary failure in name resolution",
            "internet",
        ),
        ("ERROR: something else", "something else"),
    ],
)
def test_what_pip_says_is_put_into_a_sentence(said, told):
    assert told in install._why(["pip", "install"], said)


def test_extras_and_their_reasons_are_read_from_pyproject():
    wishes = install._requirements({"test"})
    assert any(wish.startswith("django>=") for wish in wishes)
    assert "pytest" in wishes
    assert "ruff" not in wishes


def test_with_a_postgresql_database_its_client_is_installed(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://site@/site")
    assert list(install._extras_of_the_environment()) == ["postgres"]
    monkeypatch.delenv("DATABASE_URL")
    assert list(install._extras_of_the_environment()) == []


def test_it_needs_nothing_but_the_standard_library():
    """It runs before anything is installed."""
    code = "import sys; sys.path.insert(0, '.'); import learn.site.install"
    done = subprocess.run([sys._base_executable, "-I", "-S", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
