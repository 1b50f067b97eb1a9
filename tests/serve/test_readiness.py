"""When a kernel is taken for ready, and for gone."""

import asyncio
import signal
from queue import Empty

import pytest
from jupyter_client.manager import AsyncKernelManager
from traitlets.config import Config

from netwerk_widgets.serve.forked import ForkedProvisioner
from netwerk_widgets.serve.readiness import CLIENT


async def started():
    kernel = AsyncKernelManager(config=Config({"KernelManager": {"client_factory": CLIENT}}))
    await kernel.start_kernel()
    client = kernel.client()
    client.start_channels()
    return kernel, client


def test_a_kernel_is_ready_once_it_is_idle_and_nobody_waits_for_silence():
    async def readied():
        kernel, client = await started()
        read, seen = client.iopub_channel.get_msg, []

        async def noted(timeout=None):
            try:
                seen.append(await read(timeout=timeout))
            except Empty:
                seen.append(None)
                raise
            return seen[-1]

        client.iopub_channel.get_msg = noted
        try:
            await client.wait_for_ready(timeout=60)
            asked = client.execute("1 + 1")
            first = await read(timeout=60)
        finally:
            client.stop_channels()
            await kernel.shutdown_kernel(now=True)
        return seen[-1], asked, first

    last, asked, first = asyncio.run(readied())
    assert last is not None
    assert last["content"] == {"execution_state": "idle"}
    # Nothing of before is left for who reads what comes next.
    assert first["parent_header"]["msg_id"] == asked


def test_a_kernel_that_dies_before_it_is_ready_is_an_error():
    async def killed():
        kernel, client = await started()
        await kernel.shutdown_kernel(now=True)
        try:
            with pytest.raises(RuntimeError, match="died"):
                await client.wait_for_ready(timeout=60)
        finally:
            client.stop_channels()

    asyncio.run(killed())


class Dying:
    """A process that is gone some looks after it was killed."""

    pid, killed, looks = 0, False, 3

    def poll(self):
        if not self.killed:
            return None
        self.looks -= 1
        return 0 if self.looks < 0 else None

    def send_signal(self, signum):
        self.killed = self.killed or signum == signal.SIGKILL

    kill = send_signal


def test_who_kills_a_kernel_sees_that_it_is_gone():
    async def ended():
        provisioner = ForkedProvisioner()
        provisioner.process = Dying()
        await provisioner.kill()
        return provisioner.process.looks

    assert asyncio.run(ended()) < 0
