"""The site runs with nothing set, and says in a sentence what is set wrongly."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from learn.site import places
from learn.site.running import parts
from tests.stack import ROOT

SETTINGS = ROOT / "learn/site/settings.py"


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def names_that_settings_read() -> set[str]:
    return set(re.findall(r"\benv\w*\(\"(\w+)\"", SETTINGS.read_text()))


def test_with_nothing_set_all_is_found(tmp_path):
    done = manage("check", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert done.returncode == 0, done.stderr


def test_times_are_those_of_the_machine(tmp_path, monkeypatch):
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Europe/Berlin")
    for name, wanted in {"": "Europe/Berlin", "CET-1CEST": "Europe/Berlin", "Asia/Tokyo": "Asia/Tokyo"}.items():
        monkeypatch.setenv("TZ", name)
        assert places.time_zone(link) == wanted
    monkeypatch.delenv("TZ")
    assert places.time_zone(tmp_path / "nowhere") == "UTC"


def test_the_parts_are_given_every_setting():
    assert names_that_settings_read() == set(parts.OURS)


def test_every_setting_is_in_the_manual():
    manual = (ROOT / "docs/install.md").read_text()
    assert {name for name in names_that_settings_read() if f"`{name}`" not in manual} == {"DEBUG"}


def test_a_port_that_is_no_number_is_said_in_a_sentence(tmp_path):
    done = manage("check", PORT="eight", BUILDALONG_DATA=str(tmp_path))
    assert done.returncode != 0
    assert "PORT is 'eight'" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_python_than_the_sites_own_says_which_one_to_use():
    line = [sys.executable, "-S", "manage.py", "doctor"]  # -S: without what is installed for it
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert ".venv/bin/python manage.py doctor" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", [["teacher_link"], ["second_factor_off", "Ms Rivera"], ["erase_student", "Ada"]])
def test_a_command_where_no_site_is_says_how_to_name_its_folder(tmp_path, line):
    done = manage(*line, BUILDALONG_DATA=str(tmp_path))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert str(tmp_path) in done.stderr
    assert "BUILDALONG_DATA" in done.stderr


def test_a_long_path_gives_the_engine_a_short_socket():
    short, long = places.engine_socket(Path("/srv/data")), places.engine_socket(Path("/srv") / ("x" * 100))
    assert short == Path("/srv/data/run/engine.sock")
    assert len(str(long)) <= places.LONGEST_SOCKET_PATH
    assert long != places.engine_socket(Path("/srv") / ("y" * 100))


def test_the_unit_for_systemd_is_one_that_systemd_reads_without_a_word(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not on this machine.")
    unit = tmp_path / "buildalong.service"
    unit.write_text((ROOT / "docs/buildalong.service").read_text().replace("/opt/buildalong", str(ROOT)))
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_command_beside_the_unit_gives_the_units_settings(tmp_path):
    """With another folder in the place of the machine's, and a user who need not be there."""
    (tmp_path / "buildalong.env").write_text("PORT=8123\n")
    (tmp_path / "runuser").write_text("#!/bin/sh\nshift 3\nexec printenv PORT BUILDALONG_DATA\n")
    (tmp_path / "runuser").chmod(0o755)
    text = (ROOT / "docs/buildalong-manage").read_text()
    unit = (ROOT / "docs/buildalong.service").read_text()
    for path, ours in (("/opt/buildalong", str(ROOT)), ("/etc/buildalong.env", str(tmp_path / "buildalong.env"))):
        assert path in unit
        text = text.replace(path, ours)
    (tmp_path / "command").write_text(text)
    surroundings = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["sh", tmp_path / "command", "doctor"], env=surroundings, capture_output=True, text=True)
    port, data = done.stdout.split()
    assert port == "8123"
    assert f"BUILDALONG_DATA={data} " in unit
