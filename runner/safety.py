"""A worker's attempt to break out of its own sandbox when it boots: it says how safe programs are fenced in."""

from typing import Literal

from django.conf import settings

from runner.errors import NoSandbox, RunnerError
from runner.fencing import cgroups, sandbox
from runner.kernels.kernel import open_kernel
from runner.messages import Output

# full: bubblewrap and a control group. good: bubblewrap, memory watched from outside. none: nothing is run.
Level = Literal["full", "good", "none"]

# Each line printed is a hole. What a learner must not reach, tried from where a learner is.
SELF_TEST = """
import ctypes, os, socket
def hole(name, attempt):
    try:
        attempt()
    except (OSError, PermissionError):
        return
    print("hole:", name)
hole("is root on the host", lambda: os.getuid() == 0 or open("/proc/sys/kernel/core_pattern", "w"))
hole("host files", lambda: os.listdir({secret!r}))
hole("root's files", lambda: os.listdir("/root"))
hole("network", lambda: socket.create_connection(("127.0.0.1", {port}), timeout=1))
hole("read-only system", lambda: open("/usr/hole", "w"))
libc = ctypes.CDLL(None, use_errno=True)
if libc.unshare(0x10000000) == 0: print("hole: new namespaces")
if len([p for p in os.listdir("/proc") if p.isdigit()]) > 10: print("hole: host processes")
if [n for n in os.environ if "SECRET" in n or "REDIS" in n or "DATABASE" in n]: print("hole: our environment")
import resource
if resource.getrlimit(resource.RLIMIT_NPROC)[0] not in range(1, 1000): print("hole: no limit on processes")
print("tested")
"""


async def level_of(fence: sandbox.Fence, groups: cgroups.Maker | None) -> Level:
    """Try to break out once. Raises NoSandbox, saying what is wrong, where programs cannot be fenced in."""
    program = SELF_TEST.format(secret=str(settings.DATA_DIR), port=settings.PORT)
    printed = ""
    try:
        async with open_kernel(fence, groups) as kernel:
            async for event in kernel.run({"main.py": program.encode()}, "main.py", limits=fence.limits):
                printed += event.text if isinstance(event, Output) else ""
    except RunnerError as error:
        raise NoSandbox(str(error)) from error
    holes = [line for line in printed.splitlines() if line.startswith("hole: ")]
    if holes or "tested" not in printed:
        raise NoSandbox("The sandbox has holes: " + ("; ".join(holes) or "the test did not end") + ".")
    return "full" if groups is not None else "good"
