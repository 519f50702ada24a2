"""The fence as words: what bwrap and prlimit are told."""

import dataclasses
from pathlib import Path

from runner.fencing import sandbox, syscalls
from runner.limits import LIMITS

FENCE = sandbox.Fence(Path("/var/learners/env"), Path("/var/learners/inside"), LIMITS)


def words(fence=FENCE) -> list[str]:
    return sandbox.bubblewrap(fence, "/mnt")


def pairs(option: str, fence=FENCE) -> list[tuple[str, str]]:
    told = words(fence)
    return [(told[at + 1], told[at + 2]) for at, word in enumerate(told) if word == option]


def test_every_namespace_is_its_own_and_no_more_can_be_made():
    assert {"--unshare-all", "--unshare-user", "--disable-userns", "--new-session", "--die-with-parent"} <= set(words())
    assert "--share-net" not in words()


def test_no_capability_and_no_environment_goes_in():
    told = words()
    assert told[told.index("--cap-drop") + 1] == "ALL"
    assert told.index("--clearenv") < told.index("--setenv")
    assert not {name for name, _ in pairs("--setenv")} & {"DATABASE_URL", "REDIS_URL", "SECRET_KEY"}


def test_only_the_one_small_file_system_can_be_written():
    assert {inside for _, inside in pairs("--bind")} == {"/dev/shm", "/tmp", "/run", "/home/me"}
    assert all(source.startswith("/mnt/") for source, _ in pairs("--bind"))


def test_the_system_and_the_learners_python_can_only_be_read():
    read_only = {inside: source for source, inside in pairs("--ro-bind")}
    assert read_only["/usr"] == "/usr"
    assert read_only["/learners"] == "/var/learners/env"
    assert read_only["/proc/sys"] == "/proc/sys"
    assert read_only["/etc/passwd"] == "/var/learners/inside/etc/passwd"
    assert not {"/", "/etc", "/root", "/home", "/var", "/proc", "/dev", "/sys"} & set(read_only)


def test_the_root_and_the_devices_are_closed_when_all_is_in_place():
    told = words()
    closings = [at for at, word in enumerate(told) if word == "--remount-ro"]
    assert [told[at + 1] for at in closings] == ["/dev/pts", "/dev", "/"]
    assert closings[-1] > max(at for at, word in enumerate(told) if word in ("--bind", "--ro-bind"))


def test_a_python_elsewhere_is_brought_along():
    elsewhere = dataclasses.replace(FENCE, base_python=Path("/opt/python"))
    assert ("/opt/python", "/opt/python") in pairs("--ro-bind", elsewhere)
    assert ("/opt/python", "/opt/python") not in pairs("--ro-bind")


def test_every_limit_is_told():
    told = sandbox.prlimit(dataclasses.replace(LIMITS, seconds=10, processes=7))
    assert told[0] == "/usr/bin/prlimit"
    assert told[-1] == "--"
    assert {"--nproc=7", "--cpu=32", f"--data={450 << 20}", f"--fsize={32 << 20}"} <= set(told)
    assert {word.split("=")[0] for word in told[1:-1]} == {
        "--nproc", "--as", "--data", "--fsize", "--nofile", "--cpu"
    }  # fmt: skip


def test_the_kernel_comes_after_its_limits_and_is_nice():
    told = sandbox.kernel(LIMITS)
    assert told.index("--") < told.index("/usr/bin/nice") < told.index("/learners/bin/python")


def test_the_filter_of_system_calls_is_made_anew_each_time():
    with syscalls.filter_file() as one, syscalls.filter_file() as other:
        assert one.read() == other.read() != b""
