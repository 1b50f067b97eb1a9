"""Files that the command writes: whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from netwerk_widgets.session.errors import NetwerkError


@contextmanager
def whole_file(name: str) -> Iterator[BinaryIO]:
    """A file to write in, that takes its place only when all is written.

    What was there before stays until then, and stays when something fails.

    Raises
    ------
    NetwerkError
        At once, when there cannot be such a file.
    """
    target = Path(name)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(name)
        with part.open("wb") as opened:
            yield opened
        part.replace(target)
    except (OSError, ValueError) as problem:
        raise NetwerkError("file_unwritable", file=name) from problem
    finally:
        part.unlink(missing_ok=True)
