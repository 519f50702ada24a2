"""`manage.py tutor_train`, the whole command, with a model as small as can be: ended by Ctrl+C, it goes on there."""

import os
import signal
import subprocess
import sys

import pytest

from tests.stack import ROOT
from tests.tutor.engine.backends import tiny
from tests.tutor.engine.training.conftest import RECIPE, write_data

pytestmark = pytest.mark.long


@pytest.fixture
def train(tmp_path):
    """Starts it as a terminal does: in a group of processes that all hear of Ctrl+C."""
    model = tmp_path / "model"
    model.mkdir()
    tiny.make(model)
    write_data(tmp_path / "data")
    (tmp_path / "tiny.toml").write_text(RECIPE.replace("9000", "200000").replace("0.02", "0.002"))

    def start() -> subprocess.Popen:
        words = [
            "tutor_train",
            "--recipe",
            str(tmp_path / "tiny.toml"),
            "--data",
            str(tmp_path / "data"),
            "--threads=1",
        ]
        return subprocess.Popen(
            [sys.executable, "manage.py", *words, "--out", str(tmp_path / "made"), "--sampled=4"],
            cwd=ROOT,
            env=os.environ | {"BUILDALONG_DATA": str(tmp_path / "site"), "TUTOR_MODEL": str(model)},
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    return start


def test_who_presses_ctrl_c_is_told_so_and_goes_on_with_the_same_line(train, tmp_path):
    first = train()
    bar = read_until(first, "█")
    os.killpg(first.pid, signal.SIGINT)
    said = first.communicate(timeout=120)[1]
    assert first.returncode == 3, said
    assert "tokens/s" in bar
    assert "The same command goes on from there." in said
    assert "Traceback" not in said
    assert not (tmp_path / "made").exists()

    second = train()
    told, said = second.communicate(timeout=400)
    assert second.returncode == 0, said
    assert f"TUTOR_ADAPTER={tmp_path / 'made'}" in told
    assert (tmp_path / "made" / "adapter_model.safetensors").exists()
    again = train()
    assert "nothing is overwritten" in again.communicate(timeout=120)[1]
    assert again.returncode == 1


def read_until(process: subprocess.Popen, sign: str) -> str:
    assert process.stderr
    for line in process.stderr:
        if sign in line:
            return line
    raise AssertionError("It ended before it had begun.")
