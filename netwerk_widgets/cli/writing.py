"""Files that the command writes: whole, or not at all; only ever in the place of a file."""

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from netwerk_widgets.session.errors import NetwerkError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A file to write in, that takes its place only when all is written.

    What was there before stays until then, and stays when something fails; what takes its
    place has its permissions. A folder, link, device or anything else that is no ordinary
    file is never replaced.

    Raises
    ------
    NetwerkError
        At once, when there cannot be such a file; later, when there is no room for it.
    """
    try:
        old = _replaceable(name)
        target = Path(name)
        part = target.with_name(f".netwerk-{secrets.token_hex(8)}.part")
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        opened = os.fdopen(os.open(part, flags, 0o666 if old is None else 0o600), "wb")
    except (OSError, ValueError) as problem:
        raise _explained(problem, name) from problem
    try:
        with opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        if old is not None:
            _like(part, old)
        _replaceable(name)  # it may have changed while we wrote
        part.replace(target)
    except (OSError, ValueError) as problem:
        raise _explained(problem, name) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _replaceable(name: str) -> os.stat_result | None:
    """The ordinary file that is there; None when there is nothing yet."""
    if not name.strip():
        raise NetwerkError("file_no_name")
    if name.endswith((os.sep, os.altsep or os.sep)) or Path(name).is_dir():
        raise NetwerkError("file_is_folder", file=name)
    try:
        found = Path(name).lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise NetwerkError("file_not_ordinary", file=name)
    if not os.access(name, os.W_OK):
        raise NetwerkError("file_protected", file=name)
    return found


def _like(part: Path, old: os.stat_result) -> None:
    """Give a file the permissions of the one whose place it takes, and its owner if that may."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(part, old.st_uid, old.st_gid)
    part.chmod(stat.S_IMODE(old.st_mode))


def _explained(problem: OSError | ValueError, name: str) -> NetwerkError:
    number = problem.errno if isinstance(problem, OSError) else None
    folder = Path(name).parent
    if number in _NO_ROOM:
        return NetwerkError("file_no_room", file=name)
    if number in (errno.ENOENT, errno.ENOTDIR):
        return NetwerkError("file_no_folder", file=name, folder=folder)
    if number in _NO_RIGHT:
        return NetwerkError("file_folder_protected", file=name, folder=folder)
    return NetwerkError("file_unwritable", file=name)
