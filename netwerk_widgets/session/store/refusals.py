"""Why a database cannot be written: the first thing that stands in the way, in one sentence."""

import os
import shutil
from pathlib import Path

from sqlalchemy.engine import URL

from netwerk_widgets.session.errors import DatabaseError
from netwerk_widgets.session.store.address import place_of
from netwerk_widgets.session.store.private import database_file

#: SQLite cannot begin in less room than this (bytes).
_LEAST = 128 * 1024


def unwritable(url: URL) -> DatabaseError:
    """What to say when a database in a file cannot be opened or written."""
    file = database_file(url)
    if file is None:
        return DatabaseError("database_unreadable", place=place_of(url))
    folder = file.parent
    if not folder.is_dir():
        return DatabaseError("database_no_folder", place=place_of(url), folder=str(folder))
    if file.is_dir():
        return DatabaseError("database_is_folder", place=place_of(url))
    if _read_only(folder):
        return DatabaseError("database_disk_read_only", place=place_of(url))
    if file.exists() and not os.access(file, os.W_OK):
        if _anothers(file):
            return DatabaseError("database_anothers", place=place_of(url))
        return DatabaseError("database_protected", place=place_of(url))
    if not os.access(folder, os.W_OK | os.X_OK):
        return DatabaseError("database_folder_protected", place=place_of(url), folder=str(folder))
    if shutil.disk_usage(folder).free < _LEAST:
        return DatabaseError("database_full", place=place_of(url))
    return DatabaseError("database_unreadable", place=place_of(url))


def _anothers(file: Path) -> bool:
    return hasattr(os, "geteuid") and file.stat().st_uid != os.geteuid()


def _read_only(folder: Path) -> bool:
    """Whether the file system is one that nothing can be written to."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
