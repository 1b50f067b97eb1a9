"""Notebooks of one's own: copied to a folder, changed there, and served from it.

Their cells run with all that the workbook may do. So only a folder is served that was made on this
computer, or that somebody here said to trust: a file in it has a mark that this computer's key
alone can make, of this folder at this place.
"""

import hmac
import os
from contextlib import suppress
from pathlib import Path

from netwerk_widgets import places
from netwerk_widgets.serve.keys import cookie_key
from netwerk_widgets.session.errors import NetwerkError

#: The file with the mark, and the page without which a folder is no workbook.
MARK, START = ".netwerk-trusted", "00_start.ipynb"
#: The environment's name for the folder (`places.notebooks`).
FOLDER = "NETWERK_NOTEBOOKS"


def copy(folder: Path) -> None:
    """Copy the workbook's notebooks to a new or empty folder, which is trusted then.

    Raises
    ------
    NetwerkError
        When something is there already, or it cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise NetwerkError("notebooks_there", folder=str(folder))
        places.copy_whole(
            places.shipped_notebooks(),
            folder,
            lambda begun: (begun / MARK).write_text(_mark(folder)),
        )
    except (OSError, RuntimeError) as problem:  # links that go round and round
        raise NetwerkError("notebooks_unwritable", folder=str(folder)) from problem


def chosen(named: str | None, *, trust: bool = False) -> Path | None:
    """The folder to serve from: the one named, else the environment's; None for the workbook's own.

    With ``trust`` somebody says that it may be served, now and from now on.

    Raises
    ------
    NetwerkError
        When it is no folder of the workbook's pages, or was not made or trusted on this computer.
    """
    wanted = named or os.environ.get(FOLDER)
    if not wanted:
        return None
    folder = existing(wanted)
    if trust:
        with suppress(OSError):  # one that cannot be written is trusted this time
            places.write_private(folder / MARK, _mark(folder))
    elif not _is_trusted(folder):
        raise NetwerkError("notebooks_untrusted", folder=str(folder))
    return folder


def existing(named: str) -> Path:
    """The folder of this name.

    Raises
    ------
    NetwerkError
        When the workbook's pages are not in it.
    """
    folder = Path(named).absolute()
    with suppress(OSError):  # a name that cannot be one
        if (folder / START).is_file():
            return folder
    raise NetwerkError("notebooks_missing", folder=str(folder))


def _is_trusted(folder: Path) -> bool:
    try:
        found = (folder / MARK).read_bytes()
    except OSError:
        return False
    return hmac.compare_digest(found, _mark(folder).encode())


def _mark(folder: Path) -> str:
    """The same folder at another place, or on another computer, has another."""
    return hmac.new(cookie_key(), os.fsencode(folder.resolve()), "sha256").hexdigest()
