"""What the doctor says, before a start and beside a running site."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async

from learn.site.doctor import checks, fencing, findings
from runner.fencing import environment
from tests import stack as stacks
from tests.tutor.model import bad_servers

HEALTHY_WITHOUT_A_SITE = {"Data folder", "Disk", "Memory", "Who can reach it"}


def test_beside_a_running_site_all_is_well_and_the_sandbox_says_its_level(stack):
    done = stack.manage("doctor", "--json")
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stdout
    assert told["ok"] is True
    assert told["findings"]["Sandbox"]["says"].split(":")[0] in ("full", "good")
    assert "answers" in told["findings"]["Engine"]["says"]
    assert "kernels ready" in told["findings"]["Run workers"]["says"]
    assert stack.url in told["findings"]["Address"]["says"]


def test_another_site_that_has_our_port_is_not_taken_for_ours(stack, tmp_path):
    told = doctors_findings(tmp_path / "data", port=stack.url.rpartition(":")[2])
    assert told["Address"]["state"] == "bad"
    assert "another Buildalong" in told["Address"]["says"]
    assert told["Engine"]["says"] == told["Run workers"]["says"] == "The site does not run."


def doctors_findings(folder, *, port):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "manage.py", "doctor", "--json"],
        cwd=stacks.ROOT,
        env=environment | {"BUILDALONG_DATA": str(folder), "PORT": str(port)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return json.loads(done.stdout)["findings"]


@pytest.mark.stack
def test_before_the_first_start_nothing_is_called_broken_that_is_only_not_there_yet(tmp_path):
    told = doctors_findings(tmp_path / "data", port=stacks.free_port())
    assert told["Engine"] == {"state": "note", "says": "The site does not run.", "helps": "./run starts it."}
    assert {about for about in HEALTHY_WITHOUT_A_SITE if told[about]["state"] != "well"} == set()


def test_a_check_that_breaks_is_a_finding_and_the_others_go_on(monkeypatch):
    def broken() -> findings.Finding:
        raise RuntimeError("oh")

    monkeypatch.setattr(checks, "CHECKS", {"First": broken, "Second": lambda: findings.well("fine")})
    first, second = checks.findings()
    assert first[1].state == "bad"
    assert "oh" in first[1].says
    assert second == ("Second", findings.well("fine"))


async def test_a_model_that_another_server_does_not_list_is_doubted(settings):
    settings.TUTOR, settings.TUTOR_OPEN_MODEL = True, "tutor.model.opening.open_model"
    settings.TUTOR_MODEL, settings.TUTOR_MODEL_KEY = "qwen", ""
    async with bad_servers.serving(bad_servers.refusal(200, b'{"data": [{"id": "Qwen"}]}')) as server:
        settings.TUTOR_MODEL_URL = server.url
        found = await sync_to_async(checks.tutor)()
    assert (found.state, found.says) == ("note", "qwen, another server")
    assert "“Qwen”" in found.helps


def test_a_data_folder_that_others_may_read_is_called_broken(settings, tmp_path):
    tmp_path.chmod(0o755)
    settings.DATA_DIR = tmp_path
    assert checks.data_folder().state == "bad"
    assert checks.data_folder().helps == f"chmod 700 {tmp_path}"


def test_a_python_without_turtle_is_named_with_what_helps(monkeypatch, tmp_path):
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f"#!/bin/sh\nexec {sys.executable} -S -c 'import sys; sys.exit(1)'\n")
    python.chmod(0o755)
    assert fencing.has_turtle(Path(sys.executable))
    monkeypatch.setattr(environment, "learners_python", lambda: python)
    monkeypatch.setattr(environment, "is_current", lambda: True)
    told = fencing.learners_python()
    assert told.state == "note"
    assert "turtle" in told.says
    assert "python3-tk" in told.helps


def test_without_bubblewrap_the_line_that_installs_it_is_shown(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert checks.CHECKS["Bubblewrap"]().helps == "sudo apt-get install -y bubblewrap"
