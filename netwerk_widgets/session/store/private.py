"""The files of an SQLite database are for their owner alone, whatever the umask."""

import glob
import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import URL

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def database_file(url: URL) -> Path | None:
    """The file of a database, links followed; None when it is no file."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database)).resolve()


def keep_private(url: URL) -> None:
    """Make the file, if it is not there, for its owner alone; take it from others if it is.

    SQLite gives what it makes beside the file the file's own permissions; what was made
    before (the log, a rescue, a copy kept beside it: whatever begins with the file's name)
    is taken from others too. What belongs to somebody else is left to them.
    """
    file = database_file(url)
    if file is None:
        return
    with suppress(OSError):  # why there cannot be such a file is said when it is opened
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    for each in file.parent.glob(f"{glob.escape(file.name)}*"):
        with suppress(OSError):
            found = each.lstat()
            if stat.S_ISREG(found.st_mode) and found.st_mode & _OTHERS:
                each.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS)
