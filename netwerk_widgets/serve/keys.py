"""The workbook's lasting secret: the key that signs the cookie of who was let in.

It is kept in a file that only its owner can read, and nowhere else: not in an address, not in a
process's arguments, which every user of a computer can list.
"""

import logging
import os
import re
import secrets
import stat
from pathlib import Path

from netwerk_widgets import places

log = logging.getLogger("netwerk")

#: The key's file in `places.home`, and how many bytes the key has.
NAME, BYTES = "cookie.key", 32


def cookie_key() -> bytes:
    """The key; made when there is none, or when others may have seen the one there was.

    A new key shuts every browser out that was let in under the old one.
    """
    path = places.home() / NAME
    found = _read(path)
    if found is None:
        _make(path)
        found = _read(path)
    if found is None:  # a folder that keeps nothing private: a key until the server stops
        log.warning("the cookie key cannot be kept in %s", path)
        found = secrets.token_bytes(BYTES)
    return found


def _make(path: Path) -> None:
    made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    places.write_private(made, secrets.token_hex(BYTES))
    try:
        # Two that start together: the first one's key is the key.
        os.link(made, path)
    except FileExistsError:
        if _read(path) is None:
            log.warning("the cookie key in %s was not private; there is a new one", path)
            os.replace(made, path)  # noqa: PTH105
    except OSError:  # a disk without links
        os.replace(made, path)  # noqa: PTH105
    finally:
        made.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """The key in a file of ours that nobody else can read; None when it is not that."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        about = os.fstat(file.fileno())
        if os.name == "posix" and (
            about.st_uid != os.geteuid() or stat.S_IMODE(about.st_mode) & 0o077
        ):
            return None
        text = file.read(BYTES * 2 + 1)
    if not re.fullmatch(rb"[0-9a-f]{%d}" % (BYTES * 2), text):
        return None
    return bytes.fromhex(text.decode())
