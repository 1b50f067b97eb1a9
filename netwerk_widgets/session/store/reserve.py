"""Some room kept beside the database, so that a session can be removed when the disk is full.

To remove something SQLite must first write what it is about to do.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import URL

from netwerk_widgets.session.store.private import database_file

#: How much is kept (bytes): what SQLite's log grows to before it is emptied.
SIZE = 4_000_000
#: Of a disk that has less than plenty so large a part is kept; what is less than this is no help.
SHARE, LEAST = 1 / 5, 100_000


def place(url: URL) -> Path | None:
    """Where the room is kept; None when the database is no file."""
    file = database_file(url)
    return None if file is None else file.with_name(f"{file.name}.reserve")


def keep(url: URL) -> None:
    """Keep some room, as much as there is, if it is not kept yet."""
    kept = place(url)
    # A browser keeps files in a room of its own: there it would only be written each time.
    if kept is None or kept.exists() or sys.platform == "emscripten":
        return
    part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    try:
        size = min(SIZE, int(shutil.disk_usage(kept.parent).free * SHARE))
        if size < min(SIZE, LEAST):
            return
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(os.urandom(size))  # what is empty takes no room everywhere
        part.replace(kept)
    except OSError:
        pass  # the workbook does without
    finally:
        with suppress(OSError):
            part.unlink()


def free(url: URL) -> bool:
    """Give the kept room back; whether there was any."""
    kept = place(url)
    if kept is None:
        return False
    try:
        kept.unlink()
    except OSError:
        return False
    return True
