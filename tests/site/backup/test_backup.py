"""A backup is taken from the running site and brought back to it."""

import os
import subprocess
import sys
import tarfile
import urllib.request

import pytest

from tests import postgresql
from tests import stack as stacks

MAKE = """
from learn.people.models import Classroom
Classroom.objects.create(name={name!r}, code={code!r})
"""
NAMES = "from learn.people.models import Classroom; print(sorted(Classroom.objects.values_list('name', flat=True)))"


def shell(stack: stacks.Stack, code: str) -> str:
    done = stack.manage("shell", "--no-imports", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def own_stack():
    """Paused and changed: nobody else's."""
    started = stacks.start("--only", "engine", "web", "chores")
    started.url = f"http://127.0.0.1:{started.environment['PORT']}"
    yield started
    stacks.remove(started)


def test_where_no_site_is_nothing_passes_for_its_backup(tmp_path):
    """A line for every night that forgets where the site is would keep an empty file, night for night."""
    environment = {"PATH": os.environ["PATH"], "BUILDALONG_DATA": str(tmp_path / "elsewhere")}
    line = [sys.executable, "manage.py", "backup", str(tmp_path / "kept.tar.gz")]
    done = subprocess.run(line, cwd=stacks.ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert str(tmp_path / "elsewhere") in done.stderr
    assert "BUILDALONG_DATA" in done.stderr
    assert not (tmp_path / "kept.tar.gz").exists()


@pytest.mark.stack
def test_a_folder_in_which_nobody_may_write_is_not_called_full(own_stack):
    done = own_stack.manage("backup", "/sys/kept.tar.gz")
    assert done.returncode != 0
    assert "full" not in done.stderr
    assert "may write" in done.stderr


@pytest.mark.long
@pytest.mark.stack
def test_what_changed_since_the_backup_is_undone_while_the_site_runs(own_stack, tmp_path):
    kept = tmp_path / "kept.tar.gz"
    shell(own_stack, MAKE.format(name="Before", code="BEFORE22"))
    assert own_stack.manage("backup", str(kept)).returncode == 0
    shell(own_stack, MAKE.format(name="After", code="AFTER222"))
    web = own_stack.processes()["web"]

    done = own_stack.manage("restore", str(kept))

    assert done.returncode == 0, done.stderr
    assert "Before" in shell(own_stack, NAMES)
    assert "After" not in shell(own_stack, NAMES)
    # The supervisor was asked to pause: another process serves, and nobody was refused meanwhile.
    assert urllib.request.urlopen(f"{own_stack.url}/welcome/", timeout=30).status == 200
    assert own_stack.processes()["web"].pid != web.pid
    former = next((own_stack.data / "backups").glob("before-restore-*"))
    assert own_stack.manage("restore", str(former)).returncode == 0
    assert "After" in shell(own_stack, NAMES)


@pytest.mark.stack
def test_a_backup_is_private_and_whole(own_stack, tmp_path):
    kept = tmp_path / "kept.tar.gz"
    done = own_stack.manage("backup", str(kept))
    assert done.returncode == 0
    assert "0.0 MB" not in done.stdout  # a small site is no empty one
    assert kept.stat().st_mode & 0o077 == 0
    with tarfile.open(kept) as archive:
        assert archive.getnames() == ["about.json", "secret-key", "database.sqlite3"]
    assert [path for path in tmp_path.iterdir() if path != kept] == []


@pytest.mark.stack
def test_a_backup_never_takes_the_place_of_a_file(own_stack, tmp_path):
    there = tmp_path / "there.tar.gz"
    there.write_text("mine")
    done = own_stack.manage("backup", str(there))
    assert done.returncode != 0
    assert "is there already" in done.stderr
    assert there.read_text() == "mine"


@pytest.mark.stack
def test_a_damaged_backup_changes_nothing(own_stack, tmp_path):
    kept = tmp_path / "kept.tar.gz"
    assert own_stack.manage("backup", str(kept)).returncode == 0
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(kept.read_bytes()[:-2000])
    web = own_stack.processes()["web"].pid
    for file in (cut, tmp_path / "not-there.tar.gz", __file__):
        done = own_stack.manage("restore", str(file))
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
    assert own_stack.processes()["web"].pid == web


@pytest.mark.stack
def test_a_restore_that_dies_does_not_leave_the_site_down(own_stack):
    with stacks.control_connection(own_stack) as connection:
        connection.sendall(b"pause\n")
        assert connection.recv(100) == b"paused\n"
        assert set(own_stack.processes()) == {"engine"}
    stacks.wait_for(lambda: set(own_stack.processes()) == {"engine", "web", "chores"})
    assert urllib.request.urlopen(f"{own_stack.url}/healthz", timeout=30).status == 200


@pytest.mark.stack
def test_the_key_comes_back_so_that_sessions_and_cards_still_open(own_stack, tmp_path):
    kept = tmp_path / "kept.tar.gz"
    assert own_stack.manage("backup", str(kept)).returncode == 0
    key = own_stack.data / "secret-key"
    was = key.read_text()
    key.write_text("another machine's key")
    assert own_stack.manage("restore", str(kept)).returncode == 0
    assert key.read_text() == was
    assert key.stat().st_mode & 0o077 == 0


@pytest.mark.stack
@pytest.mark.long
def test_postgresql_is_kept_and_brought_back_the_same_way(tmp_path):
    binaries = postgresql.find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed.")
    with postgresql.server(binaries) as url:
        surroundings = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        site = stacks.Stack(None, surroundings | {"BUILDALONG_DATA": str(tmp_path / "data"), "DATABASE_URL": url}, [])
        assert site.manage("migrate").returncode == 0
        shell(site, MAKE.format(name="Before", code="BEFORE22"))
        done = site.manage("backup", str(tmp_path / "kept.tar.gz"))
        assert done.returncode == 0, done.stderr
        shell(site, MAKE.format(name="After", code="AFTER222"))
        # A table of a newer version than the backup's would be in the way of its migration.
        shell(site, "from django.db import connection; connection.cursor().execute('CREATE TABLE newer (id int)')")
        done = site.manage("restore", str(tmp_path / "kept.tar.gz"))
        assert done.returncode == 0, done.stderr
        assert shell(site, NAMES) == "['Before']"
        assert "newer" not in shell(
            site, "from django.db import connection; print(connection.introspection.table_names())"
        )
