"""The workbook's own small files, read again only when they were replaced.

A page looks at them several times a second. Each is written whole by `places.write_private`, so
another content is another file.
"""

import json
from pathlib import Path
from typing import Any

_read: dict[Path, tuple[object, Any]] = {}


def stamp(path: Path) -> object:
    """Something that is different when the file was replaced; None as long as there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ino, stat.st_size


def content(path: Path) -> Any:
    """What the file says; the same object as long as it is the same file, so only to be read.

    Raises
    ------
    OSError, ValueError, RecursionError
        When it is not there, or holds no JSON.
    """
    now = stamp(path)
    before, kept = _read.get(path, (None, None))
    if now is None or now != before:
        kept = json.loads(path.read_text(encoding="utf-8"))
        _read[path] = (now, kept)
    return kept
