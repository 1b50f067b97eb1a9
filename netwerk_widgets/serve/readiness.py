"""A kernel's client that knows when its kernel is ready, and does not wait for silence.

Jupyter's own goes on once the kernel has said nothing for 0.2 seconds: on every page.
"""

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

#: What configuration takes for the class below.
CLIENT = f"{__name__}.ReadyClient"
#: How long is waited for an answer before the kernel is asked again, and for what stands on the
#: channel of outputs when it did (seconds): a channel that was opened just now may miss the first.
_ANSWER, _OUTPUT = 1.0, 0.2


class ReadyClient(AsyncKernelClient):
    """Ready is when the kernel says that it is idle again after it was asked what it is."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel answers and its channel of outputs is connected and empty.

        Raises
        ------
        RuntimeError
            When the kernel died, or does not answer within ``timeout`` seconds.
        """
        end = time.monotonic() + (float("inf") if timeout is None else timeout)
        while not await self._told(self.kernel_info()):
            if not await self._async_is_alive():
                raise RuntimeError("the kernel died before it was ready")
            if time.monotonic() > end:
                raise RuntimeError(f"the kernel did not answer in {timeout} seconds")

    async def _told(self, asked: str) -> bool:
        """Whether the answer to this question came, and all outputs that go with it."""
        try:
            self._handle_kernel_info_reply(await _of(asked, self.shell_channel, _ANSWER))
            output = await _of(asked, self.iopub_channel, _OUTPUT)
            while output["content"].get("execution_state") != "idle":
                output = await _of(asked, self.iopub_channel, _OUTPUT)
        except Empty:
            return False
        return True


async def _of(asked: str, channel: Any, seconds: float) -> dict[str, Any]:
    """The next message about this question; what else comes before it is passed over."""
    while True:
        message: dict[str, Any] = await channel.get_msg(timeout=seconds)
        if message["parent_header"].get("msg_id") == asked:
            return message
