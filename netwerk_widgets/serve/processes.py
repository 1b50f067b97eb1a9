"""The two doors as processes of their own, started together and ended together.

Each child holds a pipe to its parent: when the parent is gone, however it went, the pipe
closes and the child ends.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from urllib.request import urlopen

from netwerk_widgets.serve import certificates
from netwerk_widgets.session.errors import NetwerkError

#: How long a door may take to open, and to close (seconds).
OPENING, CLOSING = 60, 10


def spawn(arguments: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start ``netwerk <arguments>`` as a child that ends when this process does.

    It is no part of the terminal's own group: Ctrl-C is its parent's to answer.
    """
    more: dict[str, Any] = {"process_group": 0}
    if sys.platform == "win32":
        more = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return subprocess.Popen(  # noqa: S603 - ourselves
        [sys.executable, "-m", "netwerk_widgets", *arguments],
        stdin=subprocess.PIPE,
        env=os.environ | env | {"NETWERK_CHILD": "1"},
        **more,
    )


def tell(child: subprocess.Popen[bytes], line: str) -> None:
    """Send a child a line; one that is gone hears nothing."""
    if child.stdin is not None:
        with suppress(OSError, ValueError):
            child.stdin.write(line.encode() + b"\n")
            child.stdin.flush()


def terminate() -> None:
    """End this process, as who asks it politely does."""
    os.kill(os.getpid(), signal.SIGTERM)


def end_with_parent(
    stop: Callable[[], object], told: Callable[[str], object] = lambda _line: None
) -> None:
    """In a child: call ``stop`` when the parent's end of the pipe closes.

    Every line that comes before that is given to ``told``. Should it not have stopped after
    `CLOSING` seconds, it ends there and then.
    """
    if os.environ.get("NETWERK_CHILD") != "1":
        return

    def wait() -> None:
        # Not through sys.stdin: its lock, held here for ever, makes the interpreter's end fail.
        begun = b""
        while piece := os.read(0, 4096):
            *lines, begun = (begun + piece).split(b"\n")
            for line in lines:
                told(line.decode())
        stop()
        time.sleep(CLOSING)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def end_with_starter(stop: Callable[[], object]) -> None:
    """Call ``stop`` when who started this process is gone, of whatever program that was.

    Somebody else's program holds no pipe to us; a process whose parent is gone gets another.
    """
    parent = os.getppid()

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        stop()
        time.sleep(CLOSING)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def is_open(address: str, seconds: float = 1) -> bool:
    """Whether a door answers within so many seconds."""
    trusting = certificates.trusting() if address.startswith("https:") else None
    try:
        # Our own loopback address.
        with urlopen(address, timeout=seconds, context=trusting):  # noqa: S310
            return True
    except OSError:  # not there yet, or too busy to answer within the time
        return False


def wait_until_open(address: str, child: subprocess.Popen[bytes]) -> None:
    """Wait until a door answers.

    Raises
    ------
    NetwerkError
        When its process ended, or it takes longer than `OPENING`.
    """
    until = time.monotonic() + OPENING
    while time.monotonic() < until:
        if child.poll() is not None:
            raise NetwerkError("door_failed")
        if is_open(address, 5):
            return
        time.sleep(0.1)
    raise NetwerkError("door_failed")


def end(children: Sequence[subprocess.Popen[bytes]]) -> None:
    """End children: politely, and after `CLOSING` seconds for certain."""
    for child in children:
        if child.stdin is not None:
            with suppress(OSError):  # a line that nobody took in
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
