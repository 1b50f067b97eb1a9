"""The ways into the workbook that ``netwerk start`` hands out, each good for one use."""

import json
import os
import secrets
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from html import escape

from netwerk_widgets import places
from netwerk_widgets.serve import processes
from netwerk_widgets.serve.entrance import PATH
from netwerk_widgets.serve.supervising import Door
from netwerk_widgets.texts import Texts

#: How long the ticket in the file is good (seconds): a browser that starts slowly.
SECONDS = 600


class Doorkeeper:
    """Makes tickets for the workbook's process, which alone knows what is out.

    They go over the pipe to that process: nobody else on the computer sees them pass.
    """

    def __init__(self, door: Door, origin: str, page: str, t: Texts) -> None:
        self.door, self.origin, self.page, self.t = door, origin, page, t
        self.file = places.home() / "open.html"

    def address(self, kind: str = "terminal", seconds: float | None = None) -> str:
        """An address with a new ticket; the one before it of its kind lets nobody in any more."""
        secret = secrets.token_urlsafe(24)
        order = {"kind": kind, "secret": secret, "page": self.page, "seconds": seconds}
        if self.door.child is not None:
            processes.tell(self.door.child, json.dumps(order))
        return f"{self.origin}{PATH}?lang={self.t.language}#{secret}"

    def show(self) -> None:
        """Open the browser, on a file that leads on.

        The address itself would stand in the browser's arguments.
        """
        address = escape(self.address("file", SECONDS))
        title, link = escape(self.t("entrance.file.title")), escape(self.t("entrance.file.link"))
        places.write_private(
            self.file,
            f'<!DOCTYPE html><html lang="{self.t.language}"><head><meta charset="utf-8">'
            f'<title>{title}</title><meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0; url={address}"></head>'
            f'<body><p><a href="{address}">{link}</a></p></body></html>',
        )
        webbrowser.open(self.file.resolve().as_uri())

    def tidy(self) -> None:
        """Take the file away."""
        self.file.unlink(missing_ok=True)


def on_enter(do: Callable[[], object]) -> None:
    """Call ``do`` whenever somebody presses Enter, for as long as there is something to read.

    Without a terminal (a service, ``nohup``) there is nothing to read, and no more to it.
    """
    try:
        handle = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        return

    def wait() -> None:
        # Not through sys.stdin: its lock, held here, makes the interpreter's end fail.
        while True:
            try:
                read = os.read(handle, 1024)
            except OSError:
                if not _in_background(handle):
                    return
                time.sleep(1)
                continue
            if not read:
                return
            if b"\n" in read or b"\r" in read:
                do()

    threading.Thread(target=wait, daemon=True).start()


def _in_background(handle: int) -> bool:
    """Whether it is somebody else's turn to read from the terminal (``netwerk start &``)."""
    try:
        return os.isatty(handle) and os.tcgetpgrp(handle) != os.getpgrp()
    except OSError:
        return False
