"""Where the workbook's own files are, and where the user's files go."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import platformdirs

from netwerk_widgets import plotlyjs

PACKAGE = Path(__file__).parent

#: The pages beside the seven steps, by the names of their notebooks.
EXTRAS: tuple[str, ...] = ("map", "thread", "gather", "desk")


#: The address (``NETWERK_DB``) of sessions that a browser keeps.
BROWSER = "browser://"


def _shipped(folder: str) -> Path:
    """A top-level folder: beside the package in a checkout, inside it in a wheel."""
    in_wheel = PACKAGE / "_workbook" / folder
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / folder


def notebooks() -> Path:
    """The folder of the workbook's notebooks; ``NETWERK_NOTEBOOKS`` names one's own."""
    chosen = os.environ.get("NETWERK_NOTEBOOKS")
    return Path(chosen).absolute() if chosen else shipped_notebooks()


def shipped_notebooks() -> Path:
    """The folder of the notebooks as they came: what the room gets is never one's own."""
    return _shipped("notebooks")


def own_notebooks(folder: Path | None = None) -> bool:
    """Whether these pages, or else the workbook's, are somebody's own.

    What is on them nobody knows beforehand.
    """
    return (folder or notebooks()) != shipped_notebooks()


def analysis(case: str, language: str) -> Path | None:
    """The notebook in which one of the two cases is computed; None where there is none."""
    folder = shipped_notebooks() / "cases" / "analysis"
    name = f"{case}.{language}.ipynb"
    return next((each for each in folder.glob("*.ipynb") if each.name == name), None)


def data() -> Path:
    """The folder of the cases and import templates."""
    return _shipped("data")


def home() -> Path:
    """The folder for the user's sessions and settings, made when it is not there.

    ``NETWERK_HOME`` overrides the system's own place for application data. What we make is for
    its owner only. A folder of somebody's choice that was there already stays as it is: it may
    hold more than ours.
    """
    chosen = os.environ.get("NETWERK_HOME")
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir("netwerk", False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not chosen:
        keep_private(folder)
    return folder


def keep_private(path: Path | str) -> None:
    """Take from everybody but its owner what they may do with a file or folder.

    What belongs to somebody else stays as it is; Windows keeps the user's folders by itself.
    """
    with suppress(OSError):
        mode = stat.S_IMODE(os.stat(path).st_mode)  # noqa: PTH116
        if os.name == "posix" and mode & 0o077:
            os.chmod(path, mode & 0o700)  # noqa: PTH101


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first moment; whole or not at all."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
    ) as part:
        try:
            part.write(text)
            part.flush()
        except OSError:
            Path(part.name).unlink()
            raise
    os.replace(part.name, path)  # noqa: PTH105


def copy_whole(source: Path, target: Path, finish: Callable[[Path], object]) -> None:
    """Copy a folder of ours to one that is not there or is empty: whole, or not at all.

    ``finish`` is called with the copy before it stands in its place. What begins with a dot stays
    behind: what a run or an editor left.

    Raises
    ------
    OSError
        When it cannot be written; nothing is left then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".netwerk-", dir=target.parent) as beside:
        begun = Path(beside) / "whole"
        shutil.copytree(source, begun, ignore=shutil.ignore_patterns(".*"))
        finish(begun)
        if target.exists():
            target.rmdir()
        begun.rename(target)


def database_url() -> str:
    """The SQLAlchemy address of the session store: ``NETWERK_DB`` or SQLite in `home`."""
    return os.environ.get("NETWERK_DB") or f"sqlite:///{home() / 'sessions.db'}"


def in_browser() -> bool:
    """Whether sessions are kept by the browser in which this Python runs; see `lite`."""
    return os.environ.get("NETWERK_DB") == BROWSER


def base_url() -> str:
    """What all addresses of this server begin with: ``NETWERK_BASE``, else ``/``.

    Behind a proxy that serves more than us that is the folder it gave us.
    """
    return f"/{os.environ.get('NETWERK_BASE', '').strip('/')}/".replace("//", "/")


def behind_hub() -> bool:
    """Whether somebody else's server lets people in here, and has their login."""
    return base_url() != "/"


def static() -> Path:
    """The folder of the pages' own scripts and styles."""
    return PACKAGE / "static"


def static_files() -> dict[str, Path]:
    """The files of `static` by the name in their address (``map/view.js``), in order."""
    found = sorted(path for path in static().rglob("*.*") if path.is_file())
    return {path.relative_to(static()).as_posix(): path for path in found}


@cache
def static_version() -> str:
    """A digest of `static` and plotly's script: part of the address, so files never go stale.

    In a browser the page says it (``NETWERK_STATIC``): the files are beside that.
    """
    if told := os.environ.get("NETWERK_STATIC"):
        return told
    digest = hashlib.sha256()
    for path in (plotlyjs.script(), *static_files().values()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
