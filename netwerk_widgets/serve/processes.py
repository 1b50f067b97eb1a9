"""The two doors as processes of their own, started together and ended together.

Each child holds a pipe to its parent: when the parent is gone, however it went, the pipe
closes and the child ends.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from urllib.request import urlopen

from netwerk_widgets.serve import certificates
from netwerk_widgets.session.errors import NetwerkError

#: How long a door may take to open, and to close (seconds).
OPENING, CLOSING = 60, 10


def spawn(arguments: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start ``netwerk <arguments>`` as a child that ends when this process does."""
    return subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", "netwerk_widgets", *arguments],
        stdin=subprocess.PIPE,
        env=os.environ | env | {"NETWERK_CHILD": "1"},
    )


def end_with_parent(stop: Callable[[], object]) -> None:
    """In a child: call ``stop`` when the parent's end of the pipe closes."""
    if os.environ.get("NETWERK_CHILD") != "1":
        return

    def wait() -> None:
        # Not through sys.stdin: its lock, held here for ever, makes the interpreter's end fail.
        while os.read(sys.stdin.fileno(), 1024):
            pass
        stop()

    threading.Thread(target=wait, daemon=True).start()


def wait_until_open(address: str, child: subprocess.Popen[bytes]) -> None:
    """Wait until a door answers.

    Raises
    ------
    NetwerkError
        When its process ended, or it takes longer than `OPENING`.
    """
    trusting = certificates.trusting() if address.startswith("https:") else None
    until = time.monotonic() + OPENING
    while time.monotonic() < until:
        if child.poll() is not None:
            raise NetwerkError("door_failed")
        try:
            # Our own loopback address.
            with urlopen(address, timeout=5, context=trusting):  # noqa: S310
                return
        except OSError:  # not there yet, or too busy to answer within the time
            time.sleep(0.1)
    raise NetwerkError("door_failed")


def end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """End children: politely, and after `CLOSING` seconds for certain."""
    for child in children:
        if child.stdin is not None:
            child.stdin.close()
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + CLOSING
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
