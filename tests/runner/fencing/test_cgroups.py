"""What sandboxes are given of the processors: all of them together less than the site, whose model would else wait."""

import os

import pytest

from runner.fencing import cgroups
from runner.limits import Limits


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.setattr(cgroups, "ROOT", tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return tmp_path


def test_of_version_2_all_together_weigh_as_little_as_each(tree):
    (tree / "cgroup.controllers").write_text("cpu memory pids")
    made = cgroups.find()
    assert isinstance(made, cgroups.Version2)
    made.make("7-8", Limits())
    ours = tree / cgroups.OURS
    assert (ours / "cpu.weight").read_text() == (ours / "7-8" / "cpu.weight").read_text() == "20"


def test_of_version_1_all_together_weigh_as_little_as_each(tree):
    for controller in cgroups.CONTROLLERS:
        (tree / controller).mkdir()
        (tree / controller / "cgroup.procs").touch()
    made = cgroups.find()
    assert isinstance(made, cgroups.Version1)
    made.make("7-8", Limits())
    ours = tree / "cpu" / cgroups.OURS
    assert (ours / "cpu.shares").read_text() == (ours / "7-8" / "cpu.shares").read_text()
    assert int((ours / "cpu.shares").read_text()) / 1024 == pytest.approx(0.2, abs=0.01)
