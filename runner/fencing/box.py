"""One fenced process, from outside: start it, look into its folder, interrupt it, end it. Knows nothing of Jupyter."""

import asyncio
import contextlib
import ctypes
import dataclasses
import functools
import itertools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import psutil

from runner.errors import NoSandbox
from runner.fencing import cgroups, sandbox, syscalls
from runner.fencing.reaper import reaper
from runner.limits import MIB, Limits

LAUNCHER = Path(__file__).with_name("launcher.py")
START_SECONDS = 20
PR_SET_CHILD_SUBREAPER = 36
END_SECONDS = 5  # a tree of processes with much memory takes a moment to go
# Users that exist nowhere else, one for each sandbox of a worker that is root.
FIRST_UID, UIDS = 210_000, 4_000
# A connection may hold several MB each way, others what net.core.rmem_default says.
SOCKET_BYTES = {"TCP": 4 * MIB, "TCPv6": 4 * MIB} | dict.fromkeys(("UDP", "UDPv6", "UNIX", "UNIX-STREAM"), MIB // 4)
_numbers = itertools.count(os.getpid() * 61)  # another worker on this machine begins elsewhere


@dataclasses.dataclass
class Box:
    """A started sandbox. `close()` must be called; it takes every process inside with it."""

    launcher: subprocess.Popen
    stage: int  # descriptor of the tmpfs: run/, home/, tmp/, shm/
    first: int  # the host's number of the process that is 1 inside
    pidfd: int
    group: cgroups.Group | None
    limits: Limits
    closed: bool = False

    @property
    def run_folder(self) -> str:
        """A path to the sandbox's /run that only this process can use."""
        return f"/proc/self/fd/{self.stage}/run"

    def home(self) -> int:
        """A descriptor of the learner's folder, never reached through a link."""
        return os.open("home", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self.stage)

    def is_alive(self) -> bool:
        return self.launcher.poll() is None

    def interrupt(self) -> None:
        """Ctrl+C to everything inside: a child of the program too, which an interrupt message would not reach."""
        if self.is_alive():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.first, signal.SIGINT)

    def kill(self) -> None:
        """End process 1, and with it the whole tree, frozen or not. bwrap reaps it and follows."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def is_reaped(self) -> bool:
        """Process 1 ends after all others inside. bwrap may end before it; then it falls to us (see `adopt`)."""
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.first, os.WNOHANG)
        try:
            signal.pidfd_send_signal(self.pidfd, 0)
        except ProcessLookupError:
            return True
        return False

    def give_way(self) -> None:
        """Let the site go first where no control group says so: its session counts as a whole there, and `nice` does
        not reach beyond it. Source: sched(7), autogroup. Only once it runs: before, it is still in our own session.
        """
        if self.group is None:
            with contextlib.suppress(OSError):  # a kernel without it, or one that is asked too often
                Path(f"/proc/{self.first}/autogroup").write_text(str(sandbox.NICE))

    def disk_used(self) -> int:
        stage = os.fstatvfs(self.stage)
        return (stage.f_blocks - stage.f_bfree) * stage.f_frsize

    def memory_used(self) -> int:
        """Bytes that no control group counts: what may wait in its sockets, and without a group all that it has."""
        used = self.socket_bytes()
        if self.group is not None:
            return used
        used += self.disk_used()
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(self.first)
            for process in [first, *first.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    used += process.memory_info().rss
        return used

    def socket_bytes(self) -> int:
        """At most so much waits there to be read: the machine's memory, and of version 1 no group counts it all."""
        with contextlib.suppress(OSError, ValueError, IndexError):
            rows = Path(f"/proc/{self.first}/net/protocols").read_text().splitlines()[1:]
            told = [row.split() for row in rows]
            return sum(int(sockets) * SOCKET_BYTES.get(name, 0) for name, _size, sockets, *_rest in told)
        return 0

    def processor_seconds(self) -> float:
        """Of all its processes."""
        counted = self.group.processor_seconds() if self.group is not None else None
        if counted is not None:
            return counted
        used = 0.0
        with contextlib.suppress(psutil.Error):
            first = psutil.Process(self.first)
            for process in [first, *first.children(recursive=True)]:
                with contextlib.suppress(psutil.Error):
                    used += sum(process.cpu_times()[:4])  # with that of the children it has seen end
        return used

    def queued_seconds(self) -> float:
        """How long the program was ready to run while others had the processors; 0 where the machine does not say.

        It runs in the first thread of the first child. Source: sched-stats.rst of Linux, /proc/<pid>/schedstat.
        """
        with contextlib.suppress(OSError, ValueError, IndexError):
            kernel = Path(f"/proc/{self.first}/task/{self.first}/children").read_text().split()[0]
            return int(Path(f"/proc/{kernel}/schedstat").read_text().split()[1]) / 1e9
        return 0.0

    async def close(self) -> None:
        if self.closed:
            return
        self.closed = True
        self.kill()
        try:
            await self.end()
        finally:  # also where nobody waits for its end any more
            if self.launcher.returncode is None:  # it was killed, and ends in its own time
                with contextlib.suppress(subprocess.TimeoutExpired):
                    await asyncio.to_thread(self.launcher.wait, END_SECONDS)
            close_pipes(self.launcher)
            os.close(self.pidfd)
            os.close(self.stage)
            if self.group is not None:
                await asyncio.to_thread(self.group.remove)
            reaper().forget(self.launcher.pid)

    async def end(self) -> None:
        until = time.monotonic() + END_SECONDS
        while self.launcher.poll() is None or not self.is_reaped():
            await asyncio.sleep(0.005)
            if time.monotonic() > until:
                self.launcher.kill()
                break


async def start(*, fence: sandbox.Fence, connection: dict, groups: cgroups.Maker | None) -> Box:
    """Start a kernel in a fresh sandbox. Raises NoSandbox where this machine cannot fence it in."""
    program = shutil.which("bwrap")
    if program is None:
        raise NoSandbox("bubblewrap is missing: apt install bubblewrap")
    adopt_orphans()
    ours, theirs = socket.socketpair()
    info_out, info_in = os.pipe()
    group, stage, first = None, -1, 0
    with ours, os.fdopen(info_out, "rb", buffering=0) as info:
        launcher = spawn(theirs, info_in)
        try:
            if groups is not None:
                # Before it has its orders, so that nothing inside is ever uncounted.
                group = groups.make(cgroups.name_for(launcher.pid), fence.limits)
                group.add(launcher.pid)
            reaper().watch(launcher.pid, group.folders if group else ())
            uid = FIRST_UID + next(_numbers) % UIDS if os.geteuid() == 0 else None
            ours.sendall(json.dumps(order_for(fence, connection, program, uid)).encode() + b"\n")
            async with asyncio.timeout(START_SECONDS):
                stage = await asyncio.to_thread(receive_stage, ours)
                first = await asyncio.to_thread(first_process, info)
            return Box(launcher, stage, first, os.pidfd_open(first), group, fence.limits)
        except BaseException as error:
            told = await asyncio.to_thread(undo, launcher, first, group)
            if stage >= 0:
                os.close(stage)
            if not isinstance(error, OSError | ValueError):
                raise
            raise NoSandbox(f"A sandbox did not start: {told or error}") from error


def undo(launcher: subprocess.Popen, first: int, group: cgroups.Group | None) -> str:
    """End what did not start, and give the last it said. bwrap's child outlives it in its first moments."""
    launcher.kill()
    if first:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(first, signal.SIGKILL)
            os.waitpid(first, 0)
    if group is not None:
        group.kill()
        group.remove()
    reaper().forget(launcher.pid)
    try:
        # Who is killed ends in its own time, of which a busy machine gives sandboxes little.
        return launcher.communicate(timeout=START_SECONDS)[1].decode(errors="replace")[-300:]
    except subprocess.TimeoutExpired:
        close_pipes(launcher)
        return ""


def close_pipes(launcher: subprocess.Popen) -> None:
    for pipe in (launcher.stdin, launcher.stderr):
        if pipe is not None:
            pipe.close()


@functools.cache
def adopt_orphans() -> None:
    """Let the processes that bwrap leaves behind fall to us instead of to a first process that may not reap them."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def spawn(wire: socket.socket, info: int) -> subprocess.Popen:
    """Start the launcher with exactly three descriptors and no environment."""
    with syscalls.filter_file() as filters:
        handed = [wire.fileno(), filters.fileno(), info]
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(LAUNCHER), *map(str, handed)],
            stdin=subprocess.PIPE,  # says nothing, and ends with us: see inside/kernel_app.py
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={},
            pass_fds=handed,
            cwd="/",
            process_group=0,
        )
    wire.close()
    os.close(info)
    return process


def order_for(fence: sandbox.Fence, connection: dict, program: str, uid: int | None) -> dict:
    stage = next((place for place in sandbox.STAGES if os.path.isdir(place)), None)
    if stage is None:
        raise NoSandbox("There is none of the folders " + ", ".join(sandbox.STAGES) + " to mount on.")
    return {
        "uid": uid,
        "stage": stage,
        "options": f"size={fence.limits.disk_bytes},nr_inodes={fence.limits.disk_files},mode=0700",
        "connection": connection,
        "program": program,
        "bwrap": sandbox.bubblewrap(fence, stage),
        "command": sandbox.kernel(fence.limits),
    }


def receive_stage(wire: socket.socket) -> int:
    _, descriptors, _, _ = socket.recv_fds(wire, 16, 1)
    if not descriptors:
        raise ValueError("The launcher ended early.")
    os.set_inheritable(descriptors[0], False)
    return descriptors[0]


def first_process(info: IO[bytes]) -> int:
    """bwrap's word on its child, which comes in pieces: read to the closing brace."""
    told = b""
    while b"}" not in told:
        piece = info.read(256)
        if not piece:
            raise ValueError("bwrap ended early.")
        told += piece
    return int(json.loads(told)["child-pid"])
