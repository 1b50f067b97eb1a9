"""Kernels that are ready sooner: forked from a process that has the imports done already.

A step page then waits for its own work only, and the imported code is shared memory. On
systems where a process cannot safely be forked after its imports (Windows, macOS) kernels
start in the ordinary way.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import LocalProvisioner

#: What `configuration` may ask Voilà for; an entry point in pyproject.toml leads here.
NAME = "netwerk-forked"

#: A fork copies no threads, so that what is to be forked must not have them; and a kernel that
#: has a few needs no memory of its own for each.
SMALL = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


def available() -> bool:
    """Whether this system can fork kernels safely."""
    return sys.platform == "linux"


class Nursery:
    """The process that forks kernels (`netwerk_widgets.nursery`), started once."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = asyncio.Lock()
        #: Pages to make once for practice, by the name of their module in `widgets`.
        self.rehearses: tuple[str, ...] = ()

    def start(self) -> "subprocess.Popen[str]":
        """Start the process, or start it anew when it has died."""
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                [
                    sys.executable,
                    "-m",
                    "netwerk_widgets.nursery",
                    str(os.getpid()),
                    *self.rehearses,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | SMALL,
                start_new_session=True,
            )
        return self._process

    async def fork(
        self, argv: list[str], env: dict[str, str], cwd: str | None, post: str = ""
    ) -> int:
        """The process id of a new kernel, or of who makes a page: ``post`` is where it is sent."""
        order = json.dumps({"argv": argv, "env": env, "cwd": cwd, "post": post})
        async with self._lock:
            answer = await asyncio.to_thread(self._ask, order)
        return int(json.loads(answer)["pid"])

    def _ask(self, order: str) -> str:
        process = self.start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(order + "\n")
        process.stdin.flush()
        return process.stdout.readline()

    def stop(self) -> None:
        """End the process; the kernels notice and end too."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process = None


nursery = Nursery()


class ForkedProcess:
    """Just enough of `subprocess.Popen` for a kernel that another process started."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """None while the kernel runs. The nursery lets nobody linger as a zombie."""
        if self.returncode is None:
            try:
                os.kill(self.pid, 0)
            except ProcessLookupError:
                self.returncode = 0
        return self.returncode

    def send_signal(self, signum: int) -> None:
        """Send a signal, if there is still somebody to send it to."""
        if self.poll() is None:
            os.kill(self.pid, signum)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def wait(self) -> int | None:
        """Its end, for whoever asks after `poll` said so."""
        return self.poll()


#: How long a killed kernel is waited for here before others look on (seconds).
_ENDING = 2.0


class ForkedProvisioner(LocalProvisioner):
    """Starts kernels from the `nursery`; everything else is as with local processes."""

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel, and see that it is gone: who looks next waits a tenth of a second."""
        await super().kill(restart)
        pause, left = 0.002, _ENDING
        while await self.poll() is None and left > 0:
            await asyncio.sleep(pause)
            left -= pause
            pause = min(2 * pause, 0.05)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel that reads its connection file from the end of ``cmd``."""
        env = {name: str(value) for name, value in kwargs.get("env", {}).items()}
        pid = await nursery.fork(cmd[cmd.index("-f") :], env, kwargs.get("cwd"))
        self.process = ForkedProcess(pid)
        self.pid = self.pgid = pid
        return self.connection_info
