"""The baseline: the same program in a warm kernel, driven by jupyter_client alone, with nothing around it."""

import contextlib
import os
import time
from collections.abc import AsyncIterator

import django
from jupyter_client.manager import AsyncKernelManager


@contextlib.asynccontextmanager
async def bare_kernel() -> AsyncIterator["BareKernel"]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learn.site.settings")
    django.setup()
    from runner.fencing.environment import learners_python

    manager = AsyncKernelManager()
    manager._kernel_spec = _spec(str(learners_python()))
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(timeout=60)
        yield BareKernel(client)
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)


def _spec(python: str):
    from jupyter_client.kernelspec import KernelSpec

    return KernelSpec(argv=[python, "-m", "ipykernel_launcher", "-f", "{connection_file}"], display_name="bare")


class BareKernel:
    def __init__(self, client):
        self.client = client

    async def run(self, program: str) -> float:
        """Seconds to the first output."""
        began = time.perf_counter()
        request = self.client.execute(program)
        first = 0.0
        while True:
            message = await self.client.get_iopub_msg(timeout=30)
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "stream" and not first:
                first = time.perf_counter() - began
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return first
